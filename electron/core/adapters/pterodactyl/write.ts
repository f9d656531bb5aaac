import type { Change } from '../../../domain/change.ts';
import { assertNever, type Result } from '../../../domain/result.ts';
import type { WriteAnswer } from '../adapter.ts';
import { withNothing, withUser } from '../write-answer.ts';
import { createUser } from './create-user.ts';
import { guardOwnShare } from './guards.ts';
import type { Keys, Standing } from './standing.ts';
import { setShare } from './write-share.ts';
import { deleteUser, updateUser } from './write-user.ts';

/** What writes need. */
export interface Writer {
  readonly keys: Keys;
  readonly standing: Standing;
  /** The permissions that can be given on servers. */
  readonly catalogue: () => Promise<readonly string[]>;
}

/** Sends one change that `refuseChange` lets pass, and answers with the user as they are now. */
export async function write(
  { keys, standing, catalogue }: Writer,
  change: Change,
  secrets: Readonly<Record<string, string>>,
): Promise<Result<WriteAnswer>> {
  switch (change.action) {
    case 'create-user':
      return withUser(await createUser(keys.application, change, secrets));
    case 'update-user':
      return withUser(await updateUser(keys, standing, change, secrets));
    case 'delete-user':
      return withNothing(await deleteUser(keys, standing, change));
    case 'set-object-right': {
      const guarded = guardOwnShare(standing, change, keys.application.where.instance);
      return guarded.ok ? withUser(await setShare(keys, await catalogue(), change)) : guarded;
    }
    case 'act-on-user':
    case 'set-stored-role':
    case 'create-group':
    case 'update-group':
    case 'delete-group':
    case 'reset-own-password':
    case 'create-first-user':
      throw new Error(`Pterodactyl has no ${change.action}, and none is offered`);
    default:
      return assertNever(change.action);
  }
}
