import type { Change } from '../../domain/change.ts';
import type { Description } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ObjectRef } from '../../domain/user.ts';
import { type FactsById, missingFacts, type ObjectFacts } from '../../domain/why/object-holders.ts';
import { factsAfter } from '../../domain/why/right-effects.ts';
import type { Instance } from './instances.ts';

/** Groups and objects that are followed from one object; a chain through more is not told. */
const MOST_FACTS = 1000;

const NOTHING: ObjectFacts = { holdings: [], within: null };

/** Where objects are. */
export type Place = Pick<Instance, 'session' | 'connection'>;

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

/**
 * Reads some objects with what they lie in, but no members of groups, into `read`: all at once, then what they lie in, and so
 * on. Fails with `object-not-found` where one of `needed` is gone.
 */
export async function readObjects(
  { session, connection }: Place,
  objects: readonly ObjectRef[],
  needed: ReadonlySet<string>,
  read: Map<string, ObjectFacts>,
  signal: AbortSignal | undefined,
): Promise<Result<void>> {
  if (!session.listObjectHolders) return ok(undefined);
  for (let wanted = [...objects]; wanted.length > 0; ) {
    const unread = wanted.filter(({ id }) => !read.has(id));
    if (unread.length === 0) break;
    const told = await session.listObjectHolders(unread, signal);
    if (!told.ok) return told;
    for (const object of unread) {
      const facts = told.value.get(object.id);
      if (!facts && needed.has(object.id)) {
        return fail('object-not-found', { object: object.name, instance: connection.name });
      }
      read.set(object.id, facts ?? NOTHING);
    }
    const around = unread.flatMap(({ id }) => read.get(id)?.within?.object ?? []);
    wanted = [...new Map(around.map((object) => [object.id, object])).values()];
  }
  return ok(undefined);
}
