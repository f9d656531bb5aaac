import { fail } from '../../domain/failure.ts';
import {
  type GroupEffects,
  type GroupSummary,
  type MembersQuery,
  type MembersWindow,
  type SwitchesQuery,
  summaryOf,
} from '../../domain/group.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import { fold, matchesWords, searchWords } from '../directory/search-text.ts';
import { effectsOfSwitches } from './group-effects.ts';
import type { Instance } from './instances.ts';

type WithGroups = Pick<Instance, 'groups'>;

/** All groups with the number of their members instead of their names, which are many on a large server. */
export async function summariesOf({ groups }: WithGroups): Promise<Result<GroupSummary[]>> {
  const known = await groups.get();
  return known.ok ? ok(known.value.map(summaryOf)) : known;
}

/** A window of a group's members whose handles hold every word of a search. Fails with `group-not-found`. */
export async function membersOf(
  { groups, connection }: Pick<Instance, 'groups' | 'connection'>,
  query: MembersQuery,
): Promise<Result<MembersWindow>> {
  const known = await groups.get();
  if (!known.ok) return known;
  const group = known.value.find(({ id }) => id === query.groupId);
  if (!group) return fail('group-not-found', { group: query.groupId, instance: connection.name });
  return ok(windowOf(group, query));
}

/** The window itself. */
export function windowOf(
  { members }: Pick<Group, 'members'>,
  { search, offset, limit }: Pick<MembersQuery, 'search' | 'offset' | 'limit'>,
): MembersWindow {
  const words = searchWords(search);
  const all = members ?? [];
  const found = words.length === 0 ? all : all.filter(({ handle }) => matchesWords(fold(handle), words));
  return {
    members: found.slice(offset, offset + limit),
    matched: found.length,
    total: members?.length ?? null,
  };
}

/** What switched permissions would do to the members of groups, before anything is sent. */
export async function switchEffectsOf(
  { groups }: WithGroups,
  { switches, names }: SwitchesQuery,
): Promise<Result<GroupEffects>> {
  const known = await groups.get();
  return known.ok ? ok(effectsOfSwitches(known.value, switches, names)) : known;
}

/**
 * The groups with one user in those that it is in now and in no other: as good as reading all groups again after a single
 * membership changed. Groups that tell no members stay as they are.
 */
export function withUser(
  groups: readonly Group[],
  { id, handle, groups: own }: Pick<User, 'id' | 'handle' | 'groups'>,
): Group[] {
  const wanted = new Set(own.map((group) => group.id));
  return groups.map((group) => {
    const { members } = group;
    if (members === null) return group;
    const isMember = members.some((member) => member.id === id);
    if (isMember === wanted.has(group.id)) return group;
    const next = isMember ? members.filter((member) => member.id !== id) : [...members, { id, handle }];
    return { ...group, members: next };
  });
}
