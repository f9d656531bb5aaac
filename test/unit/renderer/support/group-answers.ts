import { effectsOfSwitches } from '../../../../electron/core/services/group-effects.ts';
import { windowOf } from '../../../../electron/core/services/groups.ts';
import { createNameSearch } from '../../../../electron/core/services/named-users.ts';
import { summaryOf } from '../../../../electron/domain/group.ts';
import type { Group, ObjectRight, User } from '../../../../electron/domain/user.ts';
import { failing, os } from './fake-bridge.ts';

/** What the core answers about these groups; `beforeMembers` may refuse to tell members; `rights` goes by group id. */
export function groupAnswers(
  groups: () => readonly Group[],
  beforeMembers: () => void = () => undefined,
  rights: ReadonlyMap<string, readonly ObjectRight[]> = new Map(),
) {
  return {
    list: os.groups.list.handler(() => groups().map(summaryOf)),
    members: os.groups.members.handler(({ input }) => {
      beforeMembers();
      const group = groups().find(({ id }) => id === input.groupId);
      if (!group) throw failing('group-not-found', { group: input.groupId, instance: 'lab-01' });
      return windowOf(group, input);
    }),
    objectRights: os.groups.objectRights.handler(({ input }) => [...(rights.get(input.groupId) ?? [])]),
    effects: os.groups.effects.handler(({ input }) => effectsOfSwitches(groups(), input.switches, input.names)),
  };
}

/** Whom names mean among these users. */
export function namedAnswer(users: () => readonly User[], groups: () => readonly Group[]) {
  return os.users.named.handler(({ input }) => {
    const search = createNameSearch(input.names);
    search.take(users());
    const { users: found, ...rest } = search.result();
    const isIn = ({ members }: Group, id: string) => members?.some((member) => member.id === id) ?? false;
    const asked = groups().filter(({ id }) => input.groupIds.includes(id));
    const inGroups = (id: string) => asked.filter((group) => isIn(group, id)).map((group) => group.id);
    return { ...rest, users: found.map((user) => ({ ...user, groupIds: inGroups(user.id) })) };
  });
}
