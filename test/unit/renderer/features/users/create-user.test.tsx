// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { summaryOf } from '../../../../../electron/domain/group.ts';
import { UsersScreen } from '../../../../../renderer/features/users/users-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { change, group, lab, user, windowOf } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { hosting } from '../../support/other-kinds.ts';
import { asksBeforeReload, renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const created = (id: string): AppliedChange => ({
  change: change({ action: 'create-user', target: { type: 'user', id, name: 'ada' }, before: null }),
  outcome: 'done',
  failure: null,
});

/** What a creation does as far as the server is asked: one write where nothing more was chosen, else two. */
function plannedFor(intent: Intent): Change[] {
  const set = 'set' in intent ? intent.set : {};
  const { groups = [], primaryGroup = null, ...own } = set;
  const account = change({
    action: 'create-user',
    target: { type: 'user', id: null, name: 'ada' },
    before: null,
    after: own,
  });
  const chosen = Array.isArray(groups) && groups.length > 0;
  return chosen ? [account, change({ id: 'c2', target: account.target, after: { groups, primaryGroup } })] : [account];
}

interface Answers {
  readonly apply?: (intent: Intent) => AppliedChange[] | Promise<AppliedChange[]>;
  readonly preview?: (intent: Intent) => Change[] | Promise<Change[]>;
  readonly description?: Description;
}

function openForm({ apply = () => [created('x1')], preview = plannedFor, description = lab }: Answers = {}) {
  const id = 'one';
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ id, environment: 'development' })]),
      describe: os.instances.describe.handler(() => description),
    },
    directory: { query: os.directory.query.handler(() => windowOf([user('fred')])) },
    users: { get: os.users.get.handler(() => user('ada', { id: 'x1' })) },
    groups: { list: os.groups.list.handler(() => [summaryOf(group('1', 'Curators', []))]) },
    changes: {
      preview: os.changes.preview.handler(({ input }) => preview(input.intent)),
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
    await click('Create ada');
    const review = within(await screen.findByRole('dialog'));
    expect(review.getByText('Joins 1')).toBeTruthy();
    expect(sent).toEqual([]);
    const create = review.getByRole('button', { name: 'Create ada' });
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
    openForm({ apply: () => [{ ...created('x1'), outcome: 'failed', failure: taken }] });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('The handle ada is taken.')).toBeTruthy();
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('long enough');
  });

  test('keeps what was typed when the server is gone', async () => {
    openForm({
      apply: () => {
        throw failing('unreachable', { origin: 'https://lab' });
      },
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
    openForm({
      apply: () => [created('x1'), { change: change({ id: 'c2' }), outcome: 'failed', failure: refused }],
    });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('ada was created, but not everything was set')).toBeTruthy();
    expect(screen.getByText(/These groups are gone: Curators./)).toBeTruthy();
  });
});

