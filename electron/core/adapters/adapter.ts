import type { Change, Intent, Values } from '../../domain/change.ts';
import type { SignIn } from '../../domain/connection.ts';
import type { Description, Field, Self, ServerIdentity, SignInMethod } from '../../domain/description.ts';
import type { Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import type { HttpClient } from '../net/http.ts';

/** What detection found at an address. `baseUrl` may differ from the pasted one, by `/api` for instance. */
export interface Detection {
  readonly baseUrl: string;
  readonly server: ServerIdentity;
  /** The server has no user yet. */
  readonly firstUser: boolean;
  /** How the kind and version were recognised, as a sentence fragment for people. */
  readonly evidence: string;
}

/** What a session needs. The secret stays inside the adapter and the HTTP client. */
export interface SessionContext {
  readonly http: HttpClient;
  readonly server: ServerIdentity;
  readonly instanceName: string;
  readonly signIn: SignIn;
  readonly secret: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Some users of a directory that is being read. `expected` is the server's total over all pages, if it tells one. */
export interface UserPage {
  readonly users: readonly User[];
  readonly expected: number | null;
}

/** The server's answer to a write: the object as it is now, null where it is gone or the server does not show it. */
export interface WriteAnswer {
  readonly user: User | null;
  readonly group: Group | null;
}

/**
 * One signed-in relation to one instance. It signs in by itself when needed and again when the server ended the
 * sign-in; answers are domain values. Every method can fail with the failures of `HttpClient.send`, with those of
 * sign-in (`credentials-missing`, `credentials-wrong`, `key-wrong`, `account-deactivated`, `password-reset-required`),
 * with `not-allowed`, `answer-not-json`, `answer-malformed`, `answer-unexpected` and `server-error`.
 */
export interface Session {
  /** Proves the sign-in and tells who one is. */
  verify(signal?: AbortSignal): Promise<Result<Self>>;
  describe(signal?: AbortSignal): Promise<Result<Description>>;
  /** Yields pages until all users came; the first failed result ends it. */
  listUsers(signal?: AbortSignal): AsyncGenerator<Result<UserPage>>;
  /** Asks the server itself. `parameters` are values of the description's `findFields`; `page` counts from 1. */
  findUsers(parameters: Values, page: number, signal?: AbortSignal): Promise<Result<UserPage>>;
  getUser(id: string, signal?: AbortSignal): Promise<Result<User>>;
  listGroups(signal?: AbortSignal): Promise<Result<Group[]>>;
  getGroup(id: string, signal?: AbortSignal): Promise<Result<Group>>;
  /** Roles that the server stores for a user and enforces nowhere; empty where it has none. */
  listStoredRoles(userId: string, signal?: AbortSignal): Promise<Result<string[]>>;
  /** The present values of a user's editable fields, by the keys of `editFields`. */
  valuesOf(user: User): Values;
  /**
   * Cuts the values of an intent into those that the server takes in one write each, in the order to send them. The
   * parts after the first of a creation are updates of what was created.
   */
  divide(action: Intent['action'], set: Values): Values[];
  /** Sends one change. `secrets` holds the values of the fields that `change.secrets` names. Never retried blindly. */
  write(change: Change, secrets: Readonly<Record<string, string>>): Promise<Result<WriteAnswer>>;
  /** Answers a demand for a new password at sign-in; afterwards the session is signed in. */
  resetOwnPassword(password: string): Promise<Result<Self>>;
}

/** Speaks one kind's API. */
export interface Adapter {
  readonly kind: string;
  readonly signInMethods: readonly SignInMethod[];
  /** Null: something answers, but it is not this kind. */
  detect(http: HttpClient, signal?: AbortSignal): Promise<Result<Detection | null>>;
  open(context: SessionContext): Session;
  /** The form of the first user, `handle` and `password`, with the kind's default rules; there with `createFirstUser`. */
  readonly firstUserFields?: readonly Field[];
  /**
   * Creates the first user of a server that has none; missing where the kind cannot do that over its API. Fails with
   * `first-user-exists` if there is a user already, `password-too-short`, `handle-reserved`, `input-invalid`.
   */
  createFirstUser?(http: HttpClient, user: { handle: string; password: string }): Promise<Result<User>>;
}
