// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type FailureCode, failure } from '../../../../electron/domain/failure.ts';
import { WriteState } from '../../../../renderer/app/instance-state.tsx';
import { answerWith, os } from '../support/fake-bridge.ts';
import { renderRoutes } from '../support/render-app.tsx';
import { connection } from '../support/samples.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

function openState(code: FailureCode | null, environment: 'production' | 'development') {
  const lastContact = { at: '2026-05-04T10:00:00.000Z', failure: code && failure(code) };
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment, lastContact })]),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
    },
  });
  renderRoutes([{ path: '/instances/:instanceId/users', element: <WriteState /> }], '/instances/one/users');
}

test.each([
  ['connection-refused', 'development'],
  ['timed-out-answering', 'production'],
  ['tls-expired', 'development'],
] as const)('a server that was not reached (%s) is not said to be writable', async (code, environment) => {
  openState(code, environment);
  expect(await screen.findByText('Server not reachable')).toBeTruthy();
  expect(screen.queryByText('Writing allowed')).toBeNull();
});

test.each([null, 'credentials-wrong', 'answer-malformed'] as const)('a server that answered (%s) is', async (code) => {
  openState(code, 'development');
  expect(await screen.findByText('Writing allowed')).toBeTruthy();
  expect(screen.queryByText('Server not reachable')).toBeNull();
});
