// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { DirectoryState } from '../../../../../electron/domain/query.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import { UsersScreen } from '../../../../../renderer/features/users/users-screen.tsx';
import { orpc } from '../../../../../renderer/lib/orpc.ts';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { complete, lab, user, windowOf } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { goToTab } from '../../support/open-panel.tsx';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const refused = failure('connection-refused', { origin: 'https://lab-01.example.org' });
const offline: DirectoryState = { ...complete, phase: 'failed', failure: refused, source: 'copy' };
const fred = user('fred', {
  id: 'f"1',
  administrator: 'users',
  groups: [{ id: '1', name: 'Diagnostics' }],
  primaryGroup: '1',
  permissions: ['create_sample'],
});
const other = user('f', { id: 'f' });

/** Opens fred's panel on an instance that shows its users from the copy; `server` answers for him. */
function openKept({
  server,
  lastFailure = null,
}: {
  server: () => User | Promise<User>;
  lastFailure?: typeof refused | null;
}) {
  const state = { server, lastFailure, refreshes: 0 };
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [
        connection({
          environment: 'development',
          lastContact: { at: '2026-05-05T10:00:00.000Z', failure: state.lastFailure },
        }),
      ]),
      describe: os.instances.describe.handler(() => ({ ...lab, keptAt: '2026-05-04T10:00:00.000Z' })),
    },
    directory: {
      query: os.directory.query.handler(() => windowOf([other, fred], { state: offline })),
      refresh: os.directory.refresh.handler(() => {
        state.refreshes += 1;
        return complete;
      }),
    },
    users: {
      get: os.users.get.handler(() => state.server()),
      access: os.users.access.handler(() => {
        throw failing('connection-refused', { origin: 'https://lab-01.example.org' });
      }),
    },
    history: { list: os.history.list.handler(() => []) },
  });
  const children = [{ index: true }, { path: ':userId' }];
  const route = { path: '/instances/:instanceId/users', element: <UsersScreen />, children };
  const view = renderRoutes([route], `/instances/one/users/${encodeURIComponent(fred.id)}`);
  return { ...view, state };
}

const away = () => {
  throw failing('connection-refused', { origin: 'https://lab-01.example.org' });
};
const panel = () => screen.findByRole('complementary', { name: 'User fred' });

