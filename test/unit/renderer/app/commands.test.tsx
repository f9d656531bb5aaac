// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { Outlet } from 'react-router';
import { describe, expect, test, vi } from 'vitest';
import type { AppInfo } from '../../../../electron/contract/contract.ts';
import { failure } from '../../../../electron/domain/failure.ts';
import { useCommands } from '../../../../renderer/app/commands.ts';
import { Layout } from '../../../../renderer/app/layout.tsx';
import { answerWith, os } from '../support/fake-bridge.ts';
import { renderRoutes } from '../support/render-app.tsx';
import { appInfo, connection } from '../support/samples.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));

function Counter() {
  const [count, setCount] = useState(0);
  const section = 'Here';
  useCommands([
    { id: 'count', label: 'Count on', section, shortcut: 'n', run: () => setCount(count + 1) },
    { id: 'never', label: 'Never', section, shortcut: 'x', unavailable: 'Not today.', run: () => setCount(99) },
  ]);
  return (
    <>
      <p>count {count}</p>
      <input aria-label="a field" />
    </>
  );
}

function openApp({ info = appInfo, at = '/here' }: { info?: AppInfo; at?: string } = {}) {
  answerWith({
    app: { info: os.app.info.handler(() => info) },
    instances: { list: os.instances.list.handler(() => [connection()]) },
  });
  const routes = [
    {
      element: <Layout />,
      children: [
        { path: '/here', element: <Counter /> },
        { path: '/instances/:instanceId/users', element: <p>the users</p> },
        { path: '*', element: <Outlet /> },
      ],
    },
  ];
  return renderRoutes(routes, at);
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

async function openPalette() {
  await screen.findByText('lab-01');
  press('k', { ctrlKey: true });
  return screen.findByRole('combobox', { name: 'Search or run a command' });
}

describe('the palette', () => {
  test('finds a command of the present screen and runs it with Enter', async () => {
    openApp();
    const field = await openPalette();
    fireEvent.change(field, { target: { value: 'count' } });
    const list = within(screen.getByRole('listbox', { name: 'Commands' }));
    const option = list.getByRole('option', { name: /Count on/ });
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('count 1')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  test('goes to a saved instance, chosen with the arrows', async () => {
    openApp();
    const field = await openPalette();
    fireEvent.change(field, { target: { value: 'users' } });
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('the users')).toBeTruthy();
  });

  test('shows what cannot be done now with its reason, and does not run it', async () => {
    openApp();
    const field = await openPalette();
    fireEvent.change(field, { target: { value: 'never' } });
    expect(screen.getByRole('option', { name: /Not today/ }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText('count 0')).toBeTruthy();
  });

  test('says when nothing matches', async () => {
    openApp();
    fireEvent.change(await openPalette(), { target: { value: 'zebra' } });
    expect(screen.getByText('No command matches “zebra”.')).toBeTruthy();
  });
});

describe('keys', () => {
  test('run commands, but not while somebody types', async () => {
    openApp();
    await screen.findByText('count 0');
    screen.getByRole('textbox', { name: 'a field' }).focus();
    press('n');
    expect(screen.getByText('count 0')).toBeTruthy();
    (document.activeElement as HTMLElement).blur();
    press('n');
    expect(await screen.findByText('count 1')).toBeTruthy();
    press('x');
    expect(screen.getByText('count 1')).toBeTruthy();
  });

  test('G and then a letter goes to a screen', async () => {
    const { router } = openApp();
    await screen.findByText('count 0');
    press('g');
    press('h');
    await waitFor(() => expect(router.state.location.pathname).toBe('/history'));
  });

  test('? shows them all, those of the screen included', async () => {
    openApp();
    await screen.findByText('count 0');
    press('?', { shiftKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'All keys' }));
    expect(dialog.getByText('Count on')).toBeTruthy();
    expect(dialog.getByText('G H')).toBeTruthy();
  });
});

describe('banners', () => {
  test('a sealed store asks for its pass phrase on every screen', async () => {
    openApp({ info: { ...appInfo, secrets: { backend: 'passphrase', sealed: true, reason: null } } });
    const banner = within(await screen.findByRole('region', { name: 'The secret store is sealed.' }));
    expect(banner.getByLabelText('Pass phrase')).toBeTruthy();
  });

  test('what was mended at the start is told until it is dismissed', async () => {
    openApp({ info: { ...appInfo, notices: [failure('settings-damaged', { file: 'connections.json' })] } });
    expect(await screen.findByText('The file connections.json is damaged.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('The file connections.json is damaged.')).toBeNull();
  });
});

describe('the rail', () => {
  test('names the screens of the open instance and marks the present one', async () => {
    openApp({ at: '/instances/one/users' });
    const rail = within(await screen.findByRole('navigation', { name: 'Instances and screens' }));
    const users = await rail.findByRole('link', { name: /^Users/ });
    expect(users.getAttribute('aria-current')).toBe('page');
    expect(rail.getByRole('link', { name: /Groups and roles/ })).toBeTruthy();
    expect(rail.getByRole('link', { name: /Connection/ })).toBeTruthy();
  });
});
