import type { Change, Grade, Intent, Values } from '../../domain/change.ts';
import type { SignIn } from '../../domain/connection.ts';
import type { Description, Field, Self, ServerIdentity, SignInMethod } from '../../domain/description.ts';
import type { Language } from '../../domain/languages.ts';
import type { FirstUserGuide } from '../../domain/probe.ts';
import type { Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';
import type { Group, ObjectRef, ObjectRight, User } from '../../domain/user.ts';
import type { FactsById } from '../../domain/why/object-holders.ts';
import type { Surrounding } from '../../domain/why/reach.ts';
import type { HttpClient } from '../net/http.ts';

/** What detection found at an address. `baseUrl` may differ from the pasted one, by `/api` for instance. */
export interface Detection {
  readonly baseUrl: string;
  readonly server: ServerIdentity;
  /** The server has no user yet, as far as it tells. */
  readonly firstUser: boolean;
  /** How the kind and version were recognised, as a sentence fragment for people. */
  readonly evidence: string;
}

/** What a session needs. The secrets stay inside the adapter and the HTTP client. */
export interface SessionContext {
  readonly http: HttpClient;
  readonly server: ServerIdentity;
  readonly instanceName: string;
  readonly signIn: SignIn;
  readonly secret: string | null;
  /** Those of the method's `extraSecrets` that were given, by purpose. */
  readonly extraSecrets: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: Say;
}

/**
 * Some users of a directory that is being read. `expected` is the server's total over all pages, if it tells one.
 * `drift` tells of rows that move while the list is read: `none` where it is paged by key, so that nobody can be missed;
 * `seen` where somebody may have been. A list that is cut off behind a page with a `mark` can be gone on with there.
 */
export interface UserPage {
  readonly users: readonly User[];
  readonly expected: number | null;
  readonly drift?: 'none' | 'seen';
  readonly mark?: string;
}

/** The server's answer to a write: the object as it is now, null where it is gone or the server does not show it. */
export interface WriteAnswer {
  readonly user: User | null;
  readonly group: Group | null;
  /** Ids of accounts that are no longer there, beside a deleted target. */
  readonly gone?: readonly string[];
  /** Other accounts changed too: the directory is to be read again. */
  readonly stale?: true;
  /** A secret that the server made and shows only now: for the person's eyes, outside of any page. */
  readonly revealed?: { readonly label: string; readonly text: string };
}

/** An object that somebody reaches, and at which level, as the server computes it. */
export interface ReachedObject {
  readonly object: ObjectRef;
  readonly level: string;
  readonly within: Surrounding | null;
}

/** What a change would do beyond its values, and how bad that is. */
export interface Foresight {
  readonly grade: Grade;
  /** Sentences on what else happens: what is destroyed, who is told, what stays. */
  readonly effects: readonly string[];
  /** It has to be confirmed though it neither deletes nor gives an administrator level. */
  readonly grave: boolean;
}

/**
 * One signed-in relation to one instance. It signs in by itself when needed and again when the server ended the
 * sign-in; answers are domain values. Every method can fail with the failures of `HttpClient.send`, with those of
 * sign-in (`credentials-missing`, `credentials-wrong`, `key-wrong`, `account-deactivated`, `account-inactive`,
 * `password-reset-required`),
 * with `not-allowed`, `answer-not-json`, `answer-malformed`, `answer-unexpected` and `server-error`.
 */
export interface Session {
  /** Proves the sign-in and tells who one is. */
  verify(signal?: AbortSignal): Promise<Result<Self>>;
  describe(signal?: AbortSignal): Promise<Result<Description>>;
  /**
   * Yields pages until all users came, who moved meanwhile maybe twice; the first failed result ends it. `after`: the mark
   * of the last page that is there already.
   */
  listUsers(signal?: AbortSignal, after?: string | null): AsyncGenerator<Result<UserPage>>;
  /** Asks the server itself. `parameters` are values of the description's `findFields`; `page` counts from 1. */
  findUsers(parameters: Values, page: number, signal?: AbortSignal): Promise<Result<UserPage>>;
  getUser(id: string, signal?: AbortSignal): Promise<Result<User>>;
  listGroups(signal?: AbortSignal): Promise<Result<Group[]>>;
  getGroup(id: string, signal?: AbortSignal): Promise<Result<Group>>;
  /** Roles that the server stores for a user and enforces nowhere; empty where it has none. */
  listStoredRoles(userId: string, signal?: AbortSignal): Promise<Result<string[]>>;
  /** What one user has on single objects, what it owns included; empty where the kind has no such thing. */
  listObjectRights(userId: string, signal?: AbortSignal): Promise<Result<ObjectRight[]>>;
  /**
   * What groups have on single objects, groups that they are in included, by group id. Missing where groups have nothing
   * on objects.
   */
  listGroupRights?(
    groupIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, readonly ObjectRight[]>>>;
  /**
   * Who has something on single objects and what these lie in, by object id; members of groups, where those are asked for.
   * Holders that are accounts may come with their ids as names. Fails where the server would leave some out. Missing where
   * the kind has no such objects.
   */
  listObjectHolders?(objects: readonly ObjectRef[], signal?: AbortSignal): Promise<Result<FactsById>>;
  /**
   * What the server itself computes that a user reaches, with what each object lies in; null where this one does not tell
   * it. Missing where nobody reaches anything but by what the other methods tell.
   */
  listReached?(userId: string, signal?: AbortSignal): Promise<Result<readonly ReachedObject[] | null>>;
  /** Objects of one of the description's types whose name or id holds the text; the first hundred. */
  listObjects(type: string, search: string, signal?: AbortSignal): Promise<Result<ObjectRef[]>>;
  /** The present values of a user's editable fields, by the keys of `editFields`. */
  valuesOf(user: User): Values;
  /**
   * Cuts the values of an intent into those that the server takes in one write each, in the order to send them. The
   * parts after the first of a creation are updates of what was created.
   */
  divide(action: Intent['action'], set: Values): Values[];
  /**
   * Looks at the server for what a change would do beyond its values. Fails where it must not or cannot be sent: with
   * `yourself-protected`, `last-administrator`, `protected-account`, `owns-objects` and the like. The change comes with
   * the grade that its kind of action usually has; a null target id stands for an account that is about to be created.
   */
  foresee(change: Change, signal?: AbortSignal): Promise<Result<Foresight>>;
  /** Sends one change. `secrets` holds the values of the fields that `change.secrets` names. Never retried blindly. */
  write(change: Change, secrets: Readonly<Record<string, string>>): Promise<Result<WriteAnswer>>;
  /** Answers a demand for a new password at sign-in; afterwards the session is signed in. */
  resetOwnPassword(password: string): Promise<Result<Self>>;
}

/** What creating a first user needs. `values` and `secrets` are those of the path's fields. */
export interface FirstUserContext {
  readonly http: HttpClient;
  readonly server: ServerIdentity;
  readonly values: Values;
  readonly secrets: Readonly<Record<string, string>>;
  readonly now: () => number;
  readonly say: Say;
}

/** The way in that a created first user has; it is what the connection is saved with. */
export interface FirstUserMade {
  readonly signIn: SignIn;
  readonly secret: string;
}

/** How Roster gives a server its first user, or its first administrator. */
export interface FirstUserPath {
  /** `virgin`: only on a server that says that it has no user. `asked`: nobody can tell from outside; a person can. */
  readonly offered: 'virgin' | 'asked';
  /** The form, with the kind's default rules. The field `handle` names who is made. */
  fields(say: Say): readonly Field[];
  /**
   * Fails with `first-user-exists` if there is one already, with the failures of its fields, or with `outcome-unknown`
   * where even looking again does not tell what became of it.
   */
  create(context: FirstUserContext): Promise<Result<FirstUserMade>>;
}

/** What is said in English, in the other languages: by the English sentence, with the same `{name}`s in it. */
export type Translations = Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>>;

/** Speaks one kind's API. */
export interface Adapter {
  readonly kind: string;
  /** All that the adapter says through `say`. */
  readonly words: Translations;
  /** The usual one first. `server` is there once it is known: what its version never takes is left out then. */
  signInMethods(say: Say, server?: ServerIdentity): readonly SignInMethod[];
  /** Null: something answers, but it is not this kind. */
  detect(http: HttpClient, say: Say, signal?: AbortSignal): Promise<Result<Detection | null>>;
  open(context: SessionContext): Session;
  /** Missing where Roster cannot create that user over the kind's API; `guideFirstUser` then tells how it is made. */
  readonly firstUser?: FirstUserPath;
  guideFirstUser?(detection: Detection, say: Say): FirstUserGuide | null;
}
