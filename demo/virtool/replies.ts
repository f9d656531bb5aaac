import type { Session, UserSession } from './sessions.ts';
import type { Issue } from './validation.ts';

/** What a handler returns: data for the body, and the session that the client shall have from now on. */
export interface Reply {
  readonly status: number;
  /** Left out, the body stays empty. */
  readonly json?: unknown;
  /** Value of the `Location` header. */
  readonly location?: string;
  /** Replaces the session that the request came with. */
  readonly session?: Session;
  /** Ends whatever sign-in the request came with. */
  readonly signedOut?: boolean;
}

/** Where a validated value came from. */
export type Source = 'body' | 'query string' | 'path';

/** Everything that ends a request without a reply of its handler. */
export type Ending =
  | { readonly kind: 'error'; readonly status: number; readonly id: string; readonly message: string }
  | { readonly kind: 'invalid'; readonly source: Source; readonly issues: readonly Issue[] }
  | { readonly kind: 'malformed-json' }
  | { readonly kind: 'unknown-route' }
  | { readonly kind: 'no-content' }
  | { readonly kind: 'crash' };

/** Thrown by handlers to end the request. */
export class Stop extends Error {
  override name = 'Stop';
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.kind);
    this.ending = ending;
  }
}

/** 200 with data. */
export const ok = (json: unknown): Reply => ({ status: 200, json });

/** 201 with the new thing and where it is. The server writes the path without any prefix. */
export const created = (json: unknown, location: string): Reply => ({ status: 201, json, location });

/** A session just made by signing in, with data. */
export const signedIn = (status: number, json: unknown, session: UserSession): Reply => ({ status, json, session });

/** The server's 204 is raised like an error, so it sets no cookies. */
export const noContent = (): Stop => new Stop({ kind: 'no-content' });

const failure = (status: number, id: string, message: string): Stop => new Stop({ kind: 'error', status, id, message });

/** 400 with an error object. */
export const badRequest = (message: string): Stop => failure(400, 'bad_request', message);

/** 401 with an error object. */
export const unauthorized = (message = 'Requires authorization', id = 'unauthorized'): Stop =>
  failure(401, id, message);

/** 403 with an error object. */
export const forbidden = (message = 'Requires administrative privilege', id = 'forbidden'): Stop =>
  failure(403, id, message);

/** 404 with an error object. */
export const notFound = (message = 'Not found'): Stop => failure(404, 'not_found', message);

/** 409 with an error object. */
export const conflict = (message: string): Stop => failure(409, 'conflict', message);

/** 400 with an array of problems. */
export const invalid = (source: Source, issues: readonly Issue[]): Stop =>
  new Stop({ kind: 'invalid', source, issues });

/** An exception that the server does not catch: 500 in plain text. */
export const crash = (): Stop => new Stop({ kind: 'crash' });
