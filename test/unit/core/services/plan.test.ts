import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../electron/core/adapters/adapter.ts';
import { type PlanContext, planChanges, rebase } from '../../../../electron/core/services/plan.ts';
import type { Values } from '../../../../electron/domain/change.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import { fail } from '../../../../electron/domain/failure.ts';
import { ok, type Result } from '../../../../electron/domain/result.ts';
import type { Group, ObjectRight, User } from '../../../../electron/domain/user.ts';

const present: Values = { active: true, groups: ['1'], administrator: null };
const groups: Group[] = [
  { id: '1', name: 'Techs', permissions: ['upload'], members: [{ id: 'u', handle: 'fred' }] },
  { id: '2', name: 'Curators', permissions: [], members: [] },
];

const passwordField = { key: 'password', type: 'password' } as Field;

/** What the directory tells of a group's users. */
async function* userStream(users: User[]): AsyncGenerator<User[], Result<void>> {
  if (users.length > 0) yield users;
  return ok(undefined);
}

/** A server that takes the administrator level in a write of its own, as Virtool does. */
function contextWith(values: Values = present, rights: ObjectRight[] = [], users: User[] = []): PlanContext {
  const session = {
    getUser: async (id: string) =>
      id === 'u'
        ? ok(users[0] ?? ({ id, handle: 'fred' } as User))
        : fail('user-not-found', { user: id, instance: 'lab' }),
    getGroup: async (id: string) => ok(groups.find((group) => group.id === id) as Group),
    listStoredRoles: async () => ok(['owner']),
    valuesOf: () => values,
    divide: (_action, { administrator, ...rest }) =>
      [rest, administrator === undefined ? {} : { administrator }].filter((part) => Object.keys(part).length > 0),
    listObjectRights: async () => ok(rights),
    foresee: async ({ grade, action }) =>
      action === 'delete-user'
        ? fail('yourself-protected', { instance: 'lab' })
        : ok({ grade, effects: [], grave: false }),
  } satisfies Partial<Session> as unknown as Session;
  const description = {
    createFields: [passwordField],
    editFields: [passwordField],
    capabilities: { 'users.delete': { available: false }, 'users.primary-group': { available: true } },
    self: { id: 'me' },
    userActions: [{ id: 'setup', label: 'Set up', fields: [passwordField] }],
  } as unknown as Description;
  return { instanceId: 'i', session, description, groups, directory: { stream: () => userStream(users) } };
}

