import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { compareHolders, type Holder, holderOfGroup, holderOfUser } from '../../domain/why/compare.ts';
import type { Compared, Comparison, ComparisonRequest } from '../../domain/why/comparison.ts';
import type { Target } from '../../domain/why/like-user.ts';
import { makeLike } from '../../domain/why/make-like.ts';
import { openExplainer } from './access.ts';
import type { Instance } from './instances.ts';

/**
 * Compares two users, two groups or a user with a group, as the servers tell them now, on one instance or on two of one
 * kind. Fails with `input-invalid` where the kinds differ, and as reading does.
 */
export async function compareTwo(
  on: { readonly a: Instance; readonly b: Instance },
  { a, b, objects }: ComparisonRequest,
  signal?: AbortSignal,
): Promise<Result<Comparison>> {
  const isOne = a.instanceId === b.instanceId;
  if (on.a.connection.server.kind !== on.b.connection.server.kind) {
    const sentence = on.b.say('Only instances of one kind can be compared.');
    return fail('input-invalid', {}, { fields: { b: sentence } });
  }
  const one = await targetOf(on.a, a, objects, signal);
  if (!one.ok) return one;
  const other = await targetOf(on.b, b, objects, signal);
  if (!other.ok) return other;
  const matching = isOne ? 'same-instance' : 'by-name';
  const [first, second] = [one.value.holder, other.value.holder];
  return ok({
    a: { name: first.name },
    b: { name: second.name },
    differences: compareHolders(first, second, matching),
    makeLike: makeLike(first, other.value, matching),
  });
}

async function targetOf(
  instance: Instance,
  { type, id }: Compared,
  objects: boolean,
  signal: AbortSignal | undefined,
): Promise<Result<Target>> {
  const { session } = instance;
  if (type === 'group') {
    const group = await session.getGroup(id, signal);
    return group.ok ? withExplainer(instance, () => holderOfGroup(group.value)) : group;
  }
  const user = await session.getUser(id, signal);
  if (!user.ok) return user;
  const rights = objects ? await session.listObjectRights(id, signal) : ok([]);
  if (!rights.ok) return rights;
  return withExplainer(instance, (explainer) => holderOfUser(explainer, user.value, rights.value), [user.value]);
}

async function withExplainer(
  instance: Instance,
  holderIn: (explainer: Target['explainer']) => Holder,
  mentions: Parameters<typeof openExplainer>[1] = [],
): Promise<Result<Target>> {
  const explainer = await openExplainer(instance, mentions);
  if (!explainer.ok) return explainer;
  const groups = await instance.groups.get();
  return groups.ok
    ? ok({ holder: holderIn(explainer.value), explainer: explainer.value, groups: groups.value })
    : groups;
}
