import type { Connection } from '../domain/connection.ts';
import { carryOut, placeAt, type WriteOptions } from './changes.ts';
import { chooseUser } from './choose.ts';
import { requireCapability } from './require-capability.ts';
import type { CommandContext } from './run.ts';

/** Deletes a user, or prints what that would destroy. */
export async function deleteUser(
  context: CommandContext,
  instance: Connection,
  named: string,
  options: WriteOptions,
): Promise<void> {
  const place = await placeAt(context, instance);
  requireCapability(place, 'users.delete');
  const user = await chooseUser(context, instance, place.description, named);
  await carryOut(context, place, { action: 'delete-user', userId: user.id }, options);
}
