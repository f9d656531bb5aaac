import { expect, test } from 'vitest';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { contextWith, planned, present } from './plan-context.ts';

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
