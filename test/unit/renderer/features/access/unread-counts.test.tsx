// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { failure } from '../../../../../electron/domain/failure.ts';
import { Layout } from '../../../../../renderer/app/layout.tsx';
import { AccessScreen } from '../../../../../renderer/features/access/access-screen.tsx';
import { AdministratorsScreen } from '../../../../../renderer/features/access/administrators-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { lab } from '../../support/lab.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const refused = failure('connection-refused', { origin: 'https://lab-01.example.org' });

beforeEach(() =>
  answerWith({
    app: { info: os.app.info.handler(() => appInfo), confirmations: os.app.confirmations.handler(() => []) },
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: 'development' })]),
      describe: os.instances.describe.handler(() => lab),
    },
    access: {
      administrators: os.access.administrators.handler(async function* () {
        yield { instanceId: 'one', instance: 'lab-01', administrators: [], found: 0, told: true, failure: refused };
      }),
      whoCan: os.access.whoCan.handler(async function* () {
        yield { holders: [], found: 0, usable: 0, complete: false };
        throw failing('connection-refused', { origin: 'https://lab-01.example.org' });
      }),
    },
  }),
);

test.each([
  ['/instances/one/access', 'The administrators of lab-01 could not be read.', /\d administrator/],
  ['/instances/one/access?can=create_sample', 'Who can do this could not be read.', /users? holds? it/],
  ['/access', 'The administrators of lab-01 could not be read.', /\d administrator/],
])('%s counts nobody where nobody could be read', async (at, told, count) => {
  const children = [
    { path: '/instances/:instanceId/access', element: <AccessScreen /> },
    { path: '/access', element: <AdministratorsScreen /> },
  ];
  renderRoutes([{ element: <Layout />, children }], at);
  expect(await screen.findByText(told)).toBeTruthy();
  expect(screen.queryByText(count)).toBeNull();
});
