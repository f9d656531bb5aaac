import type { Intent } from '../../../electron/domain/change.ts';
import { type GroupSummary, LONGEST_NAME, type NamedUsers } from '../../../electron/domain/group.ts';

/** What is done to members. */
export type How = 'add' | 'remove';

/** Who joins or leaves one group: handles by id. */
export interface MemberChange {
  readonly group: GroupSummary;
  readonly users: ReadonlyMap<string, string>;
}

/** The names in a pasted text or a file: one a line, or parted by commas, semicolons, tabs or blanks; each once. */
export function namesIn(text: string): string[] {
  const names = text.split(/[\s,;]+/).map((name) => name.replace(/^["'<]+|["'>]+$/g, ''));
  const seen = new Map(names.filter((name) => name !== '').map((name) => [name.toLocaleLowerCase(), name]));
  return [...seen.values()];
}

/** Parts names that may mean somebody from texts that are longer than any name, which are cut for showing. */
export function partNames(names: readonly string[]): { readonly asked: string[]; readonly unknown: string[] } {
  const asked = names.filter((name) => name.length <= LONGEST_NAME);
  const rest = names.filter((name) => name.length > LONGEST_NAME);
  return { asked, unknown: rest.map((name) => `${name.slice(0, 60)}…`) };
}

/** Those whose membership changes, for each group; where its members are not told, everybody's may. */
export function changesIn(
  { users }: Pick<NamedUsers, 'users'>,
  groups: readonly GroupSummary[],
  how: How,
): MemberChange[] {
  return groups.map((group) => {
    const moved = users.filter(
      ({ groupIds }) => group.memberCount === null || groupIds.includes(group.id) === (how === 'remove'),
    );
    return { group, users: new Map(moved.map(({ id, handle }) => [id, handle])) };
  });
}

/** What puts users into a group or takes them out, as differences: nobody else's edit is undone. */
export function membersIntent(groupId: string, how: How, userIds: readonly string[]): Intent {
  const key = how === 'add' ? 'addMembers' : 'removeMembers';
  return { action: 'update-group', groupId, expected: {}, set: { [key]: [...userIds] } };
}
