import type { Change } from '../../../domain/change.ts';
import { assertNever, type Result } from '../../../domain/result.ts';
import type { WriteAnswer } from '../adapter.ts';
import { withGroup, withNothing, withOthers, withUser } from '../write-answer.ts';
import { refuseChange } from './gaps.ts';
import { createGroup, deleteGroup, updateGroup } from './write-group.ts';
import { createUser, deleteUser, updateUser, type Writer } from './write-user.ts';

/** Sends one change to the server and answers with the object as it is now; `not-supported` if the server cannot. */
export async function write(
  writer: Writer,
  change: Change,
  secrets: Readonly<Record<string, string>>,
): Promise<Result<WriteAnswer>> {
  const refused = refuseChange(writer.caller.where, change);
  if (refused) return refused;
  switch (change.action) {
    case 'create-user':
      return withUser(await createUser(writer, change, secrets));
    case 'update-user':
      return withUser(await updateUser(writer, change, secrets));
    case 'delete-user':
      return withNothing(await deleteUser(writer, change));
    case 'create-group':
      return withGroup(await createGroup(writer, change));
    case 'update-group':
      return withOthers(withGroup(await updateGroup(writer, change)));
    case 'delete-group':
      return withOthers(withNothing(await deleteGroup(writer, change)));
    case 'act-on-user':
    case 'set-object-right':
    case 'set-stored-role':
    case 'create-first-user':
    case 'reset-own-password':
      throw new Error(`Virtool 2 has no ${change.action}, and none is offered`);
    default:
      return assertNever(change.action);
  }
}