describe('creating', () => {
  test('takes one click where that is all it does, and sends once however often one clicks', async () => {
    const { sent } = openForm();
    await type('Handle', 'ada');
    await click('Generate');
    const create = await screen.findByRole('button', { name: 'Create ada' });
    fireEvent.click(create);
    fireEvent.click(create);
    expect(await screen.findByText('ada was created on lab-01')).toBeTruthy();
    expect(sent).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is shown first where a mail goes out, and nothing is sent while one goes on editing', async () => {
    const { sent } = openForm({
      preview: (intent) => plannedFor(intent).map((one) => ({ ...one, effects: ['A mail goes out.'] })),
    });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    const review = within(await screen.findByRole('dialog'));
    expect(review.getByText('A mail goes out.')).toBeTruthy();
    fireEvent.click(review.getByRole('button', { name: 'Go on editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect((screen.getByLabelText('Handle') as HTMLInputElement).value).toBe('ada');
    expect(sent).toEqual([]);
  });

  test('is shown first where it makes an administrator', async () => {
    openForm({ preview: (intent) => plannedFor(intent).map((one) => ({ ...one, after: { administrator: 'full' } })) });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('Create ada on lab-01?')).toBeTruthy();
  });

  test('puts what the server refuses beforehand at its field', async () => {
    openForm({
      preview: () => {
        throw failing('value-taken', { value: 'ada', what: 'handle' }, { fields: { handle: 'Somebody has it.' } });
      },
    });
    await type('Handle', 'ada');
    await type('Password', 'long enough');
    await click('Create ada');
    expect(await screen.findByText('Somebody has it.')).toBeTruthy();
    expect(screen.queryByText('ada was not created.')).toBeNull();
  });
});

describe('a password that is on its way', () => {
  /** A server that answers when it is told to. */
  function heldServer() {
    let answer = (): void => undefined;
    const apply = () => new Promise<AppliedChange[]>((resolve) => (answer = () => resolve([created('x1')])));
    return { apply, answer: () => answer() };
  }

  /** Creates ada with a password that nobody has seen; the server has not answered yet. */
  async function sendPassword() {
    const server = heldServer();
    const view = openForm({ apply: server.apply });
    await type('Handle', 'ada');
    await click('Generate');
    const password = (screen.getByLabelText('Password') as HTMLInputElement).value;
    await click('Create ada');
    await waitFor(() => expect(view.sent).toHaveLength(1));
    return { ...view, password, answer: server.answer };
  }

  const question = () => screen.findByRole('dialog', { name: 'Leave before the server has answered?' });
  const leave = (view: { router: { navigate(to: string): Promise<void> }; id: string }) =>
    act(() => view.router.navigate(`/instances/${view.id}/users/fred`));

  test('is shown to whoever was about to leave, and nothing is asked any more', async () => {
    const view = await sendPassword();
    await leave(view);
    await question();
    view.answer();
    expect(await screen.findByText(view.password)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(view.router.state.location.pathname).toBe(`/instances/${view.id}/users/new`);
  });

  test('is left behind by whoever wants to', async () => {
    const view = await sendPassword();
    await leave(view);
    fireEvent.click(within(await question()).getByRole('button', { name: 'Leave all the same' }));
    await waitFor(() => expect(view.router.state.location.pathname).toBe(`/instances/${view.id}/users/fred`));
  });

  test('keeps the page from being loaded again unasked until it is shown', async () => {
    const { answer, password } = await sendPassword();
    expect(asksBeforeReload()).toBe(true);
    answer();
    await screen.findByText(password);
    expect(asksBeforeReload()).toBe(false);
  });

  test('where there is none, whoever leaves is asked nothing', async () => {
    const view = openForm({ description: hosting, apply: heldServer().apply });
    await type('User name', 'ada');
    await type('E-mail', 'ada@example.org');
    await click('Create ada');
    await waitFor(() => expect(view.sent).toHaveLength(1));
    expect(asksBeforeReload()).toBe(false);
    await leave(view);
    expect(view.router.state.location.pathname).toBe(`/instances/${view.id}/users/fred`);
  });

  test('does not go out any more for a form that was left while it was still compared', async () => {
    let compared = (): void => undefined;
    const preview = (intent: Intent) =>
      new Promise<Change[]>((resolve) => (compared = () => resolve(plannedFor(intent))));
    const view = openForm({ preview });
    await type('Handle', 'ada');
    await click('Generate');
    await click('Create ada');
    await leave(view);
    compared();
    await view.router.navigate(`/instances/${view.id}/users/new`);
    expect(((await screen.findByLabelText('Handle')) as HTMLInputElement).value).toBe('ada');
    expect(view.sent).toEqual([]);
  });
});

describe('the form of another kind', () => {
  test('explains a pattern beforehand and keeps what breaks it from being sent', async () => {
    const { sent } = openForm({ description: hosting });
    const rules = await screen.findByRole('region', { name: 'What the server accepts' });
    expect(rules.textContent).toContain('Letters, digits and single dots.');
    await type('User name', 'a..b');
    expect(screen.getAllByText('Letters, digits and single dots.')).toHaveLength(2);
    await type('E-mail', 'ada@example.org');
    await click('Create a..b');
    expect(sent).toEqual([]);
  });

  test('leaves a password out that nobody chose, and says what the server does then', async () => {
    const { sent } = openForm({ description: hosting });
    await type('User name', 'ada');
    await type('E-mail', 'ada@example.org');
    expect(screen.getByText('Without one, the server sends a mail.')).toBeTruthy();
    await click('Create ada');
    expect(await screen.findByText('ada was created on lab-01')).toBeTruthy();
    expect(sent[0]).toMatchObject({ set: { handle: 'ada', email: 'ada@example.org', language: 'en' } });
    expect(screen.queryByText('New password of ada')).toBeNull();
  });
});
