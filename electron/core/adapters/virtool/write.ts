import type { Change } from '../../../domain/change.ts';
import { assertNever, type Result } from '../../../domain/result.ts';
import type { WriteAnswer } from '../adapter.ts';
import { withGroup, withNothing, withUser } from '../write-answer.ts';
import { refuseChange } from './gaps.ts';
import { createGroup, deleteGroup, updateGroup } from './write-group.ts';
import { createUser, setStoredRoles, type UserWriter, updateUser } from './write-user.ts';

/** Sends one change to the server and answers with the object as it is now; `not-supported` if the release cannot. */
export async function write(
  writer: UserWriter,
  change: Change,
  secrets: Readonly<Record<string, string>>,
): Promise<Result<WriteAnswer>> {
  const refused = refuseChange(writer, change);
  if (refused) return refused;
  switch (change.action) {
    case 'create-user':
      return withUser(await createUser(writer, change, secrets));
    case 'update-user':
      return withUser(await updateUser(writer, change, secrets));
    case 'set-stored-role':
      return withUser(await setStoredRoles(writer, change));
    case 'create-group':
      return withGroup(await createGroup(writer.caller, change));
    case 'update-group':
      return withGroup(await updateGroup(writer.caller, change));
    case 'delete-group':
      return withNothing(await deleteGroup(writer.caller, change));
    case 'delete-user':
    case 'act-on-user':
    case 'set-object-right':
      throw new Error(`Virtool has no ${change.action}, and none is offered`);
    case 'reset-own-password':
    case 'create-first-user':
      throw new Error(`A change ${change.action} has a call of its own, since it happens before a sign-in`);
    default:
      return assertNever(change.action);
  }
}
