// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Connection } from '../../../../../electron/domain/connection.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { InstancesScreen } from '../../../../../renderer/features/instances/instances-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection, methods } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const lab = connection();
const old = connection({
  id: 'two',
  name: 'old-2018',
  environment: 'development',
  baseUrl: 'http://10.0.4.7:9950',
  allowHttp: true,
  lastContact: { at: '2026-05-01T10:00:00.000Z', failure: failure('connection-refused', { origin: 'x' }) },
});

function openScreen(list: () => Connection[] = () => [lab, old]) {
  const removed: string[] = [];
  answerWith({
    kinds: { list: os.kinds.list.handler(() => [{ kind: 'virtool', signInMethods: methods }]) },
    instances: {
      list: os.instances.list.handler(() => list()),
      remove: os.instances.remove.handler(({ input }) => {
        removed.push(input.instanceId);
        return {};
      }),
      duplicate: os.instances.duplicate.handler(() => connection({ id: 'copy', name: 'lab-01 2' })),
    },
  });
  const routes = [
    { path: '/instances', element: <InstancesScreen /> },
    { path: '/instances/new', element: <p>adding</p> },
    { path: '/instances/:instanceId/edit', element: <p>editing</p> },
    { path: '*', element: <p>elsewhere</p> },
  ];
  return { ...renderRoutes(routes, '/instances'), removed };
}

const rowOf = async (name: string) => (await screen.findByRole('link', { name })).closest('tr') as HTMLElement;

async function chooseAction(name: string, action: RegExp) {
  fireEvent.click(await screen.findByRole('button', { name: `Actions for ${name}` }));
  fireEvent.click(await screen.findByRole('menuitem', { name: action }));
}

describe('the list of instances', () => {
  test('shows environment, server, address, sign-in, health and last contact of each', async () => {
    openScreen();
    const row = within(await rowOf('old-2018'));
    expect(row.getByText('Development')).toBeTruthy();
    expect(row.getByText('Virtool 26.3.0')).toBeTruthy();
    expect(row.getByText('http://10.0.4.7:9950')).toBeTruthy();
    expect(row.getByText('not encrypted')).toBeTruthy();
    expect(row.getByText('roster-admin')).toBeTruthy();
    expect(await row.findByText('Handle and password')).toBeTruthy();
    expect(row.getByRole('img', { name: 'not reachable' })).toBeTruthy();
    expect(within(await rowOf('lab-01')).getByRole('img', { name: 'reachable' })).toBeTruthy();
  });

  test('is searched by name, address and server, and says when nothing matches', async () => {
    openScreen();
    await rowOf('lab-01');
    const search = screen.getByRole('searchbox', { name: 'Search instances' });
    fireEvent.change(search, { target: { value: '10.0.4' } });
    expect(screen.queryByRole('link', { name: 'lab-01' })).toBeNull();
    expect(screen.getByText('1 matches')).toBeTruthy();
    fireEvent.change(search, { target: { value: 'nowhere' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show all instances' }));
    expect(await rowOf('lab-01')).toBeTruthy();
  });

  test('offers the first step when it is empty', async () => {
    openScreen(() => []);
    expect(await screen.findByText('No instances yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Add an instance' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Explore the demo' })).toBeTruthy();
  });

  test('says why it cannot be read', async () => {
    openScreen(() => {
      throw failing('settings-damaged', { file: 'connections.json' });
    });
    expect(await screen.findByText('The file connections.json is damaged.')).toBeTruthy();
    expect(screen.getByText('It was set aside, and the last good copy is in use.')).toBeTruthy();
  });

  test('asks before it removes; the safe button has the focus', async () => {
    const { removed } = openScreen();
    await chooseAction('lab-01', /Remove/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove lab-01 from Roster?' }));
    const keep = dialog.getByRole('button', { name: 'Keep it' });
    await waitFor(() => expect(document.activeElement).toBe(keep));
    fireEvent.click(keep);
    expect(removed).toEqual([]);
    await chooseAction('lab-01', /Remove/);
    const confirm = await screen.findByRole('button', { name: 'Remove lab-01' });
    fireEvent.click(confirm);
    fireEvent.click(confirm);
    await waitFor(() => expect(removed).toEqual(['one']));
  });

  test('opens the duplicate for editing', async () => {
    openScreen();
    await chooseAction('lab-01', /Duplicate/);
    expect(await screen.findByText('editing')).toBeTruthy();
  });

  test('adds with N, searches with /', async () => {
    openScreen();
    await rowOf('lab-01');
    fireEvent.keyDown(document.body, { key: '/' });
    const search = screen.getByRole('searchbox', { name: 'Search instances' });
    expect(document.activeElement).toBe(search);
    fireEvent.keyDown(search, { key: 'n' });
    expect(screen.queryByText('adding')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'n' });
    expect(await screen.findByText('adding')).toBeTruthy();
  });
});
