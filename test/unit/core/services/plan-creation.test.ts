import { expect, test } from 'vitest';
import { planned } from './plan-context.ts';

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
