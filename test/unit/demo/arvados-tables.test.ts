import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../demo/arvados/access.ts';
import { ACCOUNTS, PROJECT, ROLE } from '../../../demo/arvados/fixtures.ts';
import type { UserRow } from '../../../demo/arvados/model.ts';
import { release32 } from '../../../demo/arvados/profile.ts';
import { install, populate } from '../../../demo/arvados/seed.ts';
import { addPermission, changeUser, createState, type State } from '../../../demo/arvados/state.ts';

const START = Date.UTC(2026, 7, 10);

function open(users: number, seed = 1): State {
  const state = createState(release32, {}, seed, () => START);
  install(state);
  populate(state, users, seed);
  return state;
}

const byEmail = (a: UserRow, b: UserRow): number => {
  const [first, second] = [`${a.email} ${a.uuid}`, `${b.email} ${b.uuid}`];
  return first < second ? -1 : first > second ? 1 : 0;
};

describe('the table of users', () => {
  it('keeps every order through additions, changes and removals', () => {
    const state = open(300);
    const before = [...state.users.ordered('email', byEmail)];
    expect(before).toEqual([...before].sort(byEmail));
    const [first, , third] = before as [UserRow, UserRow, UserRow];
    changeUser(state, first, { email: 'zzz@example.org' }, ACCOUNTS.admin);
    state.users.remove(third);
    state.users.add({ ...third, uuid: 'ardev-tpzed-another00000001', number: state.users.nextNumber, email: 'mmm' });
    const after = state.users.ordered('email', byEmail);
    expect([...after]).toEqual([...state.users.values()].sort(byEmail));
    expect(after).toHaveLength(300);
  });

  it('finds by user name, merged accounts only when asked for', () => {
    const state = open(40);
    expect(state.users.getByUsername('plain')?.uuid).toBe(ACCOUNTS.plain);
    const plain = state.users.get(ACCOUNTS.plain) as UserRow;
    changeUser(state, plain, { username: 'renamed' }, ACCOUNTS.admin);
    expect(state.users.getByUsername('plain')).toBeUndefined();
    expect(state.users.getByUsername('renamed')).toBe(plain);
    state.users.hide(plain);
    expect([state.users.get(ACCOUNTS.plain), state.users.getAny(ACCOUNTS.plain)]).toEqual([undefined, plain]);
  });
});

describe('the seed', () => {
  it('is the same for the same number, with unique uuids and user names and accounts in every state', () => {
    const users = [...open(5000).users.values()];
    expect(users).toEqual([...open(5000).users.values()]);
    expect(users).not.toEqual([...open(5000, 2).users.values()]);
    expect(new Set(users.map(({ uuid }) => uuid)).size).toBe(5000);
    const names = users.flatMap(({ username }) => username ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[A-Za-z][A-Za-z0-9]*$/.test(name))).toBe(true);
    const count = (wanted: (user: UserRow) => boolean) => users.filter(wanted).length;
    expect(count(({ is_active }) => !is_active)).toBeGreaterThan(800);
    expect(count(({ is_admin }) => is_admin)).toBeGreaterThan(10);
    expect(count(({ username }) => username === null)).toBeGreaterThan(50);
    expect(count(({ uuid }) => uuid.startsWith('arpee-'))).toBeGreaterThan(50);
  });

  it('has the fixed accounts first, and never fewer than three users', () => {
    expect(open(1).users.size).toBe(3);
    expect([...open(5).users.values()].slice(2, 4).map(({ uuid }) => uuid)).toEqual([ACCOUNTS.admin, ACCOUNTS.plain]);
  });
});

describe('the table of links', () => {
  it('agrees with itself from every side', () => {
    const { links, users } = open(200);
    const all = [...links.byUuid()];
    expect(all).toHaveLength(links.size);
    expect(all.map(({ uuid }) => uuid)).toEqual(all.map(({ uuid }) => uuid).sort());
    for (const link of all.filter((_, at) => at % 7 === 0)) {
      expect(links.get(link.uuid)).toEqual(link);
      expect([...links.from(link.tail_uuid ?? '')]).toContainEqual(link);
      expect([...links.to(link.head_uuid)]).toContainEqual(link);
    }
    const fromUsers = [...users.values()].flatMap(({ uuid }) => [...links.from(uuid)]);
    expect(fromUsers).toHaveLength(all.filter(({ tail_uuid }) => tail_uuid?.slice(6, 11) === 'tpzed').length);
  });

  it('starts anywhere', () => {
    const { links } = open(50);
    const all = [...links.byUuid()].map(({ uuid }) => uuid);
    for (const at of [0, 3, 20, all.length - 1]) {
      expect([...links.byUuid(all[at])].map(({ uuid }) => uuid)).toEqual(all.slice(at + 1));
    }
    expect([...links.byUuid('ardev-o0j2j-zzzzzzzzzzzzzzz')]).toEqual([]);
  });

  it('turns a seeded link into a row of its own when it changes', () => {
    const { links } = open(50);
    const [link] = [...links.from(ACCOUNTS.plain)].filter(({ head_uuid }) => head_uuid === ROLE);
    if (!link) throw new Error('plain is a member of the role');
    const { size } = links;
    links.change(link, { name: 'can_manage' });
    expect([links.size, links.get(link.uuid)?.name]).toEqual([size, 'can_manage']);
    links.remove(link);
    expect([links.size, links.get(link.uuid)]).toEqual([size - 1, undefined]);
  });

  it('does not take foreign uuids for its own', () => {
    const { links } = open(50);
    expect(links.get('ardev-o0j2j-l1nkzzzzzzzzzzz')).toBeUndefined();
    expect(links.get('other-o0j2j-l1nk0000000000g')).toBeUndefined();
    expect(links.get('')).toBeUndefined();
  });
});

describe('reach', () => {
  it('goes over roles and ownership, and the weakest link wins', () => {
    const state = open(40);
    const plain = { uuid: ACCOUNTS.plain };
    expect(reachOf(state, plain).get(PROJECT)).toBe(1);
    expect(reachOf(state, { uuid: ACCOUNTS.owner }).get(PROJECT)).toBe(3);
    addPermission(state, { name: 'can_manage', tail: ROLE, head: PROJECT, by: ACCOUNTS.admin });
    expect(reachOf(state, plain).get(PROJECT)).toBe(2);
  });

  it('goes through another user only with can_manage', () => {
    const state = open(40);
    addPermission(state, { name: 'can_write', tail: ACCOUNTS.plain, head: ACCOUNTS.second, by: ACCOUNTS.admin });
    addPermission(state, { name: 'can_manage', tail: ACCOUNTS.second, head: ACCOUNTS.owner, by: ACCOUNTS.admin });
    const levels = reachOf(state, { uuid: ACCOUNTS.plain });
    expect([levels.get(ACCOUNTS.second), levels.get(ACCOUNTS.owner)]).toEqual([2, undefined]);
    expect(reachOf(state, { uuid: ACCOUNTS.second }).get(PROJECT)).toBe(3);
  });
});
