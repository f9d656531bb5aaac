import { type LinkRow, strength, type UserRow, type WellKnown } from './model.ts';
import type { UserTable } from './user-table.ts';

/** System group manages the user. */
export const SYSTEM_SLOT = 0;
/** The user is a member of All users. */
export const MEMBERSHIP_SLOT = 1;
/** All users may read the user. */
export const VISIBILITY_SLOT = 2;
/** The user has a login on the shell node. */
export const LOGIN_SLOT = 3;
/** From here on: the user's role memberships. */
export const ROLE_SLOT = 4;
const SLOTS = 8;

/** The bit of a slot in `UserRow.slots`. */
export const bit = (slot: number): number => 1 << slot;

const STEM = 'l1nk';
const DIGITS = 15 - STEM.length;

/** What the links without a row are made of. */
export interface Surroundings {
  readonly cluster: string;
  readonly wellKnown: WellKnown;
  readonly membershipLevel: string;
  readonly machine: string;
}

/**
 * All links of one server. A million users have some four million permission links, nearly all of the same few forms:
 * those are bits of the user row, and become rows of their own when somebody changes them.
 */
export class LinkTable {
  readonly #users: UserTable;
  readonly #around: Surroundings;
  readonly #rows = new Map<string, LinkRow>();
  readonly #byTail = new Map<string, Set<LinkRow>>();
  readonly #byHead = new Map<string, Set<LinkRow>>();
  /** Numbers of the seeded members by role; made when first asked for. */
  #seededMembers: Map<string, number[]> | null = null;

  constructor(users: UserTable, around: Surroundings) {
    this.#users = users;
    this.#around = around;
  }

  get(uuid: string): LinkRow | undefined {
    const row = this.#rows.get(uuid);
    if (row) return row;
    const place = this.#placeOf(uuid);
    if (place === null) return undefined;
    const user = this.#users.at(Math.floor(place / SLOTS));
    const slot = place % SLOTS;
    return user && user.slots & bit(slot) ? this.#make(user, slot) : undefined;
  }

