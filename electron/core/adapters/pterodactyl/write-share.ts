import { z } from 'zod';
import { type Change, sameValue } from '../../../domain/change.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { ObjectRef, User } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { objectOf, targetId } from '../target.ts';
import type { Caller } from './caller.ts';
import { ALWAYS_GRANTED } from './catalogue.ts';
import type { Keys } from './standing.ts';
import { getUser } from './users.ts';
import { shareValues } from './values.ts';
import { subuserWire } from './wire.ts';

/** What changing a share needs. */
const CHANGE_SHARES = 'to belong to a root administrator';

/**
 * Gives, changes or takes away a share in a server, over the client API. `catalogue` holds the permissions that exist:
 * the Panel drops others without a word. Answers with the user, whom this does not change.
 */
export async function setShare(keys: Keys, catalogue: readonly string[], change: Change): Promise<Result<User>> {
  const wanted = readWanted(shareValues, change, {}, keys.application.where.say);
  if (!wanted.ok) return wanted;
  const unknown = (wanted.value.permissions ?? []).filter((id) => !catalogue.includes(id));
  if (unknown.length > 0) {
    const names = unknown.join(', ');
    const permissions = keys.application.where.say('The Panel has no such permission: {names}.', { names });
    return failed(failure('input-invalid', {}, { fields: { permissions } }));
  }
  if (!keys.account) throw new Error('Shares take an account key: see refuseChange');
  // Read right before: an address that is nobody's would become a new account (trap 18).
  const user = await getUser(keys.application, targetId(change));
  if (!user.ok) return user;
  const share = shareOf(keys.account, objectOf(change), user.value);
  const present = await share.read();
  if (!present.ok) return present;
  const conflict = conflictWith(change, present.value, user.value);
  if (conflict) return conflict;
  // A set: duplicates would be stored as an object with gaps.
  const permissions = [...new Set([...(wanted.value.permissions ?? []), ALWAYS_GRANTED])];
  const done = await (wanted.value.held ? share.give(permissions, present.value !== null) : share.take(present.value));
  return done.ok ? user : done;
}

/** Somebody else changed the share since it was looked at. */
function conflictWith(change: Change, present: readonly string[] | null, user: User): Result<never> | null {
  const { before } = change;
  if (!before || !('held' in before)) return null;
  const seen = Array.isArray(before.permissions) ? before.permissions : [];
  const isSame = before.held === (present !== null) && sameValue(seen, [...(present ?? [])]);
  // Gone already is what was wanted.
  if (isSame || (present === null && change.after?.held === false)) return null;
  return fail('conflict', { target: user.handle, what: objectOf(change).name });
}

/** The share of one user in one server. */
function shareOf(account: Caller, server: ObjectRef, user: User) {
  const base = `/api/client/servers/${encodeURIComponent(server.id)}/users`;
  const uuid = String(user.attributes.uuid);
  const path = `${base}/${uuid}`;
  const subject = { user: user.handle, object: server.name, needs: CHANGE_SHARES, sent: { email: user.email } };

  /** The permissions; null where there is no share. The whole list tells a missing share from a missing server. */
  async function read(): Promise<Result<readonly string[] | null>> {
    const answer = await account.ask({ method: 'GET', path: base }, z.object({ data: z.array(subuserWire) }), subject);
    if (!answer.ok) return answer;
    const found = answer.value.data.find(({ attributes }) => attributes.uuid === uuid);
    return ok(found?.attributes.permissions ?? null);
  }

  /** An update is a POST as well (trap 18). */
  async function give(permissions: readonly string[], isUpdate: boolean): Promise<Result<void>> {
    const request = isUpdate
      ? ({ method: 'POST', path, json: { permissions } } as const)
      : ({ method: 'POST', path: base, json: { email: user.email, permissions } } as const);
    const answer = await account.ask(request, subuserWire, subject);
    if (!answer.ok) return answer;
    if (answer.value.attributes.uuid === uuid) return ok(undefined);
    const serverMessage = account.where.say(
      'The address of {user} changed at this moment: the share went to whoever has {email} now, perhaps a new account.',
      { user: user.handle, email: user.email ?? '' },
    );
    return fail('conflict', { target: user.handle, what: account.where.say('e-mail address') }, { serverMessage });
  }

  async function take(present: readonly string[] | null): Promise<Result<void>> {
    if (present === null) return ok(undefined);
    const answer = await account.tell({ method: 'DELETE', path }, subject);
    // Somebody else was faster.
    return answer.ok || answer.failure.code !== 'object-not-found' ? answer : ok(undefined);
  }

  return { read, give, take };
}
