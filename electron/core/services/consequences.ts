import type { Change, Intent } from '../../domain/change.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type Consequences, effectsOf } from '../../domain/why/effects.ts';
import type { Session } from '../adapters/adapter.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import { drain } from '../directory/drain.ts';
import type { Changes } from './changes.ts';
import { endingsOf } from './endings.ts';
import type { Instance } from './instances.ts';
import { rightEffectsOf } from './object-effects.ts';
import { usersById } from './users-by-id.ts';

/**
 * Who would gain and who would lose what by some intents together, before anything is sent. Fails as their preview does.
 * Loads the directory where it was never loaded, since it tells who is in a group; the members of a group whose right on an
 * object changes come from the server.
 */
export async function consequencesOf(
  { preview }: Pick<Changes, 'preview'>,
  instance: Instance,
  intents: readonly Intent[],
  signal?: AbortSignal,
): Promise<Result<Consequences>> {
  const changes: Change[] = [];
  const place = { ...instance, session: readingOnce(instance.session) };
  for await (const planned of inOrder(intents, IN_FLIGHT, (intent) => preview(place, intent))) {
    if (!planned.ok) return planned;
    changes.push(...planned.value);
  }
  const [description, groups] = await Promise.all([instance.description.get(), instance.groups.get()]);
  if (!description.ok) return description;
  if (!groups.ok) return groups;
  const rights = await rightEffectsOf(instance, changes, description.value, signal);
  if (!rights.ok) return rights;
  const effects = effectsOf(changes, description.value, groups.value, undefined, rights.value);
  for (const id of effects.userIds) {
    const user = await instance.session.getUser(id, signal);
    if (!user.ok) return user;
    effects.take(user.value);
  }
  if (effects.groupIds.length > 0) {
    const filters = { groups: [...effects.groupIds] };
    const members = instance.directory.stream({ search: '', filters, sort: [] }, signal);
    const told = await drain(members, (users) => {
      for (const user of users) effects.take(user);
    });
    if (!told.ok) return told;
  }
  const holders = await usersById(instance, [...rights.value.byUser.keys()], signal);
  if (!holders.ok) return holders;
  for (const user of holders.value.values()) effects.take(user);
  const ends = await endingsOf(instance, changes, description.value, signal);
  if (!ends.ok) return ends;
  const { loadedAt } = await instance.directory.state();
  return ok(effects.result(loadedAt, ends.value));
}

/** A session that reads each account, and what it has on objects, once: a hundred intents may be about the same one. */
function readingOnce(session: Session): Session {
  const users = new Map<string, ReturnType<Session['getUser']>>();
  const rights = new Map<string, ReturnType<Session['listObjectRights']>>();
  return {
    ...session,
    getUser: (id, signal) => once(users, id, () => session.getUser(id, signal)),
    listObjectRights: (id, signal) => once(rights, id, () => session.listObjectRights(id, signal)),
  };
}

function once<Answer>(known: Map<string, Answer>, id: string, read: () => Answer): Answer {
  const answer = known.get(id) ?? read();
  known.set(id, answer);
  return answer;
}
