import { expect, test } from 'vitest';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import { contextWith } from './plan-context.ts';

test('a refusal by the adapter is the answer to the whole intent', async () => {
  const refused = await planChanges(contextWith(), { action: 'delete-user', userId: 'u' });
  expect(refused).toMatchObject({ failure: { code: 'yourself-protected' } });
});
