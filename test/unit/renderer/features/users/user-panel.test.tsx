// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { HistoryItem } from '../../../../../electron/domain/journal.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import { createExplainer } from '../../../../../electron/domain/why/explain.ts';
import { UsersScreen } from '../../../../../renderer/features/users/users-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { change, group, lab, user, windowOf } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const diagnostics = group('1', 'Diagnostics', ['create_sample']);
const technicians = group('2', 'Technicians', ['create_sample', 'remove_file']);
const curators = group('3', 'Curators', ['remove_job']);
const groups = [diagnostics, technicians, curators];
const refs = [diagnostics, technicians].map(({ id, name }) => ({ id, name }));

interface Answers {
  readonly description?: Description;
  readonly storedRoles?: string[];
  readonly preview?: (intent: Intent) => Change[];
  readonly apply?: (intent: Intent) => AppliedChange[];
  readonly history?: HistoryItem[];
  readonly usable?: boolean;
  readonly environment?: 'production' | 'development';
}

const done = (one: Change): AppliedChange => ({ change: one, outcome: 'done', failure: null });

/** Each test has a user of its own: what was typed about one is kept for as long as the page lives. */
let count = 0;
let fred: User;
const asAsked = (intent: Intent) =>
  'set' in intent
    ? [change({ before: {}, after: { ...intent.set }, target: { type: 'user', id: fred.id, name: 'fred' } })]
    : [change()];

function openPanel(answers: Answers = {}) {
  const { description = lab, storedRoles = [], preview = asAsked, apply, history = [] } = answers;
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: answers.environment ?? 'development' })]),
      describe: os.instances.describe.handler(() => description),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
    },
    directory: { query: os.directory.query.handler(() => windowOf([fred])) },
    users: {
      get: os.users.get.handler(() => fred),
      access: os.users.access.handler(() => {
        const { usable } = answers;
        const permissions = createExplainer(description, groups).explain(fred);
        return { permissions, storedRoles, ...(usable === undefined ? {} : { usable }) };
      }),
    },
    groups: { list: os.groups.list.handler(() => groups) },
    changes: {
      preview: os.changes.preview.handler(({ input }) => preview(input.intent)),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        return apply ? apply(input.intent) : preview(input.intent).map(done);
      }),
    },
    history: { list: os.history.list.handler(({ input }) => (input.userId ? history : [])) },
  });
  const path = '/instances/:instanceId/users';
  const view = renderRoutes(
    [{ path, element: <UsersScreen />, children: [{ index: true }, { path: ':userId' }] }],
    `/instances/one/users/${fred.id}`,
  );
  return { sent, ...view };
}

const panel = () => screen.findByRole('complementary', { name: 'User fred' });
const tab = async (name: string) => fireEvent.click(await screen.findByRole('tab', { name }));
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const click = async (name: string | RegExp) => fireEvent.click(await button(name));

beforeEach(() => {
  count += 1;
  fred = user('fred', { id: `fred-${count}`, groups: refs, primaryGroup: '1' });
});

