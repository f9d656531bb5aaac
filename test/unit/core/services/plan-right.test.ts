import { expect, test } from 'vitest';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import type { ObjectRight } from '../../../../electron/domain/user.ts';
import { contextWith, present } from './plan-context.ts';

const object = { type: 'server', id: 's', name: 'Alpha' };
const right = { level: null, permissions: ['control.start'] };
const held: ObjectRight = { ...right, object, owner: false, note: null };
const intent = { action: 'set-object-right', holder: { type: 'user', id: 'u' }, object } as const;
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
