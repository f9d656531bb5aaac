import { type Change, sameValue, type Values } from '../../../domain/change.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { User } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import { targetId } from '../target.ts';
import type { Caller } from './caller.ts';
import { editFields } from './fields.ts';
import { guardPower } from './guards.ts';
import { type Keys, type Standing, serverReader } from './standing.ts';
import { getUser, readUser, USERS, WRITE_USERS } from './users.ts';
import { type UserValues, userValues, valuesOf } from './values.ts';
import { ownedServers, ROOT, toUser, userWire } from './wire.ts';

type Secrets = Readonly<Record<string, string>>;

/**
 * P5: changes a user. The Panel takes four fields with each change and knows no versions (5.5), so the user is read right
 * before: what others changed stays, and fails with `conflict` where they changed the same field.
 */
export async function updateUser(
  keys: Keys,
  standing: Standing,
  change: Change,
  secrets: Secrets,
): Promise<Result<User>> {
  const wanted = readWanted(userValues, change, secrets, keys.application.where.say);
  if (!wanted.ok) return wanted;
  const present = await getUser(keys.application, targetId(change));
  if (!present.ok) return present;
  const refused = refuseUpdate(present.value, change, wanted.value, keys.application.where.say);
  if (refused) return refused;
  if (losesLevel(present.value, wanted.value.administrator)) {
    const guarded = await guardPower(keys, standing, present.value);
    if (!guarded.ok) return guarded;
  }
  return sendPatch(keys.application, present.value, wanted.value);
}

/** Whether an update takes the administrator level from a user. */
export function losesLevel(present: User, level: unknown): boolean {
  return present.administrator === ROOT && level !== undefined && level !== ROOT;
}

/** What is wrong with an update of a user as they are now: `conflict`, or names that the Panel wants filled in first. */
export function refuseUpdate(
  present: User,
  change: Change,
  wanted: Values | UserValues,
  say: Say,
): Result<never> | null {
  const current = valuesOf(present);
  const changed = Object.entries(change.before ?? {}).filter(([key, before]) => {
    const now = current[key];
    return key in current && !sameValue(now, before || null) && !sameValue(now, change.after?.[key] || null);
  });
  if (changed.length > 0) {
    const form = editFields(say);
    const what = changed.map(([key]) => form.find((field) => field.key === key)?.label ?? key).join(', ');
    const fields = Object.fromEntries(changed.map(([key]) => [key, JSON.stringify(current[key] ?? null)]));
    return fail('conflict', { target: present.handle, what }, { fields });
  }
  const missing = (['firstName', 'lastName'] as const).filter((key) => !current[key] && !wanted[key]);
  if (missing.length === 0) return null;
  const sentence = say('This account has none yet, and the Panel takes no change before it is filled in.');
  return failed(failure('input-invalid', {}, { fields: Object.fromEntries(missing.map((key) => [key, sentence])) }));
}

/** The four fields that are always needed, and of the others only what differs: a missing one keeps its value. */
async function sendPatch(caller: Caller, present: User, wanted: UserValues): Promise<Result<User>> {
  const current = valuesOf(present);
  const { password, ...open } = wanted;
  const differs = (key: keyof typeof open) => open[key] !== undefined && !sameValue(open[key], current[key]);
  if (!password && !Object.keys(open).some((key) => differs(key as keyof typeof open))) return ok(present);
  const json = {
    username: open.handle ?? current.handle,
    email: open.email ?? current.email,
    first_name: open.firstName ?? current.firstName,
    last_name: open.lastName ?? current.lastName,
    ...(password ? { password } : {}),
    // Null clears it.
    ...(differs('externalId') ? { external_id: open.externalId } : {}),
    ...(differs('language') ? { language: open.language } : {}),
    ...(differs('administrator') ? { root_admin: open.administrator === ROOT } : {}),
  };
  const subject = { user: present.handle, needs: WRITE_USERS, sent: { ...current, ...open } };
  const path = `${USERS}/${present.id}`;
  const answer = await caller.ask({ method: 'PATCH', path, json }, userWire, subject);
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** P6: deletes a user who owns no servers. */
export async function deleteUser(keys: Keys, standing: Standing, change: Change): Promise<Result<void>> {
  const present = await getUser(keys.application, targetId(change));
  if (!present.ok) return present;
  const { id, handle } = present.value;
  const guarded = await guardPower(keys, standing, present.value);
  if (!guarded.ok) return guarded;
  const subject = { user: handle, needs: WRITE_USERS };
  const gone = await keys.application.tell({ method: 'DELETE', path: `${USERS}/${id}` }, subject);
  if (gone.ok || gone.failure.code !== 'refused-by-server') return gone;
  const owned = await refuseOwner(serverReader(keys, standing), id);
  return owned.ok ? gone : owned;
}

/** Fails with `owns-objects`, which names the servers, where a user owns any; the flag tells whether that could be seen. */
export async function refuseOwner(caller: Caller, id: string): Promise<Result<{ user: User; seen: boolean }>> {
  const wire = await readUser(caller, id, { withServers: true });
  if (!wire.ok) return wire;
  const owned = ownedServers(wire.value);
  const user = toUser(wire.value);
  if (owned === null || owned.length === 0) return ok({ user, seen: owned !== null });
  const objects = owned.map(({ name, identifier }) => `${name} (${identifier})`).join(', ');
  return fail('owns-objects', { user: user.handle, objects });
}
