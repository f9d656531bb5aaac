import type { Change } from '../../../domain/change.ts';
import { assertNever, type Result } from '../../../domain/result.ts';
import type { WriteAnswer } from '../adapter.ts';
import { withGroup, withNothing, withUser } from '../write-answer.ts';
import { act } from './act.ts';
import type { Cluster } from './cluster.ts';
import { refusalOf } from './foresee.ts';
import { createGroup, deleteGroup, renameGroup } from './write-group.ts';
import { setObjectRight } from './write-right.ts';
import { createUser, deleteUser, updateUser } from './write-user.ts';

/** Sends one change to the server and answers with the object as it is now. */
export async function write(
  cluster: Cluster,
  change: Change,
  secrets: Readonly<Record<string, string>>,
): Promise<Result<WriteAnswer>> {
  const refused = refusalOf(cluster, change);
  if (refused) return refused;
  switch (change.action) {
    case 'create-user':
      return withUser(await createUser(cluster, change));
    case 'update-user':
      return withUser(await updateUser(cluster, change));
    case 'delete-user':
      return withNothing(await deleteUser(cluster, change));
    case 'act-on-user':
      return act(cluster, change, secrets);
    case 'set-object-right':
      return setObjectRight(cluster, change);
    case 'create-group':
      return withGroup(await createGroup(cluster, change));
    case 'update-group':
      return withGroup(await renameGroup(cluster, change));
    case 'delete-group':
      return withNothing(await deleteGroup(cluster, change));
    case 'set-stored-role':
      throw new Error('Arvados has no stored roles, and none are offered');
    case 'reset-own-password':
    case 'create-first-user':
      throw new Error(`A change ${change.action} has a call of its own, since it happens before a sign-in`);
    default:
      return assertNever(change.action);
  }
}
