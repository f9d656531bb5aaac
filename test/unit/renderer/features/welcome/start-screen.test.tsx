// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { describe, expect, test, vi } from 'vitest';
import type { DemoState } from '../../../../../electron/contract/contract.ts';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import { StartScreen } from '../../../../../renderer/features/welcome/start-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const demo = (instanceId: string | null): DemoState => ({
  running: instanceId !== null,
  profiles: [
    {
      profile: 'virtool-m2',
      label: 'Virtool, empty',
      version: '26.3.0',
      virgin: true,
      users: 0,
      origin: null,
      instanceId: null,
    },
    {
      profile: 'virtool-m2',
      label: 'Virtool',
      version: '26.3.0',
      virgin: false,
      users: 100_000,
      origin: null,
      instanceId,
    },
  ],
});

function Place() {
  const { pathname, state } = useLocation();
  return <p>{`${pathname} ${JSON.stringify(state)}`}</p>;
}

function openScreen(list: Connection[] = [], start: () => DemoState = () => demo('demo-1')) {
  let starts = 0;
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: { list: os.instances.list.handler(() => list) },
    demo: {
      state: os.demo.state.handler(() => demo(null)),
      start: os.demo.start.handler(() => {
        starts += 1;
        return start();
      }),
    },
  });
  const routes = [
    { path: '/', element: <StartScreen /> },
    { path: '*', element: <Place /> },
  ];
  return { ...renderRoutes(routes, '/'), starts: () => starts };
}

describe('the first screen', () => {
  test('opens the users of the first instance where there is one', async () => {
    openScreen([connection(), connection({ id: 'two', name: 'other' })]);
    expect(await screen.findByText('/instances/one/users null')).toBeTruthy();
  });

  test('the first door is the address field, which hands the address over to be tested', async () => {
    openScreen();
    const field = await screen.findByRole('textbox', { name: 'Address' });
    fireEvent.click(screen.getByRole('button', { name: 'Test this address' }));
    expect(screen.getByText('Enter the address of a server first.')).toBeTruthy();
    fireEvent.change(field, { target: { value: ' lab-01.example.org ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Test this address' }));
    expect(await screen.findByText('/instances/new {"address":"lab-01.example.org"}')).toBeTruthy();
  });

  test('the second door starts the demo once and opens the users of its populated server', async () => {
    const { starts } = openScreen();
    expect(await screen.findByText('100,000 users')).toBeTruthy();
    expect(screen.getByText('first user to create')).toBeTruthy();
    const start = screen.getByRole('button', { name: 'Start the demo' });
    fireEvent.click(start);
    fireEvent.click(start);
    expect(await screen.findByText('/instances/demo-1/users null')).toBeTruthy();
    expect(starts()).toBe(1);
  });

  test('a demo that cannot start says why', async () => {
    openScreen([], () => {
      throw failing('demo-failed', { reason: 'no free port' });
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Start the demo' }));
    expect(await screen.findByText('The demo could not start: no free port.')).toBeTruthy();
  });
});