async function planned(intent: Parameters<typeof planChanges>[1], context = contextWith()) {
  const result = await planChanges(context, intent);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const update = (set: Values, expected: Values = present) =>
  ({ action: 'update-user', userId: 'u', expected, set }) as const;

describe('planning', () => {
  test('holds only what differs from the server', async () => {
    const [only, ...others] = await planned(update({ active: false, groups: ['1'] }));
    expect(others).toEqual([]);
    expect(only?.change).toMatchObject({ before: { active: true }, after: { active: false }, grade: 'undoable' });
  });

  test('is empty where nothing would change', async () => {
    expect(await planned(update({ active: true }))).toEqual([]);
  });

  test('makes one change for each write that the server needs', async () => {
    const changes = await planned(update({ active: false, administrator: 'users' }));
    expect(changes.map(({ change }) => change.after)).toEqual([{ active: false }, { administrator: 'users' }]);
  });

  test('keeps a password out of the change', async () => {
    const [only] = await planned(update({ password: 'hunter22' }));
    expect(only?.secrets).toEqual({ password: 'hunter22' });
    expect(JSON.stringify(only?.change)).not.toContain('hunter22');
    expect(only?.change).toMatchObject({ secrets: ['password'], grade: 'final' });
  });

  test('carries membership over as a difference, so that another editor’s addition survives', async () => {
    const [only] = await planned(
      update({ groups: ['1', '3'] }, { groups: ['1'] }),
      contextWith({ groups: ['1', '2'] }),
    );
    expect(only?.change.after).toEqual({ groups: ['1', '2', '3'] });
  });

  test('names the groups that it mentions', async () => {
    const [only] = await planned(update({ groups: ['2'] }));
    expect(only?.change.labels).toEqual({ 1: 'Techs', 2: 'Curators' });
  });

  test('tells a conflict where somebody else changed the same field to something else', async () => {
    const result = await planChanges(contextWith({ administrator: 'full' }), update({ administrator: 'users' }));
    expect(result).toMatchObject({ ok: false, failure: { code: 'conflict', fields: { administrator: '"full"' } } });
  });

  test('tells no conflict where somebody else did the same', async () => {
    expect(await planned(update({ active: false }), contextWith({ active: false }))).toEqual([]);
  });

  test('a user that is gone is named', async () => {
    const intent = { action: 'update-user', userId: 'x', expected: {}, set: {} } as const;
    expect(await planChanges(contextWith(), intent)).toMatchObject({ failure: { code: 'user-not-found' } });
  });

  test('a creation is followed by what the server takes only afterwards', async () => {
    const changes = await planned({
      action: 'create-user',
      set: { handle: 'ann', password: 'secret12', administrator: 'base' },
    });
    expect(changes.map(({ change }) => [change.action, change.after, change.grade])).toEqual([
      ['create-user', { handle: 'ann' }, 'compensable'],
      ['update-user', { administrator: 'base' }, 'undoable'],
    ]);
    expect(changes.every(({ change }) => change.target.id === null && change.target.name === 'ann')).toBe(true);
  });

  test('a creation with nothing more is one change', async () => {
    expect(await planned({ action: 'create-user', set: { handle: 'ann', administrator: null } })).toHaveLength(1);
  });

  test('a deleted group leaves in the change what is needed to make it again', async () => {
    const [only] = await planned({ action: 'delete-group', groupId: '1' });
    expect(only?.change).toMatchObject({
      before: { name: 'Techs', permissions: ['upload'], members: ['u'] },
      after: null,
      labels: { u: 'fred' },
      grade: 'compensable',
    });
  });

  test('a group that is somebody’s primary group is not deleted', async () => {
    const fred = { id: 'u', handle: 'fred', primaryGroup: '1' } as User;
    const refused = await planChanges(contextWith(present, [], [fred]), { action: 'delete-group', groupId: '1' });
    expect(refused).toMatchObject({ failure: { code: 'group-is-primary', details: { users: 'fred' } } });
  });

  test('a stored role that is held already needs nothing', async () => {
    expect(await planned({ action: 'set-stored-role', userId: 'u', role: 'owner', held: true })).toEqual([]);
    expect(await planned({ action: 'set-stored-role', userId: 'u', role: 'member', held: true })).toHaveLength(1);
  });
});

describe('planning a right on an object', () => {
  const object = { type: 'server', id: 's', name: 'Alpha' };
  const right = { level: null, permissions: ['control.start'] };
  const held: ObjectRight = { ...right, object, owner: false, note: null };
  const intent = { action: 'set-object-right', userId: 'u', object } as const;
  const plannedWith = (
    rights: ObjectRight[],
    given: { expectedRight: null | typeof right; right: null | typeof right },
  ) => planChanges(contextWith(present, rights), { ...intent, ...given });

  test('holds the object, and a right that is taken away is none afterwards', async () => {
    const taken = await plannedWith([held], { expectedRight: right, right: null });
    expect(taken).toMatchObject({
      value: [
        { change: { about: object, before: { held: true, permissions: ['control.start'] }, after: { held: false } } },
      ],
    });
  });

  test('a right that somebody else gave meanwhile is a conflict, and one that is there already nothing', async () => {
    const other = { level: null, permissions: ['user.read'] };
    expect(await plannedWith([held], { expectedRight: null, right: other })).toMatchObject({
      failure: { code: 'conflict' },
    });
    expect(await plannedWith([held], { expectedRight: null, right })).toMatchObject({ value: [] });
  });

  test('what the user owns is no right that could be changed', async () => {
    const owned = { ...held, owner: true };
    const given = await plannedWith([owned], { expectedRight: null, right });
    expect(given).toMatchObject({ value: [{ change: { before: { held: false } } }] });
  });
});

describe('planning what the adapter looks at', () => {
  test('a refusal by the adapter is the answer to the whole intent', async () => {
    const refused = await planChanges(contextWith(), { action: 'delete-user', userId: 'u' });
    expect(refused).toMatchObject({ failure: { code: 'yourself-protected' } });
  });

  test('an action keeps its secrets out of the change, and one that the server does not have is refused', async () => {
    const set = { notify: true, password: 'secret12' };
    const act = (userAction: string) =>
      planChanges(contextWith(), { action: 'act-on-user', userId: 'u', userAction, set });
    expect(await act('setup')).toMatchObject({
      value: [
        {
          change: { after: { notify: true }, secrets: ['password'], about: { id: 'setup' } },
          secrets: { password: 'secret12' },
        },
      ],
    });
    const context = contextWith();
    Object.assign(context.description, { server: { kindLabel: 'Virtool', version: '1' } });
    const refused = await planChanges(context, { action: 'act-on-user', userId: 'u', userAction: 'merge', set: {} });
    expect(refused).toMatchObject({ failure: { code: 'not-supported' } });
  });
});

describe('rebasing', () => {
  test('a removal by us and an addition by somebody else both hold', () => {
    const { wanted, conflicts } = rebase({ groups: ['a', 'b', 'c'] }, { groups: ['a', 'b'] }, { groups: ['b'] });
    expect(wanted).toEqual({ groups: ['b', 'c'] });
    expect(conflicts).toEqual([]);
  });

  test('a field without an expectation is simply set', () => {
    expect(rebase({ active: true }, {}, { active: false })).toEqual({ wanted: { active: false }, conflicts: [] });
  });
});
