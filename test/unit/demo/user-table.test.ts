import { describe, expect, it } from 'vitest';
import type { User } from '../../../demo/virtool/model.ts';
import { type Selection, UserTable } from '../../../demo/virtool/user-table.ts';

const user = (handle: string, more: Partial<User> = {}): User => ({
  id: `id of ${handle}`,
  handle,
  password: '',
  active: true,
  forceReset: false,
  groups: [],
  primaryGroup: null,
  lastPasswordChange: 0,
  role: null,
  touched: false,
  ...more,
});

const wanted = (more: Partial<Selection> = {}): Selection => ({
  order: 'handle',
  active: undefined,
  administrator: undefined,
  term: '',
  ...more,
});

function table(...handles: string[]): UserTable {
  const users = new UserTable();
  users.fill(handles.map((handle) => user(handle)));
  return users;
}

const select = (users: UserTable, more?: Partial<Selection>): string[] =>
  users.select(wanted(more)).map(({ handle }) => handle);

describe('the table of users', () => {
  it('sorts by handle with capitals first, or without regard to case', () => {
    const users = table('bob', 'Zoe', 'zack', 'BOB', 'a', 'ä', 'ab');
    expect(select(users)).toEqual(['BOB', 'Zoe', 'a', 'ab', 'bob', 'zack', 'ä']);
    expect(select(users, { order: 'folded' })).toEqual(['a', 'ab', 'BOB', 'bob', 'zack', 'Zoe', 'ä']);
  });

  it('finds by id and by exact handle', () => {
    const users = table('bob', 'BOB', 'x');
    expect(users.get('id of bob')?.handle).toBe('bob');
    expect(users.getByHandle('BOB')?.id).toBe('id of BOB');
    for (const handle of ['Bob', '', 'zz']) expect(users.getByHandle(handle)).toBeUndefined();
    expect(new UserTable().getByHandle('bob')).toBeUndefined();
  });

  it('keeps a list that was asked for before right when users are added', () => {
    const users = table('b', 'd');
    const active = { active: true } as const;
    expect(select(users, active)).toEqual(['b', 'd']);
    expect(select(users, { term: 'B' })).toEqual(['b']);
    users.add(user('C'));
    users.add(user('ab'));
    users.add(user('off', { active: false }));
    expect(select(users, active)).toEqual(['C', 'ab', 'b', 'd']);
    expect(select(users, { ...active, order: 'folded' })).toEqual(['ab', 'b', 'C', 'd']);
    expect(select(users, { term: 'B' })).toEqual(['ab', 'b']);
    expect(users.size).toBe(5);
  });

  it('keeps a list that was asked for before right when users change', () => {
    const users = table('a', 'b', 'c');
    const lists = [{ active: true }, { active: false }, { administrator: true }] as const;
    const all = (): string[][] => lists.map((list) => select(users, list));
    expect(all()).toEqual([['a', 'b', 'c'], [], []]);
    const b = users.get('id of b') as User;
    b.active = false;
    b.role = 'base';
    users.refresh(b);
    users.refresh(b);
    expect(all()).toEqual([['a', 'c'], ['b'], ['b']]);
    b.active = true;
    b.role = null;
    users.refresh(b);
    expect(all()).toEqual([['a', 'b', 'c'], [], []]);
  });

  it('forgets old lists without giving wrong ones', () => {
    const users = table('a1', 'a2', 'b1');
    for (let round = 0; round < 2; round += 1) {
      for (const term of ['a', 'b', '1', '2', 'a1', 'a2', 'b1', 'c', '3', 'x']) {
        expect(select(users, { term })).toEqual(['a1', 'a2', 'b1'].filter((handle) => handle.includes(term)));
      }
    }
  });
});
