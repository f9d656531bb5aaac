// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { UsersScreen } from '../../../../../renderer/features/users/users-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { change, group, lab, user, windowOf } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const created = (id: string): AppliedChange => ({
  change: change({ action: 'create-user', target: { type: 'user', id, name: 'ada' }, before: null }),
  outcome: 'done',
  failure: null,
});

/** Each test has an instance of its own: what was typed for one is kept for as long as the page lives. */
let count = 0;

function openForm(apply: (intent: Intent) => AppliedChange[] = () => [created('x1')]) {
  const id = `instance-${count}`;
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ id, environment: 'development' })]),
      describe: os.instances.describe.handler(() => lab),
    },
    directory: { query: os.directory.query.handler(() => windowOf([user('fred')])) },
    users: { get: os.users.get.handler(() => user('ada', { id: 'x1' })) },
    groups: { list: os.groups.list.handler(() => [group('1', 'Curators', [])]) },
    changes: {
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        return apply(input.intent);
      }),
    },
  });
  const children = [{ index: true }, { path: 'new' }, { path: ':userId' }];
  const route = { path: '/instances/:instanceId/users', element: <UsersScreen />, children };
  const view = renderRoutes([route], `/instances/${id}/users/new`);
  return { sent, id, ...view };
}

const type = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  count += 1;
});

describe('a new user', () => {
  test('is told the server’s rules before anything is typed', async () => {
    openForm();
    const rules = await screen.findByRole('region', { name: 'What the server accepts' });
    expect(rules.textContent).toContain('any text except virtool');
    expect(rules.textContent).toContain('8 characters or more');
  });

  test('is not sent while a rule is broken, each with its own sentence', async () => {
    const { sent } = openForm();
    await click('Create the user');
    expect(screen.getAllByText('This can’t stay empty.').length).toBe(2);
    await type('Handle', 'virtool');
    await type('Password', 'short');
    expect(screen.getByText('The server keeps “virtool” for itself.')).toBeTruthy();
    expect(screen.getByText('5 characters, 8 needed.')).toBeTruthy();
    await click('Create virtool');
    expect(sent).toEqual([]);
  });

  test('is sent once with groups and level, and its password shown once', async () => {
    const { sent, router, id } = openForm();
    await type('Handle', 'ada');
    await click('Generate');
    await click('Add to a group');
    fireEvent.click(await screen.findByRole('option', { name: 'Curators' }));
    await type('Primary group', '1');
    const create = await screen.findByRole('button', { name: 'Create ada' });
    fireEvent.click(create);
    fireEvent.click(create);
    expect(await screen.findByText('ada was created on lab-01')).toBeTruthy();
    expect(sent).toHaveLength(1);
    const set = sent[0] && 'set' in sent[0] ? sent[0].set : {};
    expect(set).toMatchObject({ handle: 'ada', forceReset: true, groups: ['1'], primaryGroup: '1' });
    expect(screen.getByText(String(set.password))).toBeTruthy();
    await click('Open ada');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/instances/${id}/users/x1`));
    await router.navigate(`/instances/${id}/users/new`);
    expect(((await screen.findByLabelText('Handle')) as HTMLInputElement).value).toBe('');
  });

  test('whose handle is taken hears it at the field, and keeps what was typed', async () => {
    const taken = failure('handle-taken', { handle: 'ada' }, { fields: { handle: 'The handle ada is taken.' } });
    openForm(() => [{ ...created('x1'), outcome: 'failed', failure: taken }]);
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('The handle ada is taken.')).toBeTruthy();
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('long enough');
  });

  test('keeps what was typed when the server is gone', async () => {
    openForm(() => {
      throw failing('unreachable', { origin: 'https://lab' });
    });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('ada was not created.')).toBeTruthy();
    expect(screen.getByText('https://lab cannot be reached.')).toBeTruthy();
    expect((screen.getByLabelText('Handle') as HTMLInputElement).value).toBe('ada');
  });

  test('says what was not set where only the account came to be', async () => {
    const refused = failure('groups-missing', { groups: 'Curators' });
    openForm(() => [created('x1'), { change: change({ id: 'c2' }), outcome: 'failed', failure: refused }]);
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('ada was created, but not everything was set')).toBeTruthy();
    expect(screen.getByText(/These groups are gone: Curators./)).toBeTruthy();
  });
});
