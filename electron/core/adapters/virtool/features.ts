import type { ServerIdentity } from '../../../domain/description.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { Caller } from './caller.ts';
import { failureOf } from './errors.ts';
import type { Release } from './gaps.ts';
import { factsOf } from './releases.ts';
import { type AccountWire, rootWire } from './wire.ts';

/** Finds out, signed in, which release a server is that tells no version. */
export async function proveRelease(
  caller: Caller,
  server: ServerIdentity,
  say: Say,
  account: AccountWire,
  signal?: AbortSignal,
): Promise<Result<Release>> {
  const profile = await proveProfile(caller, account, signal);
  if (!profile.ok) return profile;
  const proven = { ...server, profile: profile.value };
  return ok({ server: proven, facts: factsOf(proven), say });
}

/** The id of the profile; 33.2.0 and 34.0.0 differ in nothing that could be asked for. */
async function proveProfile(
  caller: Caller,
  account: AccountWire,
  signal: AbortSignal | undefined,
): Promise<Result<string>> {
  const root = await caller.ask({ method: 'GET', path: '/', signal }, rootWire);
  if (!root.ok) return root;
  const { endpoints } = root.value;
  if ('spaces' in endpoints) return proveByFilter(caller, signal);
  if ('groups' in endpoints) return ok(typeof account.id === 'number' ? '35' : '33');
  return proveByAdministration(caller, signal);
}

/** A nonsense value for `active` is refused from 26.3.0 on and ignored before; listing took a level up to 24.0.1. */
async function proveByFilter(caller: Caller, signal: AbortSignal | undefined): Promise<Result<string>> {
  const answer = await caller.send({ method: 'GET', path: '/users', query: { active: 'maybe', per_page: 1 }, signal });
  if (!answer.ok) return answer;
  switch (answer.value.status) {
    case 400:
      return ok('m2');
    case 200:
      return ok('m1');
    case 403:
      return ok('m0');
    default:
      return failed(failureOf(answer.value, caller.where));
  }
}

/** `/admin` went with 39.21.0: an unknown path is 404, where it is known it is 200, or 403 without the level. */
async function proveByAdministration(caller: Caller, signal: AbortSignal | undefined): Promise<Result<string>> {
  const answer = await caller.send({ method: 'GET', path: '/admin/roles', signal });
  if (!answer.ok) return answer;
  switch (answer.value.status) {
    case 404:
      return ok('39');
    case 200:
    case 403:
      return ok('38');
    default:
      return failed(failureOf(answer.value, caller.where));
  }
}