describe('an account whose server is away', () => {
  test('is shown as the copy holds it, with its age, and can’t be changed', async () => {
    openKept({ server: away });
    const inside = within(await panel());
    expect(
      inside.getByText(/^This account can’t be read from the server now\. It is shown as it was read on 4 May 2026/),
    ).toBeTruthy();
    expect(inside.getByText(/^Read/).textContent).toMatch(/^Read .* ago\. What is not shown here/);
    expect(inside.getAllByText('Diagnostics').length).toBeGreaterThan(0);
    expect(inside.getByLabelText('Active').hasAttribute('disabled')).toBe(true);
    expect(inside.getByText('Nothing can be changed while this account can’t be read from lab-01.')).toBeTruthy();
    expect(inside.getByRole('button', { name: 'Save…' }).hasAttribute('disabled')).toBe(true);
    expect(screen.queryByText('This user can’t be shown')).toBeNull();
  });

  test('has its groups, its level and its permissions, and says that the reasons need the server', async () => {
    openKept({ server: away });
    await panel();
    await goToTab('Access');
    const groups = within(await screen.findByRole('list', { name: 'Groups of fred' }));
    expect(groups.getByText('Diagnostics')).toBeTruthy();
    expect(groups.getByText('Users')).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Permissions' })).getByText('Create samples')).toBeTruthy();
    expect(screen.getByText(/needs the server\.$/, { selector: '.why-not' })).toBeTruthy();
    expect(screen.queryByText('The access of this user could not be read.')).toBeNull();
  });

  test('is shown from the copy at once where the server did not answer the time before', async () => {
    openKept({ server: () => new Promise(() => undefined), lastFailure: refused });
    expect(within(await panel()).getByText(/^This account can’t be read/)).toBeTruthy();
  });

  test('stays while the server is asked again, and is as the server has it once that answers', async () => {
    const { state } = openKept({ server: away });
    const retry = within(await panel()).getByRole('button', { name: 'Try again' });
    let answer: (person: User) => void = () => undefined;
    state.server = () => new Promise((resolve) => (answer = resolve));
    fireEvent.click(retry);
    await waitFor(() => expect(retry.hasAttribute('disabled')).toBe(true));
    expect(screen.getByText(/^This account can’t be read/)).toBeTruthy();
    answer(fred);
    await waitFor(() => expect(screen.queryByText(/^This account can’t be read/)).toBeNull());
    expect(screen.getByLabelText('Active').hasAttribute('disabled')).toBe(false);
  });

  test('is read again, and the table with it, once the server answers to anything', async () => {
    const { state, queryClient } = openKept({ server: away, lastFailure: refused });
    expect(within(await panel()).getByText(/^This account can’t be read/)).toBeTruthy();
    const retry = within(await panel()).getByRole('button', { name: 'Try again' });
    await waitFor(() => expect(retry.hasAttribute('disabled')).toBe(false));
    state.server = () => fred;
    state.lastFailure = null;
    await queryClient.invalidateQueries({ queryKey: orpc.instances.list.key() });
    await waitFor(() => expect(screen.queryByText(/^This account can’t be read/)).toBeNull());
    expect(state.refreshes).toBe(1);
  });

  test('that is gone from the server is not shown from the copy', async () => {
    openKept({
      server: () => {
        throw failing('user-not-found', { user: 'fred', instance: 'lab-01' });
      },
    });
    expect(await screen.findByText('This user can’t be shown')).toBeTruthy();
    expect(screen.queryByRole('complementary', { name: 'User fred' })).toBeNull();
  });

  test('that was read before the server went away is kept with the time of that reading', async () => {
    const { state, queryClient } = openKept({ server: () => fred });
    await panel();
    state.server = away;
    await queryClient.invalidateQueries();
    const words = await screen.findByText(/^This account can’t be read/);
    expect(words.textContent).not.toContain('4 May 2026');
    expect(screen.getByLabelText('Active').hasAttribute('disabled')).toBe(true);
  });
});

describe('an account whose server is slow', () => {
  test('is shown as the directory has it meanwhile, and can be changed once the server has answered', async () => {
    let answer: (person: User) => void = () => undefined;
    openKept({ server: () => new Promise((resolve) => (answer = resolve)) });
    const inside = within(await panel());
    expect(
      inside.getByText(/^As it was read on 4 May 2026.* lab-01 is being asked for the present state…$/),
    ).toBeTruthy();
    expect(inside.getByLabelText('Active').hasAttribute('disabled')).toBe(true);
    expect(screen.queryByText(/^This account can’t be read/)).toBeNull();
    answer({ ...fred, status: 'inactive' });
    await waitFor(() => expect(inside.getByLabelText('Active').hasAttribute('disabled')).toBe(false));
    expect((inside.getByLabelText('Active') as HTMLInputElement).checked).toBe(false);
    expect(inside.getByText('No changes to save.')).toBeTruthy();
  });

  test('takes the focus for editing when it can be edited', async () => {
    let answer: (person: User) => void = () => undefined;
    openKept({ server: () => new Promise((resolve) => (answer = resolve)) });
    const inside = within(await panel());
    fireEvent.keyDown(document.body, { key: 'e' });
    answer(fred);
    await waitFor(() => expect(document.activeElement).toBe(inside.getByLabelText('Active')));
  });

  test('that then fails is shown from the directory with the reason', async () => {
    let answer: (failed: Promise<never>) => void = () => undefined;
    openKept({ server: () => new Promise<User>((resolve) => (answer = resolve)) });
    const inside = within(await panel());
    answer(Promise.reject(failing('connection-refused', { origin: 'https://lab-01.example.org' })));
    expect(await inside.findByText(/^This account can’t be read from the server now/)).toBeTruthy();
  });
});
