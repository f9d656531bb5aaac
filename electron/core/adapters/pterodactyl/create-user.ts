import type { Change } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import { readWanted } from '../form.ts';
import type { Caller } from './caller.ts';
import { findExactly, USERS, WRITE_USERS } from './users.ts';
import { type NewUserValues, newUserValues } from './values.ts';
import { ROOT, toUser, userWire } from './wire.ts';

type Secrets = Readonly<Record<string, string>>;

/**
 * P4: creates a user. Without a password the Panel makes a set-up token, and parallel ones fail with 500 (§7): such
 * creations wait for each other, whichever session they come from.
 */
export async function createUser(caller: Caller, change: Change, secrets: Secrets): Promise<Result<User>> {
  const wanted = readWanted(newUserValues, change, secrets, caller.where.say);
  if (!wanted.ok) return wanted;
  const work = () => createSurely(caller, wanted.value);
  return wanted.value.password ? work() : oneAtATime(caller.where.origin, work);
}

/**
 * Creates, and looks the account up where nobody can tell: a 500 may mean that the mail failed after the account was
 * stored, or that it was rolled back (5.4, §7). In the second case it is sent once more, which is safe then, and which
 * names what was taken meanwhile.
 */
async function createSurely(caller: Caller, wanted: NewUserValues): Promise<Result<User>> {
  const first = await send(caller, wanted);
  if (first.ok || !isUncertain(first)) return first;
  const made = await findMade(caller, wanted);
  if (!made.ok) return first.failure.code === 'outcome-unknown' ? first : made;
  if (made.value) return ok(made.value);
  // One whose answer never came may still be under way.
  if (first.failure.code === 'outcome-unknown') return first;
  const second = await send(caller, wanted);
  if (second.ok || !isUncertain(second)) return second;
  const madeNow = await findMade(caller, wanted);
  return madeNow.ok && madeNow.value ? ok(madeNow.value) : second;
}

function isUncertain(result: Result<User>): boolean {
  if (result.ok) return false;
  const { code, details } = result.failure;
  return code === 'outcome-unknown' || (code === 'server-error' && details.status === 500);
}

/** Only what is given is sent: the Panel refuses null and empty text for language and level. */
async function send(caller: Caller, wanted: NewUserValues): Promise<Result<User>> {
  const json = {
    username: wanted.handle,
    email: wanted.email,
    first_name: wanted.firstName,
    last_name: wanted.lastName,
    ...(wanted.password ? { password: wanted.password } : {}),
    ...(wanted.externalId ? { external_id: wanted.externalId } : {}),
    ...(wanted.language ? { language: wanted.language } : {}),
    ...(wanted.administrator === ROOT ? { root_admin: true } : {}),
  };
  const { password: _, ...sent } = wanted;
  const subject = { user: wanted.handle, needs: WRITE_USERS, sent };
  const answer = await caller.ask({ method: 'POST', path: USERS, json }, userWire, subject);
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** The account with the wanted address, if it has all of what was sent; another one was not made by this. */
async function findMade(caller: Caller, wanted: NewUserValues): Promise<Result<User | null>> {
  const found = await findExactly(caller, 'email', wanted.email);
  if (!found.ok || !found.value) return found;
  const { handle, email, administrator, attributes } = found.value;
  const isSame =
    handle === wanted.handle.toLowerCase() &&
    email === wanted.email &&
    administrator === (wanted.administrator ?? null) &&
    attributes.firstName === wanted.firstName &&
    attributes.lastName === wanted.lastName &&
    attributes.externalId === (wanted.externalId ?? null);
  return ok(isSame ? found.value : null);
}

const lines = new Map<string, Promise<unknown>>();

/** Does pieces of work for one origin after each other. */
function oneAtATime<T>(origin: string, work: () => Promise<T>): Promise<T> {
  const mine = (lines.get(origin) ?? Promise.resolve()).then(work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  lines.set(origin, settled);
  return mine;
}