describe('the profile of a user', () => {
  test('saves nothing until something was changed', async () => {
    openPanel();
    await panel();
    expect((await button('Save…')).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('No changes to save.')).toBeTruthy();
  });

  test('shows the changes as sentences before it sends them, and sends what was seen with them', async () => {
    const { sent } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    expect(screen.getByText('1 unsaved change')).toBeTruthy();
    await click('Save…');
    expect(await screen.findByText('Is deactivated')).toBeTruthy();
    expect(screen.getByText('Undoable. The old values can be set again.')).toBeTruthy();
    expect(sent).toEqual([]);
    await click('Save 1 change');
    await screen.findByText('Saved.');
    expect(sent).toEqual([
      { action: 'update-user', userId: fred.id, expected: { active: true }, set: { active: false } },
    ]);
  });

  test('sends once, however often one clicks', async () => {
    const { sent } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    const save = await button('Save 1 change');
    fireEvent.click(save);
    fireEvent.click(save);
    await screen.findByText('Saved.');
    expect(sent.length).toBe(1);
  });

  test('checks the server’s rules before sending', async () => {
    openPanel();
    fireEvent.change(await screen.findByLabelText('New password'), { target: { value: 'short' } });
    expect(screen.getByText('5 characters, 8 needed.')).toBeTruthy();
    expect((await button('Save…')).hasAttribute('disabled')).toBe(true);
  });

  test('offers as primary group only what was chosen as groups', async () => {
    openPanel();
    const options = within(await screen.findByLabelText('Primary group')).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['None', 'Diagnostics', 'Technicians']);
    await click('Leave Diagnostics');
    expect((screen.getByLabelText('Primary group') as HTMLSelectElement).value).toBe('');
  });

  test('asks for the instance’s name before what is final, and shows a new password once', async () => {
    const final = () => [change({ secrets: ['password'], grade: 'final' as const })];
    openPanel({ preview: final });
    await click('Generate');
    const password = (screen.getByLabelText('New password') as HTMLInputElement).value;
    expect(password.length).toBeGreaterThanOrEqual(20);
    await click('Save…');
    const save = await button('Save 1 change');
    await screen.findByText('New password: a new one is set');
    expect(save.hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText(/to confirm/), { target: { value: 'lab-01' } });
    fireEvent.click(save);
    expect(await screen.findByText(password)).toBeTruthy();
    await click('Forget it');
    expect(screen.queryByText(password)).toBeNull();
  });

  test('keeps what was typed when the server is gone, and says what happened', async () => {
    openPanel({
      preview: () => {
        throw failing('connection-refused', { origin: 'http://lab' });
      },
    });
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    expect(await screen.findByText('http://lab refused the connection.')).toBeTruthy();
    expect(screen.getByText('fred was not saved.')).toBeTruthy();
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(false);
    expect(screen.getByText('1 unsaved change')).toBeTruthy();
  });

  test('keeps what was typed when the panel is closed and opened again', async () => {
    const { router } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Close the panel');
    await waitFor(() => expect(screen.queryByText('1 unsaved change')).toBeNull());
    await router.navigate(`/instances/one/users/${fred.id}`);
    expect(
      await screen.findByText('What you typed is back. Passwords and keys have to be entered again.'),
    ).toBeTruthy();
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(false);
    fireEvent.click(screen.getAllByRole('button', { name: 'Discard' })[0] as HTMLElement);
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(true);
  });

  test('puts what the server refuses at its field', async () => {
    const refusal = failure('password-too-short', { minimum: 12 }, { fields: { password: 'It needs 12 characters.' } });
    openPanel({
      apply: (intent) => asAsked(intent).map((one) => ({ change: one, outcome: 'failed', failure: refusal })),
    });
    fireEvent.change(await screen.findByLabelText('New password'), { target: { value: 'long enough' } });
    await click('Save…');
    await click('Save 1 change');
    expect(await screen.findByText('It needs 12 characters.')).toBeTruthy();
    expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('long enough');
  });

  test('does not call a write failed whose answer never came', async () => {
    const unknown = failure('outcome-unknown', { origin: 'lab' });
    openPanel({
      apply: (intent) => asAsked(intent).map((one) => ({ change: one, outcome: 'unknown', failure: unknown })),
    });
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    await click('Save 1 change');
    expect(await screen.findByText('Nobody knows whether fred was saved.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Read again' })).toBeTruthy();
  });

  test('shows what somebody else changed meanwhile beside the own value', async () => {
    const conflict = () => {
      throw failing('conflict', { target: 'fred', what: 'administrator' }, { fields: { administrator: '"full"' } });
    };
    openPanel({ preview: conflict });
    fireEvent.change(await screen.findByLabelText('Administrator level'), { target: { value: 'users' } });
    fred = { ...fred, administrator: 'full' };
    await click('Save…');
    await screen.findByText(/was changed by somebody else/);
    expect(await screen.findByText('Somebody else set this to Full meanwhile.')).toBeTruthy();
    await click('Take that');
    expect((screen.getByLabelText('Administrator level') as HTMLSelectElement).value).toBe('full');
    expect(screen.getByText('No changes to save.')).toBeTruthy();
  });

  test('says what the instance can’t do where one would look for it', async () => {
    const missing = { available: false as const, reason: 'It has no levels.', instead: 'Use groups.' };
    const capabilities = { ...lab.capabilities, 'users.administrator': missing };
    openPanel({ description: { ...lab, capabilities } });
    const field = await screen.findByLabelText('Administrator level');
    expect(field.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('It has no levels. Use groups.')).toBeTruthy();
  });
});

