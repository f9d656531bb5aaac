import { bit, SYSTEM_SLOT, VISIBILITY_SLOT } from './link-table.ts';
import { type GroupRow, type LinkRow, strength, typeOf, type UserRow } from './model.ts';
import type { State } from './state.ts';

/** How much somebody may do: 0 nothing, 1 read, 2 write, 3 manage. */
export type Level = 0 | 1 | 2 | 3;

/**
 * Everything that a user reaches over links and ownership, with the level; along a chain the weakest link wins. Links
 * from All users and System group to single users are not followed, they are looked at from the other side.
 */
export function reachOf(state: State, user: Pick<UserRow, 'uuid'>): ReadonlyMap<string, Level> {
  const reached = new Map<string, Level>([[user.uuid, 3]]);
  const queue: string[] = [user.uuid];
  const reach = (uuid: string, level: Level): void => {
    if (level <= (reached.get(uuid) ?? 0)) return;
    reached.set(uuid, level);
    // Of another user only who may manage that user gets further.
    if (typeOf(uuid) === 'group' || (typeOf(uuid) === 'user' && level === 3)) queue.push(uuid);
  };
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    const level = reached.get(from) ?? 0;
    for (const link of state.links.fromBriefly(from)) {
      if (link.link_class === 'permission' && isAlive(state, link))
        reach(link.head_uuid, weaker(level, strength(link.name)));
    }
    for (const group of state.groups.values()) if (group.owner_uuid === from) reach(group.uuid, level);
  }
  return reached;
}

const weaker = (a: Level, b: Level): Level => (a < b ? a : b);

/** Up to 2.3 a role in the trash still granted what it always did. */
function isAlive({ groups, profile }: State, { tail_uuid }: LinkRow): boolean {
  const group = groups.get(tail_uuid ?? '');
  return !group?.is_trashed || !profile.roleDeletionIsFinal;
}

/** What one caller may do with what. Built for one request. */
export class Access {
  readonly #state: State;
  readonly #user: UserRow;
  readonly #root: boolean;
  #reach: ReadonlyMap<string, Level> | null = null;

  constructor(state: State, user: UserRow, root: boolean) {
    this.#state = state;
    this.#user = user;
    this.#root = root;
  }

  /** An administrator has to be active to be one. The system root token always is. */
  get isAdmin(): boolean {
    return this.#root || (this.#user.is_admin && this.#user.is_active);
  }

  /** The level on any object. Inactive users reach nothing but themselves. */
  on(uuid: string): Level {
    if (this.isAdmin) return 3;
    if (uuid === this.#user.uuid) return 3;
    if (!this.#user.is_active) return this.#user.uuid === this.#state.wellKnown.anonymousUser ? this.#reached(uuid) : 0;
    const user = this.#state.users.get(uuid);
    const level = this.#reached(uuid);
    return user ? stronger(level, this.#onUser(user)) : stronger(level, this.#onRole(uuid));
  }

  /** Others are visible while they are active, whoever may read them. */
  canSee(user: UserRow): boolean {
    return this.isAdmin || user.uuid === this.#user.uuid || (user.is_active && this.on(user.uuid) > 0);
  }

  /** Permission links are seen by those whom they concern and by who manages their object. */
  canSeeLink(link: LinkRow): boolean {
    if (this.isAdmin || link.owner_uuid === this.#user.uuid) return true;
    if (link.tail_uuid === this.#user.uuid || link.head_uuid === this.#user.uuid) return true;
    return link.link_class === 'permission' && this.on(link.head_uuid) === 3;
  }

  #reached(uuid: string): Level {
    this.#reach ??= reachOf(this.#state, this.#user);
    return this.#reach.get(uuid) ?? 0;
  }

  #onUser({ slots }: UserRow): Level {
    const { allUsers, systemGroup } = this.#state.wellKnown;
    const managed = slots & bit(SYSTEM_SLOT) ? this.#reached(systemGroup) : 0;
    const seen = slots & bit(VISIBILITY_SLOT) ? weaker(this.#reached(allUsers), 1) : 0;
    return stronger(managed, seen);
  }

  #onRole(uuid: string): Level {
    if (!this.#state.configuration.roleGroupsVisibleToAll) return 0;
    return this.#state.groups.get(uuid)?.group_class === 'role' ? 1 : 0;
  }
}

const stronger = (a: Level, b: Level): Level => (a > b ? a : b);

/** Whether a user may activate themselves: active, or everybody may, or All users can be read. */
export function isInvited(state: State, user: UserRow): boolean {
  if (user.is_active || state.configuration.newUsersAreActive || state.links.isMember(user)) return true;
  return reachOf(state, user).has(state.wellKnown.allUsers);
}

/** Who may write an object: its owner, the caller if so, and direct grantees if the caller may manage it. */
export function writersOf(state: State, access: Access, caller: string, row: GroupRow | UserRow): string[] {
  const level = access.on(row.uuid);
  if (level < 2) return [];
  const writers = new Set([row.owner_uuid, caller]);
  if (level === 3) {
    for (const link of directGrants(state, row.uuid)) {
      if (strength(link.name) > 1 && link.tail_uuid !== null) writers.add(link.tail_uuid);
    }
  }
  return [...writers];
}

/** Members of All users may write it: a million of them are left out, as is any other crowd. */
function* directGrants(state: State, uuid: string): Generator<LinkRow, void, undefined> {
  if (uuid === state.wellKnown.allUsers) return;
  let left = 100;
  for (const link of state.links.to(uuid)) {
    if (link.link_class !== 'permission') continue;
    yield link;
    left -= 1;
    if (left === 0) return;
  }
}
