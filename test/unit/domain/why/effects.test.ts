import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../electron/domain/change.ts';
import type { Group, User } from '../../../../electron/domain/user.ts';
import { effectsOf } from '../../../../electron/domain/why/effects.ts';
import { createExplainer } from '../../../../electron/domain/why/explain.ts';
import { anyGroups, anyUser, describing } from './worlds.ts';

const template = fc.sample(anyUser, { numRuns: 1, seed: 5 })[0] as User;
const user = (id: string, groups: string[], more: Partial<User> = {}): User => ({
  ...template,
  id,
  handle: `handle-${id}`,
  administrator: null,
  primaryGroup: null,
  permissions: [],
  groups: groups.map((one) => ({ id: one, name: one })),
  ...more,
});
const group = (id: string, permissions: string[]): Group => ({ id, name: id, permissions, members: null });
const change = (action: Change['action'], id: string, after: Change['after']): Change => ({
  id: 'c',
  instanceId: 'i',
  action,
  target: { type: action.endsWith('group') ? 'group' : 'user', id, name: id },
  before: null,
  after,
  secrets: [],
  labels: {},
  grade: 'undoable',
});

const groups = [group('a', ['see', 'edit']), group('b', ['see'])];

function outcome(changes: readonly Change[], users: readonly User[], description = describing(), limit = 200) {
  const effects = effectsOf(changes, description, groups, limit);
  for (const one of users) effects.take(one);
  return effects.result(null);
}

describe('who gains and who loses', () => {
  test('by an edit of a group are those whom nothing else gives it', () => {
    const result = outcome(
      [change('update-group', 'a', { permissions: ['wipe'] })],
      [user('one', ['a']), user('two', ['a', 'b']), user('three', ['b'])],
    );
    expect(result).toMatchObject({
      affected: 2,
      users: [
        { id: 'one', gains: ['wipe'], loses: ['see', 'edit'] },
        { id: 'two', gains: ['wipe'], loses: ['edit'] },
      ],
      permissions: expect.arrayContaining([
        { permission: 'wipe', gains: 2, loses: 0 },
        { permission: 'see', gains: 0, loses: 1 },
      ]),
      yourself: false,
    });
  });

  test('by the deletion of a group lose what it alone gave', () => {
    const deletion = [change('delete-group', 'a', null)];
    expect(outcome(deletion, [user('two', ['a', 'b'])]).users).toMatchObject([{ loses: ['edit'], gains: [] }]);
    expect(outcome(deletion, [user('three', ['b'])])).toMatchObject({ affected: 0, users: [] });
  });

  test('by several changes together is what is left of all of them', () => {
    const both = [
      change('delete-group', 'a', null),
      change('update-group', 'b', { permissions: ['see', 'edit'] }),
      change('update-user', 'one', { groups: ['a', 'b'] }),
    ];
    expect(outcome(both, [user('one', ['a'])]).affected).toBe(0);
    expect(outcome(both, [user('two', ['a', 'b'])]).affected).toBe(0);
  });

  test('calls out yourself and administrators before everybody else, and counts the rest', () => {
    const many = Array.from({ length: 10 }, (_, index) => user(`u${index}`, ['a']));
    const people = [...many, user('boss', ['a'], { administrator: 'half' }), user('self', ['a'])];
    const result = outcome([change('delete-group', 'a', null)], people, describing(), 2);
    expect(result.users.map(({ id }) => id)).toEqual(['self', 'boss', 'u0', 'u1']);
    expect(result).toMatchObject({ affected: 12, yourself: true, administrators: { stays: 1 } });
  });

  test('tells who becomes and who ceases to be an administrator, by level, by deactivation and by deletion', () => {
    const full = user('one', [], { administrator: 'full' });
    const statusOf = (after: Change['after']) =>
      outcome([change('update-user', 'one', after)], [full]).users[0]?.administrator;
    expect(statusOf({ administrator: null })).toBe('ceases');
    expect(statusOf({ active: false })).toBe('ceases');
    expect(outcome([change('delete-user', 'one', null)], [full]).administrators.ceases).toBe(1);
    const becomes = outcome([change('update-user', 'one', { administrator: 'full' })], [user('one', [])]);
    expect(becomes.users).toMatchObject([{ administrator: 'becomes', gains: expect.arrayContaining(['crown']) }]);
  });

  test('follows a level that is nothing but membership of a group', () => {
    const level = {
      id: 'boss',
      label: 'Boss',
      description: '',
      grantsAll: false,
      canMakeAdministrators: true,
      group: 'a',
    };
    const description = describing({ administratorLevels: [level], administratorPermissions: ['edit'] });
    const promotion = [change('update-user', 'one', { administrator: 'boss' })];
    expect(outcome(promotion, [user('one', [])], description).users).toMatchObject([
      { administrator: 'becomes', gains: ['see', 'edit'] },
    ]);
    const edit = [change('update-group', 'a', { permissions: ['see'] })];
    expect(outcome(edit, [user('one', ['a'], { administrator: 'boss' })], description).administrators.ceases).toBe(1);
  });

  test('gives an account that cannot be used nothing', () => {
    const edit = [change('update-group', 'a', { permissions: ['wipe'] })];
    expect(outcome(edit, [user('one', ['a'], { status: 'off' })]).affected).toBe(0);
    const back = [change('update-user', 'one', { active: true })];
    expect(outcome(back, [user('one', ['b'], { status: 'off' })]).users).toMatchObject([{ gains: ['see'] }]);
  });

  test('is what an explainer says before and after', () => {
    fc.assert(
      fc.property(anyGroups, anyUser, fc.subarray(['see', 'edit', 'wipe']), (some, one, permissions) => {
        const effects = effectsOf([change('update-group', 'g1', { permissions })], describing(), some);
        effects.take(one);
        const [effect] = effects.result(null).users;
        const after = some.map((each) => (each.id === 'g1' ? { ...each, permissions } : each));
        const had = createExplainer(describing(), some).held(one);
        const has = createExplainer(describing(), after).held(one);
        expect(new Set(effect?.gains)).toEqual(new Set([...has].filter((id) => !had.has(id))));
        expect(new Set(effect?.loses)).toEqual(new Set([...had].filter((id) => !has.has(id))));
      }),
    );
  });

  test('of 100,000 members are counted one by one and named up to a limit', () => {
    const effects = effectsOf([change('delete-group', 'a', null)], describing(), groups);
    for (let index = 0; index < 100_000; index += 1) effects.take(user(`u${index}`, ['a']));
    const result = effects.result('2026-01-01T00:00:00.000Z');
    expect(result.affected).toBe(100_000);
    expect(result.users).toHaveLength(200);
    expect(result.permissions).toContainEqual({ permission: 'edit', gains: 0, loses: 100_000 });
  });
});
