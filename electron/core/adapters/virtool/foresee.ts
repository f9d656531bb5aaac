import type { Change } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Foresight } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { guard } from './guards.ts';
import { getUser } from './users.ts';

/** What foreseeing needs. */
export interface Seer {
  readonly caller: Caller;
  /** Id of the account that is signed in. */
  readonly selfId: string;
}

/**
 * Says before sending what `guard` would stop: only the level and being active are power here. Groups give none, since no
 * permission makes an administrator, so neither edits nor deletions of groups can lock anybody out.
 */
export async function foresee({ caller, selfId }: Seer, change: Change): Promise<Result<Foresight>> {
  const plain = ok({ grade: change.grade, effects: [], grave: false });
  const { action, after, target } = change;
  if (action !== 'update-user' || target.id === null || !after) return plain;
  const level = 'administrator' in after ? after.administrator : undefined;
  const loss = {
    deactivates: after.active === false,
    level: level === undefined ? undefined : typeof level === 'string' && level !== '' ? level : null,
  };
  if (!loss.deactivates && loss.level === undefined) return plain;
  const present = await getUser(caller, target.id);
  if (!present.ok) return present;
  const guarded = await guard(caller, selfId, present.value, loss);
  return guarded.ok ? plain : guarded;
}
