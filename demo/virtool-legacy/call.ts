import type { Incoming } from '../lib/http.ts';
import type { Holder, Permission, User } from './model.ts';
import type { LegacyProfile } from './profile.ts';
import { crash, invalid, type Reply } from './replies.ts';
import type { SignIn } from './sign-ins.ts';
import type { State } from './state.ts';
import { readFields, type Schema, type Values } from './validation.ts';

/** One request on its way through the server. */
export interface Call {
  readonly state: State;
  readonly profile: LegacyProfile;
  readonly request: Incoming;
  /** Decoded parts of the path, by the names in the route. */
  readonly params: Readonly<Record<string, string>>;
  /** Null for a request with an API key. */
  readonly signIn: SignIn | null;
  /** Null for strangers. */
  readonly client: Holder | null;
}

/** A request of somebody who is signed in or has a key. */
export interface ClientCall extends Call {
  readonly client: Holder;
}

/** Who may use a route, and what it does. */
export type Route =
  | { readonly access: 'public'; readonly handle: (call: Call) => Reply | Promise<Reply> }
  | { readonly access: 'any' | Permission; readonly handle: (call: ClientCall) => Reply };

/** A route without any check of credentials. */
export const forEverybody = (handle: (call: Call) => Reply | Promise<Reply>): Route => ({ access: 'public', handle });

/** A route for everybody who is signed in. */
export const forUsers = (handle: (call: ClientCall) => Reply): Route => ({ access: 'any', handle });

/** A route for those whose sign-in or key carries the permission. */
export const forHolders = (permission: Permission, handle: (call: ClientCall) => Reply): Route => ({
  access: permission,
  handle,
});

/**
 * The JSON body as the schema reads it, whatever the `Content-Type`. Anything but an object, malformed JSON included, is
 * an exception that nobody catches (2.1).
 */
export function readBody<S extends Schema>({ request }: Call, schema: S): Values<S> {
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw crash();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw crash();
  const reading = readFields(schema, body as Readonly<Record<string, unknown>>);
  if (reading.ok) return reading.value;
  throw invalid(reading.problems);
}

/** The fields of a form, URL-encoded or in parts; no field of any other body. Files are left out. */
export async function readForm(request: Incoming): Promise<ReadonlyMap<string, string>> {
  const type = request.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return new Map();
  const fields = new Map<string, string>();
  try {
    const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
    for (const [name, value] of form) if (typeof value === 'string' && !fields.has(name)) fields.set(name, value);
  } catch {
    throw crash();
  }
  return fields;
}

/** A part of the path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The account behind a request. One that was deleted is an exception that nobody catches: its sign-ins live on (2.1). */
export function ownAccount(call: ClientCall): User {
  const user = call.state.users.get(call.client.userId);
  if (user) return user;
  throw crash();
}