describe('the access of a user', () => {
  test('names each permission in effect with what gives it, and what would give the others', async () => {
    openPanel();
    await tab('Access');
    const held = within(await screen.findByRole('region', { name: 'Permissions' })).getAllByRole('listitem');
    expect(held[0]?.textContent).toBe('Create samplesDiagnostics, Technicians');
    expect(held[1]?.textContent).toContain('Technicians only');
    expect(held[1]?.textContent).toContain('Dangerous: Removes data for good');
    const others = within(screen.getByRole('region', { name: 'Not held' })).getAllByRole('listitem');
    expect(others[0]?.textContent).toBe('Delete job records · No effect hereCurators would give it');
  });

  test('tells every path to a permission in words, and what would remain without one of them', async () => {
    openPanel();
    await tab('Access');
    await click(/^Create samples/);
    const paths = within(await screen.findByRole('list', { name: 'What gives Create samples' }));
    expect(paths.getByText('Through the group Diagnostics, the primary one')).toBeTruthy();
    expect(paths.getByText('Through the group Technicians')).toBeTruthy();
    await click('What if I remove this? Through the group Technicians');
    const answer = paths.getByRole('status');
    expect(answer.textContent).toContain('loses Delete files');
    expect(answer.textContent).toContain('keeps Create samples, through Diagnostics');
  });

  test('says first that somebody is an administrator, and whether the account counts at all', async () => {
    fred = { ...fred, administrator: 'users', status: 'inactive' };
    openPanel({ usable: false });
    await tab('Access');
    expect(await screen.findByText('Administrator with the level Users.')).toBeTruthy();
    expect(screen.getByText(/The account of fred can’t be used at present/)).toBeTruthy();
    const [first] = within(screen.getByRole('list', { name: 'Groups of fred' })).getAllByRole('listitem');
    expect(first?.textContent).toContain('Administrator level');
  });

  test('finds permissions by name and by what gives them, the powers of administrators among them', async () => {
    const powers = ['Make administrators', 'Edit users', 'Edit groups'].map((label) => ({
      id: label,
      label,
      section: 'Administration',
      danger: null,
      noEffect: null,
    }));
    openPanel({ description: { ...lab, powers } });
    await tab('Access');
    const search = await screen.findByLabelText('Search permissions and what gives them');
    fireEvent.change(search, { target: { value: 'technicians' } });
    await waitFor(() => expect(screen.queryByText('Make administrators')).toBeNull());
    expect(within(screen.getByRole('region', { name: 'Permissions' })).getAllByRole('listitem')).toHaveLength(2);
    fireEvent.change(search, { target: { value: 'make' } });
    expect(await screen.findByText('Make administrators')).toBeTruthy();
  });

  test('shows what somebody else set meanwhile beside the own level, to be taken or set anyway', async () => {
    const stale = (intent: Intent) =>
      'expected' in intent && intent.expected.administrator === null
        ? failing('conflict', { target: 'fred', what: 'administrator' }, { fields: { administrator: '"users"' } })
        : null;
    const { sent } = openPanel({
      preview: (intent) => {
        const conflict = stale(intent);
        if (conflict) throw conflict;
        return asAsked(intent);
      },
    });
    await tab('Access');
    await click('Change the administrator level');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Make Full…' }));
    const table = await screen.findByRole('table', { name: 'Theirs and yours' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['', 'None', 'Users', 'Full']);
    expect(sent).toEqual([]);
    await click('Set mine anyway…');
    await click('Give the level Full');
    await waitFor(() =>
      expect(sent[0]).toMatchObject({ expected: { administrator: 'users' }, set: { administrator: 'full' } }),
    );
  });

  test('answers what would happen if the user left a group', async () => {
    openPanel();
    await tab('Access');
    await click('More about Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'What if fred leaves?' }));
    const answer = (await screen.findByText('If fred leaves Technicians')).parentElement as HTMLElement;
    expect(answer.textContent).toContain('loses Delete files');
    expect(answer.textContent).toContain('keeps Create samples, through Diagnostics');
  });

  test('takes the user out of a group after saying what that takes away', async () => {
    const { sent } = openPanel();
    await tab('Access');
    await click('More about Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove from Technicians…' }));
    expect(await screen.findByText('Remove fred from Technicians on lab-01?')).toBeTruthy();
    await click('Remove from Technicians');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ expected: { groups: ['1', '2'] }, set: { groups: ['1'] } });
  });

  test('puts the user into a group, naming what is gained', async () => {
    const { sent } = openPanel();
    await tab('Access');
    await click('Add to group');
    fireEvent.click(await screen.findByRole('option', { name: 'Curators' }));
    expect(await screen.findByText('Delete job records')).toBeTruthy();
    await click('Add to Curators');
    await waitFor(() => expect(sent[0]).toMatchObject({ set: { groups: ['1', '2', '3'] } }));
  });

  test('keeps stored roles apart and says that nothing enforces them', async () => {
    const role = (held: boolean) => [
      change({ action: 'set-stored-role', before: { label_manager: !held }, after: { label_manager: held } }),
    ];
    const { sent } = openPanel({ preview: (intent) => ('held' in intent ? role(intent.held) : []) });
    await tab('Access');
    const section = within(await screen.findByRole('region', { name: 'Space roles' }));
    expect(section.getByText('Nothing enforces them.')).toBeTruthy();
    await click('Give a role');
    fireEvent.click(await screen.findByRole('option', { name: 'Manage labels' }));
    await click('Store the role');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({ action: 'set-stored-role', userId: fred.id, role: 'label_manager', held: true });
  });

  test('says of an administrator that the groups don’t matter', async () => {
    fred = { ...fred, administrator: 'full' };
    openPanel();
    await tab('Access');
    expect(await screen.findByText('As administrator, Full may do everything, whatever the groups say.')).toBeTruthy();
    expect(screen.getByText('3 of 3 in effect')).toBeTruthy();
  });
});