  add(row: LinkRow): void {
    this.#rows.set(row.uuid, row);
    put(this.#byTail, row.tail_uuid ?? '', row);
    put(this.#byHead, row.head_uuid, row);
  }

  /** Removes a link, with or without a row. */
  remove({ uuid }: LinkRow): void {
    const row = this.#rows.get(uuid);
    if (row) {
      this.#rows.delete(uuid);
      this.#byTail.get(row.tail_uuid ?? '')?.delete(row);
      this.#byHead.get(row.head_uuid)?.delete(row);
      return;
    }
    const place = this.#placeOf(uuid);
    const user = place === null ? undefined : this.#users.at(Math.floor(place / SLOTS));
    if (user && place !== null) user.slots &= ~bit(place % SLOTS);
  }

  /** Changes a link, which then has a row of its own; answers that row. */
  change(link: LinkRow, values: Partial<LinkRow>): LinkRow {
    const row = { ...link, ...values };
    this.remove(link);
    this.add(row);
    return row;
  }

  /** Links that come from a user or group. */
  *from(tail: string): Generator<LinkRow, void, undefined> {
    yield* [...(this.#byTail.get(tail) ?? [])];
    const { allUsers, systemGroup } = this.#around.wellKnown;
    if (tail === allUsers) yield* this.#everybody(VISIBILITY_SLOT);
    else if (tail === systemGroup) yield* this.#everybody(SYSTEM_SLOT);
    else yield* this.#own(tail, (slot) => slot !== SYSTEM_SLOT && slot !== VISIBILITY_SLOT);
  }

  /** Links that come from a user or group and have a row, or belong to that user: never a million of them. */
  *fromBriefly(tail: string): Generator<LinkRow, void, undefined> {
    yield* [...(this.#byTail.get(tail) ?? [])];
    yield* this.#own(tail, (slot) => slot !== SYSTEM_SLOT && slot !== VISIBILITY_SLOT);
  }

  /** Links that lead to an object. */
  *to(head: string): Generator<LinkRow, void, undefined> {
    yield* [...(this.#byHead.get(head) ?? [])];
    if (this.#users.get(head)) {
      yield* this.#own(head, (slot) => slot === SYSTEM_SLOT || slot === VISIBILITY_SLOT);
      return;
    }
    const { wellKnown, machine } = this.#around;
    if (head === wellKnown.allUsers) yield* this.#everybody(MEMBERSHIP_SLOT);
    else if (head === machine) yield* this.#everybody(LOGIN_SLOT);
    else yield* this.#members(head);
  }

  /** Every link in the order of its UUID, from the first one beyond `after`. */
  *byUuid(after = ''): Generator<LinkRow, void, undefined> {
    const rows = [...this.#rows.values()].filter(({ uuid }) => uuid > after).sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
    let next = 0;
    for (const link of this.#slots(after)) {
      for (let row = rows[next]; row && row.uuid < link.uuid; row = rows[next]) {
        yield row;
        next += 1;
      }
      yield link;
    }
    yield* rows.slice(next);
  }

  /** Number of all links. */
  get size(): number {
    let count = this.#rows.size;
    for (const { slots } of this.#users.values()) for (let bits = slots; bits > 0; bits &= bits - 1) count += 1;
    return count;
  }

  /** Whether the user is a direct member of All users. */
  isMember(user: UserRow): boolean {
    if (user.slots & bit(MEMBERSHIP_SLOT)) return true;
    const { allUsers } = this.#around.wellKnown;
    for (const link of this.#byTail.get(user.uuid) ?? []) {
      if (link.head_uuid === allUsers && link.link_class === 'permission' && strength(link.name) > 0) return true;
    }
    return false;
  }

  *#slots(after: string): Generator<LinkRow, void, undefined> {
    const first = this.#uuid(0).slice(0, -DIGITS);
    const start =
      after < first ? 0 : after.startsWith(first) ? (this.#placeOf(after) ?? 0) + 1 : Number.POSITIVE_INFINITY;
    for (let number = Math.floor(start / SLOTS); number < this.#users.nextNumber; number += 1) {
      const user = this.#users.at(number);
      if (!user) continue;
      for (let slot = 0; slot < SLOTS; slot += 1) {
        if (user.slots & bit(slot) && number * SLOTS + slot >= start) yield this.#make(user, slot);
      }
    }
  }

  *#everybody(slot: number): Generator<LinkRow, void, undefined> {
    for (const user of this.#users.values()) if (user.slots & bit(slot)) yield this.#make(user, slot);
  }

  *#members(role: string): Generator<LinkRow, void, undefined> {
    this.#seededMembers ??= this.#indexMembers();
    for (const number of this.#seededMembers.get(role) ?? []) {
      const user = this.#users.at(number);
      const at = user?.memberships.findIndex((membership) => membership.role === role) ?? -1;
      if (user && at >= 0 && user.slots & bit(ROLE_SLOT + at)) yield this.#make(user, ROLE_SLOT + at);
    }
  }

  /** Only seeded users have memberships without a row, and never get others. */
  #indexMembers(): Map<string, number[]> {
    const index = new Map<string, number[]>();
    for (const { number, memberships } of this.#users.values()) {
      for (const { role } of memberships) {
        const numbers = index.get(role);
        if (numbers) numbers.push(number);
        else index.set(role, [number]);
      }
    }
    return index;
  }

  *#own(uuid: string, wanted: (slot: number) => boolean): Generator<LinkRow, void, undefined> {
    const user = this.#users.get(uuid);
    if (!user) return;
    for (let slot = 0; slot < SLOTS; slot += 1)
      if (user.slots & bit(slot) && wanted(slot)) yield this.#make(user, slot);
  }

  #make(user: UserRow, slot: number): LinkRow {
    const time = user.created_at + slot + 1;
    return {
      uuid: this.#uuid(user.number * SLOTS + slot),
      owner_uuid: this.#around.wellKnown.systemUser,
      created_at: time,
      modified_at: time,
      modified_by_user_uuid: this.#around.wellKnown.systemUser,
      link_class: 'permission',
      ...this.#ends(user, slot),
    };
  }

  #ends(user: UserRow, slot: number): Pick<LinkRow, 'name' | 'tail_uuid' | 'head_uuid' | 'properties'> {
    const { wellKnown, membershipLevel, machine } = this.#around;
    const { uuid } = user;
    const properties = {};
    if (slot === SYSTEM_SLOT)
      return { name: 'can_manage', tail_uuid: wellKnown.systemGroup, head_uuid: uuid, properties };
    if (slot === MEMBERSHIP_SLOT) {
      return { name: membershipLevel, tail_uuid: uuid, head_uuid: wellKnown.allUsers, properties };
    }
    if (slot === VISIBILITY_SLOT) {
      return { name: 'can_read', tail_uuid: wellKnown.allUsers, head_uuid: uuid, properties };
    }
    if (slot === LOGIN_SLOT) {
      const login = { username: user.username ?? '' };
      return { name: 'can_login', tail_uuid: uuid, head_uuid: machine, properties: login };
    }
    const membership = user.memberships[slot - ROLE_SLOT];
    if (!membership) throw new Error(`User ${user.number} has no membership for slot ${slot}.`);
    return { name: membership.level, tail_uuid: uuid, head_uuid: membership.role, properties };
  }

  #uuid(place: number): string {
    return `${this.#around.cluster}-o0j2j-${STEM}${place.toString(36).padStart(DIGITS, '0')}`;
  }

  #placeOf(uuid: string): number | null {
    const digits = uuid.slice(-DIGITS);
    if (!/^[0-9a-z]+$/.test(digits)) return null;
    const place = Number.parseInt(digits, 36);
    return this.#uuid(place) === uuid ? place : null;
  }
}

function put(index: Map<string, Set<LinkRow>>, key: string, row: LinkRow): void {
  const rows = index.get(key);
  if (rows) rows.add(row);
  else index.set(key, new Set([row]));
}
