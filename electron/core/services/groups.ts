import type { GroupSummary, MembersQuery, MembersWindow } from '../../contract/contract.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { fold, matchesWords, searchWords } from '../directory/search-text.ts';
import type { Instance } from './instances.ts';

/** All groups with the number of their members instead of their names, which are many on a large server. */
export async function summariesOf(instance: Instance): Promise<Result<GroupSummary[]>> {
  const groups = await instance.groups.get();
  if (!groups.ok) return groups;
  return ok(groups.value.map(({ members, ...group }) => ({ ...group, memberCount: members?.length ?? null })));
}

/** A window of a group's members whose handles hold every word of a search. Fails with `group-not-found`. */
export async function membersOf(instance: Instance, query: MembersQuery): Promise<Result<MembersWindow>> {
  const groups = await instance.groups.get();
  if (!groups.ok) return groups;
  const group = groups.value.find(({ id }) => id === query.groupId);
  if (!group) return fail('group-not-found', { group: query.groupId, instance: instance.connection.name });
  const words = searchWords(query.search);
  const { members } = group;
  const found = (members ?? []).filter(({ handle }) => matchesWords(fold(handle), words));
  return ok({
    members: found.slice(query.offset, query.offset + query.limit),
    matched: found.length,
    total: members?.length ?? null,
  });
}
