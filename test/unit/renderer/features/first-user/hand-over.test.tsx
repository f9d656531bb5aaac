// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { DemoState } from '../../../../../electron/contract/contract.ts';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import { AddScreen } from '../../../../../renderer/features/instances/add-screen.tsx';
import { VirginDemo } from '../../../../../renderer/features/instances/virgin-demo.tsx';
import { firstUserPath, type HandOver, readHandOver } from '../../../../../renderer/lib/hand-over.ts';
import { answerWith, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, probeEvents, streamOf } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const LAB: HandOver = {
  address: 'http://lab-03.example.org',
  name: 'Lab three',
  environment: 'staging',
  allowHttp: true,
  handle: '',
};

function openAdding(virgin: boolean, state: Partial<HandOver>) {
  const events = () =>
    probeEvents(virgin ? 'virgin' : 'recognised').map((event) =>
      event.type === 'finding' && virgin ? { ...event, finding: { ...event.finding, firstUserFields: [] } } : event,
    );
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => []),
      probe: os.instances.probe.handler(() => streamOf(events())),
    },
  });
  const routes = [
    { path: '/instances/new', element: <AddScreen /> },
    { path: '/instances/first-user', element: <p>the wizard</p> },
  ];
  return renderRoutes(routes, '/instances/new', state);
}

const textIn = (name: string) => (screen.getByRole('textbox', { name }) as HTMLInputElement).value;

describe('handing a server over', () => {
  test('an empty server goes to the wizard with all that was typed, and coming back finds it again', async () => {
    const { router } = openAdding(true, LAB);
    fireEvent.click(await screen.findByRole('button', { name: 'Create the first user…' }));
    expect(await screen.findByText('the wizard')).toBeTruthy();
    const { search, state } = router.state.location;
    expect(readHandOver(new URLSearchParams(search), state)).toMatchObject(LAB);
    expect(search).not.toContain('allowHttp');
    await router.navigate(-1);
    await waitFor(() => expect(textIn('Name')).toBe('Lab three'));
    expect(textIn('Address')).toBe(LAB.address);
    expect(screen.getByRole('radio', { name: 'Staging' })).toHaveProperty('checked', true);
  });

  test('after a lost race only the password is left to type, and it has the focus', async () => {
    openAdding(false, { ...LAB, handle: 'ann' });
    const password = await screen.findByLabelText('Password');
    expect(textIn('Handle')).toBe('ann');
    expect(textIn('Name')).toBe('Lab three');
    expect(document.activeElement).toBe(password);
  });

  test('an address that somebody else made agrees to nothing', () => {
    const parameters = new URLSearchParams('address=http://a.example&allowHttp=true&environment=wrong');
    expect(readHandOver(parameters, null)).toMatchObject({ allowHttp: false, environment: 'production', handle: '' });
  });
});

describe('the empty server of the demo', () => {
  function open(saved: Connection[]) {
    const profile = { profile: 'virtool-m2', label: 'Virtool, empty', version: '26.3.0', virgin: true, users: 0 };
    const state: DemoState = {
      running: true,
      profiles: [{ ...profile, origin: 'http://127.0.0.1:9950', instanceId: null }],
    };
    answerWith({
      demo: { state: os.demo.state.handler(() => state) },
      instances: { list: os.instances.list.handler(() => saved) },
    });
    return renderRoutes([{ path: '/', element: <VirginDemo /> }], '/');
  }

  test('is shown with its address and the way to its first user', async () => {
    open([]);
    const link = await screen.findByRole('link', { name: 'Create the first user…' });
    const given = {
      address: 'http://127.0.0.1:9950',
      name: 'Demo: Virtool, empty',
      environment: 'development',
    } as const;
    expect(link.getAttribute('href')).toBe(firstUserPath(given));
    expect(screen.getByText(/It listens on http:\/\/127\.0\.0\.1:9950/)).toBeTruthy();
  });

  test('is not shown any more once it is saved', async () => {
    const { queryClient } = open([connection({ baseUrl: 'http://127.0.0.1:9950' })]);
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    expect(screen.queryByRole('link')).toBeNull();
  });
});
