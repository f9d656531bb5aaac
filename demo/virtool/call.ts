import type { Incoming } from '../lib/http.ts';
import type { AdministratorRole, User } from './model.ts';
import type { VirtoolProfile } from './profile.ts';
import { badRequest, invalid, type Reply, Stop } from './replies.ts';
import type { Session } from './sessions.ts';
import type { State } from './state.ts';
import { type Reader, readFields, type Schema, type Values } from './validation.ts';

/** One request on its way through the server. */
export interface Call {
  readonly state: State;
  readonly profile: VirtoolProfile;
  readonly request: Incoming;
  /** Decoded parts of the path, by the names in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly session: Session;
}

/** A request of somebody who is signed in. */
export interface UserCall extends Call {
  readonly client: User;
}

/** Who may use a route, and what it does. */
export type Route =
  | { readonly access: 'public'; readonly handle: (call: Call) => Reply }
  | { readonly access: 'any' | AdministratorRole; readonly handle: (call: UserCall) => Reply };

/** A route without any check of credentials. */
export const forEverybody = (handle: (call: Call) => Reply): Route => ({ access: 'public', handle });

/** A route for everybody who is signed in. */
export const forUsers = (handle: (call: UserCall) => Reply): Route => ({ access: 'any', handle });

/** A route for administrators of at least the given role. */
export const forRole = (role: AdministratorRole, handle: (call: UserCall) => Reply): Route => ({
  access: role,
  handle,
});

/** The JSON body as an object. Nothing checks the `Content-Type` header. */
export function readObject(call: Call): Readonly<Record<string, unknown>> {
  let body: unknown;
  try {
    body = JSON.parse(call.request.body.toString('utf8'));
  } catch {
    throw new Stop({ kind: 'malformed-json' });
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw invalid('body', [{ loc: ['__root__'], msg: 'value is not a valid dict', type: 'type_error.dict' }]);
}

/** The JSON body as the schema reads it. */
export function readBody<S extends Schema>(call: Call, schema: S): Values<S> {
  const reading = readFields(schema, readObject(call));
  if (reading.ok) return reading.value;
  throw invalid('body', reading.issues);
}

/** The query as the schema reads it; of a repeated name the last value counts. */
export function readQuery<S extends Schema>(call: Call, schema: S): Values<S> {
  const reading = readFields(schema, Object.fromEntries(call.request.query));
  if (reading.ok) return reading.value;
  throw invalid('query string', reading.issues);
}

/** A part of the path as the reader reads it. */
export function readParam<T>(call: Call, name: string, read: Reader<T>): T {
  const reading = read(param(call, name));
  if (reading.ok) return reading.value;
  throw invalid(
    'path',
    reading.issues.map((issue) => ({ ...issue, loc: [name, ...issue.loc] })),
  );
}

/** A part of the path as it is. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** Every password, wherever it is set, has to be as long as the settings say. */
export function requireLength(call: Call, password: string): void {
  const least = call.state.settings.minimum_password_length;
  // Python counts code points.
  if (Array.from(password).length >= least) return;
  throw badRequest(`Password does not meet minimum length requirement (${least})`);
}
