import { expect, test } from 'vitest';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import { contextWith } from './plan-context.ts';

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
