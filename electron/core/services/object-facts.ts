import type { Change } from '../../domain/change.ts';
import type { Description } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ObjectRef } from '../../domain/user.ts';
import type { RightChanges } from '../../domain/why/effects.ts';
import { type FactsById, missingFacts, type ObjectFacts } from '../../domain/why/object-holders.ts';
import { factsAfter, type RightEffect, rightEffects } from '../../domain/why/right-effects.ts';
import type { Instance } from './instances.ts';

/** Groups and objects that are followed from one object; a chain through more is not told. */
const MOST_FACTS = 1000;

const NOTHING: ObjectFacts = { holdings: [], within: null };

type Place = Pick<Instance, 'session' | 'connection'>;

/**
 * Reads an object, then the groups and objects that lead to it, and so on, as they would be after changes of rights. What
 * stands in `read` is not asked for again. Fails with `object-not-found`.
 */
export async function factsAbout(
  { session, connection }: Place,
  object: ObjectRef,
  description: Description,
  signal: AbortSignal | undefined,
  changes: readonly Change[] = [],
  read: Map<string, ObjectFacts> = new Map(),
): Promise<Result<FactsById>> {
  const facts = new Map<string, ObjectFacts>();
  if (!session.listObjectHolders) return ok(facts);
  for (let wanted = [object]; wanted.length > 0 && facts.size < MOST_FACTS; ) {
    const unread = wanted.filter(({ id }) => !read.has(id)).slice(0, MOST_FACTS);
    if (unread.length > 0) {
      const told = await session.listObjectHolders(unread, signal);
      if (!told.ok) return told;
      if (facts.size === 0 && !told.value.has(object.id)) {
        return fail('object-not-found', { object: object.name, instance: connection.name });
      }
      for (const { id } of unread) read.set(id, told.value.get(id) ?? NOTHING);
    }
    for (const { id } of wanted) facts.set(id, factsAfter(id, read.get(id) ?? NOTHING, changes));
    wanted = missingFacts(object, facts, description);
  }
  return ok(facts);
}

/** Works out who would gain and who would lose what on the objects whose rights are changed. Fails as reading does. */
export async function rightEffectsOf(
  place: Place,
  changes: readonly Change[],
  description: Description,
  signal: AbortSignal | undefined,
): Promise<Result<RightChanges>> {
  const rights = changes.filter(({ action }) => action === 'set-object-right');
  const objects = new Map(rights.flatMap(({ about }) => (about ? [[about.id, about] as const] : [])));
  const byUser = new Map<string, RightEffect[]>();
  const untold: ObjectRef[] = [];
  const read = new Map<string, ObjectFacts>();
  for (const object of objects.values()) {
    const now = await factsAbout(place, object, description, signal, [], read);
    const then = now.ok ? await factsAbout(place, object, description, signal, rights, read) : now;
    if (!then.ok) {
      // Only who may see everything is told all holders; not to know them is no reason to hide the rest.
      if (then.failure.code !== 'not-allowed') return then;
      untold.push(object);
    } else if (now.ok) {
      for (const [id, effect] of rightEffects(object, now.value, then.value, description)) {
        byUser.set(id, [...(byUser.get(id) ?? []), effect]);
      }
    }
  }
  return ok({ byUser, untold });
}
