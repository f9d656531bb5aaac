import { z } from 'zod';
import type { Change } from '../change.ts';
import type { Description } from '../description.ts';
import { type ObjectRef, objectRefSchema, type RightValue, rightValueSchema } from '../user.ts';
import { type FactsById, type HolderPaths, type Holding, holdersOn, type ObjectFacts } from './object-holders.ts';

/**
 * What one account has on an object by all paths together, before and after changes; null: nothing. It may gain one
 * permission and lose another at once.
 */
export const rightEffectSchema = z.object({
  object: objectRefSchema,
  before: rightValueSchema.nullable(),
  after: rightValueSchema.nullable(),
  gains: z.boolean(),
  loses: z.boolean(),
});
export type RightEffect = z.infer<typeof rightEffectSchema>;

/** The facts of one object as they would be once rights on it were changed. */
export function factsAfter(objectId: string, facts: ObjectFacts, changes: readonly Change[]): ObjectFacts {
  const mine = changes.filter(({ action, about }) => action === 'set-object-right' && about?.id === objectId);
  let { holdings } = facts;
  for (const { target, after } of mine) {
    const { type, id, name } = target;
    if (id === null) continue;
    const others = holdings.filter(({ holder, owner }) => owner || holder.type !== type || holder.id !== id);
    holdings = [...others, ...holdingOf({ type, id, name }, after)];
  }
  return { ...facts, holdings };
}

function holdingOf(holder: Holding['holder'], after: Change['after']): Holding[] {
  if (after?.held !== true) return [];
  const { level, permissions } = after;
  const right = {
    level: typeof level === 'string' ? level : null,
    permissions: Array.isArray(permissions) ? permissions : [],
  };
  return [{ holder, owner: false, ...right, note: null }];
}

/** What becomes of everybody's access to one object, by account; who keeps the same is left out. */
export function rightEffects(
  object: ObjectRef,
  now: FactsById,
  then: FactsById,
  description: Description,
): ReadonlyMap<string, RightEffect> {
  const ladder = description.objectTypes.find(({ id }) => id === object.type)?.levels.map(({ id }) => id) ?? [];
  const before = byId(holdersOn(object, now, description));
  const after = byId(holdersOn(object, then, description));
  const effects = new Map<string, RightEffect>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [had, has] = [before.get(id) ?? null, after.get(id) ?? null];
    const [old, next] = [givenBy(had, ladder), givenBy(has, ladder)];
    const gains = [...next].some((one) => !old.has(one));
    const loses = [...old].some((one) => !next.has(one));
    if (gains || loses) effects.set(id, { object, before: rightOf(had), after: rightOf(has), gains, loses });
  }
  return effects;
}

const byId = (holders: readonly HolderPaths[]) => new Map(holders.map((one) => [one.id, one]));

function rightOf(holder: HolderPaths | null): RightValue | null {
  return holder && { level: holder.level, permissions: [...holder.permissions] };
}

/** That there is something at all, the level with all below it, and the permissions. */
function givenBy(holder: HolderPaths | null, ladder: readonly string[]): ReadonlySet<string> {
  if (!holder) return new Set();
  const { level, permissions } = holder;
  const place = level === null ? -1 : ladder.indexOf(level);
  const levels = level !== null && place < 0 ? [level] : ladder.slice(0, place + 1);
  return new Set(['', ...levels.map((one) => `level ${one}`), ...permissions.map((one) => `permission ${one}`)]);
}
