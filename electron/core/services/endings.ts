import type { Change } from '../../domain/change.ts';
import type { Description } from '../../domain/description.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { User } from '../../domain/user.ts';
import { type Ending, type EndingWay, endingOf, endingRights, NAMED_RIGHTS } from '../../domain/why/endings.ts';
import { isUsable } from '../../domain/why/explain.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import type { Instance } from './instances.ts';
import { rightsHeldBy } from './object-access.ts';

type Place = Pick<Instance, 'session'>;

/** An account that ends by a change. */
interface Ended {
  readonly change: Change;
  readonly way: EndingWay;
  readonly id: string;
}

/** What every account has that changes delete, deactivate or merge away, before anything is sent. Fails as reading accounts does. */
export async function endingsOf(
  place: Place,
  changes: readonly Change[],
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<Ending[]>> {
  const ended = new Map<string, Ended>();
  for (const change of changes) {
    const [way, { id }] = [endingOf(change), change.target];
    if (way !== null && id !== null) ended.set(id, { change, way, id });
  }
  const endings: Ending[] = [];
  const read = (one: Ended) => endingFor(place, one, description, signal);
  for await (const one of inOrder([...ended.values()], IN_FLIGHT, read)) {
    if (!one.ok) return one;
    if (one.value) endings.push(one.value);
  }
  return ok(endings);
}

/** Null where the account could not be used before either, and nothing more is taken from it. */
async function endingFor(
  place: Place,
  { change, way, id }: Ended,
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<Ending | null>> {
  const user = await place.session.getUser(id, signal);
  if (!user.ok) return user;
  const { handle, groups } = user.value;
  const groupsStay = way === 'deactivated' && change.grade === 'undoable';
  if (groupsStay && !isUsable(user.value, description)) return ok(null);
  const rights = await rightsOf(place, user.value, description, signal);
  if (!rights.ok) return rights;
  const named = groups.map(({ name }) => name);
  return ok({ id, handle, way, into: receiverOf(change), groups: named, groupsStay, ...rights.value });
}

function receiverOf({ after, labels }: Change): string | null {
  const into = after?.into;
  return typeof into === 'string' && into !== '' ? (labels[into] ?? into) : null;
}

/** That rights could not be read is said, and is no reason to hide the rest. */
async function rightsOf(
  place: Place,
  user: User,
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<Pick<Ending, 'rights' | 'more' | 'inside'>>> {
  if (description.objectTypes.length === 0) return ok({ more: 0, inside: false });
  const access = await rightsHeldBy(place, user, description, signal);
  if (!access.ok) {
    return access.failure.code === 'cancelled' ? failed(access.failure) : ok({ rights: null, more: 0, inside: false });
  }
  const rights = endingRights(access.value, description);
  const shown = rights.slice(0, NAMED_RIGHTS);
  // Where a server tells what lies in objects, they may hold more than can be listed.
  const inside = rights.length > 0 && place.session.listReached !== undefined;
  return ok({ rights: shown, more: rights.length - shown.length, inside });
}
