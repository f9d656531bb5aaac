import { failed, ok, type Result } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { drain } from '../directory/drain.ts';
import type { Instance } from './instances.ts';

/** Accounts that are asked for one by one; more come faster out of the directory. */
const FEW = 30;

/** Accounts by their ids; those that are gone, or that may not be seen, are missing. */
export async function usersById(
  { session, directory }: Pick<Instance, 'session' | 'directory'>,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, User>>> {
  const found = new Map<string, User>();
  if (ids.length > FEW) {
    const wanted = new Set(ids);
    const read = await drain(directory.stream({ search: '', filters: {}, sort: [] }, signal), (users) => {
      for (const user of users) if (wanted.has(user.id)) found.set(user.id, user);
    });
    return read.ok ? ok(found) : read;
  }
  for await (const user of inOrder(ids, IN_FLIGHT, (id) => session.getUser(id, signal))) {
    if (user.ok) found.set(user.value.id, user.value);
    else if (user.failure.code !== 'user-not-found') return failed(user.failure);
  }
  return ok(found);
}
