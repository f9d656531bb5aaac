// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { createRouter } from '../../../../renderer/app/routes.tsx';
import { createQueryClient } from '../../../../renderer/lib/query-client.ts';
import { answerWith, failing, os } from '../support/fake-bridge.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

afterEach(() => {
  location.hash = '';
});

test('an instance is asked what it can do before its screen is drawn, and once however its users are filtered', async () => {
  const asked: string[] = [];
  const describe = os.instances.describe.handler(({ input }) => {
    asked.push(input.instanceId);
    throw failing('cancelled');
  });
  answerWith({ instances: { describe } });
  location.hash = '#/instances/one/users';
  const router = createRouter(createQueryClient());
  await vi.waitFor(() => expect(asked).toEqual(['one']));
  await vi.waitFor(() => expect(router.state.initialized).toBe(true));
  await router.navigate('/instances/one/users?search=hart');
  await router.navigate('/instances/two/users');
  await vi.waitFor(() => expect(asked).toEqual(['one', 'two']));
  router.dispose();
});
