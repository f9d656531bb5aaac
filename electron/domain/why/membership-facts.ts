import type { ObjectRight, User } from '../user.ts';
import type { Holding, ObjectFacts } from './object-holders.ts';

/** The groups of one account, and by id what these groups, and groups that they are in, have on objects. */
export interface Memberships {
  readonly user: Pick<User, 'id' | 'handle' | 'groups'>;
  readonly groupRights: ReadonlyMap<string, readonly ObjectRight[]>;
}

/**
 * Facts of groups with no members but some accounts, and the groups through which these come: enough to know what becomes of
 * these accounts, while a group may have a hundred thousand members.
 */
export function membershipFacts(
  memberships: readonly Memberships[],
  groupTypes: readonly string[],
): Map<string, ObjectFacts> {
  const facts = new Map<string, ObjectFacts>();
  const add = (id: string, { id: holderId, name, type }: Holding['holder'], level: string | null) => {
    const { holdings } = facts.get(id) ?? { holdings: [] };
    if (holdings.some(({ holder }) => holder.type === type && holder.id === holderId)) return;
    const holder = { type, id: holderId, name };
    facts.set(id, {
      holdings: [...holdings, { holder, owner: false, level, permissions: [], note: null }],
      within: null,
    });
  };
  for (const { user, groupRights } of memberships) {
    const names = new Map(user.groups.map(({ id, name }) => [id, name]));
    for (const { id, level } of user.groups) {
      add(id, { type: 'user', id: user.id, name: user.handle }, level ?? null);
    }
    for (const [id, rights] of groupRights) {
      if (!facts.has(id)) facts.set(id, { holdings: [], within: null });
      for (const { object, level } of rights.filter((right) => groupTypes.includes(right.object.type))) {
        names.set(object.id, object.name);
        add(object.id, { type: 'group', id, name: names.get(id) ?? id }, level);
      }
    }
  }
  return facts;
}