describe('the history of a user', () => {
  test('tells old and new in words, and how it ended', async () => {
    const item: HistoryItem = {
      sequence: 1,
      at: '2026-05-04T10:00:00.000Z',
      change: change({ before: { administrator: null }, after: { administrator: 'users' } }),
      instance: { name: 'lab-01', origin: 'https://lab' },
      actor: 'roster-admin',
      face: 'browser',
      outcome: 'done',
      failure: null,
    };
    openPanel({ history: [item] });
    await tab('History');
    expect(await screen.findByText('Administrator level: none → Users')).toBeTruthy();
    expect(screen.getByText('by roster-admin')).toBeTruthy();
  });
});

test('can be looked at but not changed while the instance is read-only, and says so once', async () => {
  openPanel({ environment: 'production' });
  expect((await screen.findByLabelText('Active')).hasAttribute('disabled')).toBe(true);
  expect(screen.getAllByText(/read-only/)).toHaveLength(1);
  await tab('Access');
  expect((await button('Add to group')).hasAttribute('disabled')).toBe(true);
  await click('More about Technicians');
  expect((await screen.findByRole('menuitem', { name: 'What if fred leaves?' })).hasAttribute('aria-disabled')).toBe(
    false,
  );
  expect(screen.getByRole('menuitem', { name: 'Remove from Technicians…' }).hasAttribute('aria-disabled')).toBe(true);
});

test('deactivates after one sentence and one click', async () => {
  const { sent } = openPanel();
  await click('More actions');
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate…' }));
  expect(await screen.findByText('Deactivate fred on lab-01?')).toBeTruthy();
  const keep = await button('Keep active');
  expect(keep.hasAttribute('data-autofocus')).toBe(true);
  await screen.findByText('Is deactivated');
  await click('Deactivate fred');
  await waitFor(() => expect(sent[0]).toMatchObject({ set: { active: false } }));
});
