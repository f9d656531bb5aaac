import { expect, test } from 'vitest';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import type { Values } from '../../../../electron/domain/change.ts';
import { contextWith, planned, present } from './plan-context.ts';

const update = (set: Values, expected: Values = present) =>
  ({ action: 'update-user', userId: 'u', expected, set }) as const;

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
  const [only] = await planned(update({ groups: ['1', '3'] }, { groups: ['1'] }), contextWith({ groups: ['1', '2'] }));
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

test('a stored role that is held already needs nothing', async () => {
  expect(await planned({ action: 'set-stored-role', userId: 'u', role: 'owner', held: true })).toEqual([]);
  expect(await planned({ action: 'set-stored-role', userId: 'u', role: 'member', held: true })).toHaveLength(1);
});
