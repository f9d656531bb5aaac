// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { Group, User } from '../../../../../electron/domain/user.ts';
import type { Consequences } from '../../../../../electron/domain/why/effects.ts';
import { GroupsScreen } from '../../../../../renderer/features/groups/groups-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { change, group, lab, user } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { cluster, hosting } from '../../support/other-kinds.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const someGroups = [
  group('1', 'Curators', ['create_sample'], ['ada', 'bob', 'cem']),
  group('2', 'Technicians', ['create_sample', 'remove_file'], ['cem', 'dot']),
];

interface Answers {
  readonly groups?: Group[];
  readonly description?: Description;
  readonly apply?: (intent: Intent) => AppliedChange[];
  readonly at?: string;
  /** What every change does beside. */
  readonly effects?: string[];
  readonly users?: User[];
  readonly consequences?: Consequences;
  /** Somebody else has renamed the group meanwhile. */
  readonly conflict?: boolean;
}

/** The change of a group that an intent asks for. */
function changeOf(intent: Intent): Change {
  const id = 'groupId' in intent ? intent.groupId : null;
  const after = 'set' in intent ? { ...intent.set } : null;
  const before = 'expected' in intent ? { ...intent.expected } : null;
  return change({
    id: `c${id}`,
    action: intent.action,
    target: { type: 'group', id, name: `group ${id}` },
    before,
    after,
  });
}

const nobody: Consequences = {
  affected: 0,
  users: [],
  permissions: [],
  administrators: { becomes: 0, ceases: 0, stays: 0 },
  yourself: false,
  asOf: '2026-05-04T10:00:00.000Z',
};

/** Each test has an instance of its own: what was switched on one is kept for as long as the page lives. */
let count = 0;

function openScreen(answers: Answers = {}) {
  const { groups = someGroups, description = lab, apply, at = '', effects, users = [], consequences } = answers;
  const id = `groups-${count}`;
  const sent: Intent[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ id, environment: 'development' })]),
      describe: os.instances.describe.handler(() => description),
    },
    groups: { list: os.groups.list.handler(() => groups) },
    directory: {
      stream: os.directory.stream.handler(async function* () {
        yield users;
      }),
    },
    changes: {
      preview: os.changes.preview.handler(({ input }) => {
        const fields = { name: '"Wardens"' };
        if (answers.conflict) throw failing('conflict', { target: 'Curators', what: 'name' }, { fields });
        return [{ ...changeOf(input.intent), ...(effects ? { effects } : {}) }];
      }),
      consequences: os.changes.consequences.handler(() => consequences ?? nobody),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        if (apply) return apply(input.intent);
        return [{ change: changeOf(input.intent), outcome: 'done', failure: null }];
      }),
    },
  });
  const children = [{ index: true }, { path: 'new' }, { path: ':groupId' }];
  const route = { path: '/instances/:instanceId/groups', element: <GroupsScreen />, children };
  const view = renderRoutes([route], `/instances/${id}/groups${at}`);
  return { sent, id, ...view };
}

const cell = (name: string | RegExp) => screen.findByRole('checkbox', { name });
const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const tray = () => screen.findByRole('region', { name: 'Unsaved changes' });

beforeEach(() => {
  count += 1;
});

describe('the matrix of permissions', () => {
  test('shows what each group gives, in sections with counts', async () => {
    openScreen();
    expect(((await cell('Create samples for Curators')) as HTMLInputElement).checked).toBe(true);
    expect(((await cell('Delete files for Curators')) as HTMLInputElement).checked).toBe(false);
    expect(screen.getByText('3 permissions in 2 sections')).toBeTruthy();
    expect(screen.getAllByText('1 of 2').length).toBe(2);
    expect(screen.getByRole('rowheader', { name: /Delete files/ }).textContent).toContain('Removes data for good');
  });

  test('collects switches as sentences with who gains and who loses, each to be reverted', async () => {
    openScreen();
    fireEvent.click(await cell('Delete files for Curators'));
    fireEvent.click(await cell('Create samples for Technicians'));
    const unsaved = within(await tray());
    expect(unsaved.getByText('2 unsaved changes in 2 groups')).toBeTruthy();
    expect(unsaved.getByText('2 users gain a dangerous permission')).toBeTruthy();
    expect(unsaved.getByText('2 of 3 members gain it, 1 had it through Technicians')).toBeTruthy();
    expect(unsaved.getByText('1 of 2 members lose it, 1 keep it through Curators')).toBeTruthy();
    fireEvent.click(unsaved.getByRole('button', { name: 'Revert: Delete files for Curators' }));
    expect(unsaved.getByText('1 unsaved change in 1 group')).toBeTruthy();
  });

  test('marks a switched cell as added or removed', async () => {
    openScreen();
    fireEvent.click(await cell('Delete files for Curators'));
    expect((await cell('Delete files for Curators, added')).closest('td')?.className).toContain('added');
  });

  test('saves one write for each group, after showing them', async () => {
    const { sent } = openScreen();
    fireEvent.click(await cell('Delete files for Curators'));
    fireEvent.click(await cell('Create samples for Technicians'));
    await click('Save 2 changes to lab-01…');
    await screen.findByText('Compared with the server just now');
    expect(sent).toEqual([]);
    await click('Save 2 changes');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Unsaved changes' })).toBeNull());
    expect(sent).toEqual([
      {
        action: 'update-group',
        groupId: '1',
        expected: { permissions: ['create_sample'] },
        set: { permissions: ['create_sample', 'remove_file'] },
      },
      {
        action: 'update-group',
        groupId: '2',
        expected: { permissions: ['create_sample', 'remove_file'] },
        set: { permissions: ['remove_file'] },
      },
    ]);
  });

  test('keeps what was not saved, also while one is elsewhere', async () => {
    const { router, id } = openScreen();
    fireEvent.click(await cell('Delete files for Curators'));
    await router.navigate(`/instances/${id}/groups/2`);
    await screen.findByRole('complementary', { name: 'Group Technicians' });
    expect(within(await tray()).getByText('1 unsaved change in 1 group')).toBeTruthy();
    await click('Discard');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Unsaved changes' })).toBeNull());
  });

  test('is walked with the arrow keys, with one tab stop', async () => {
    openScreen();
    const first = await cell('Create samples for Curators');
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    const second = await cell('Create samples for Technicians');
    await waitFor(() => expect(document.activeElement).toBe(second));
    fireEvent.keyDown(second, { key: 'ArrowDown' });
    const below = await cell('Delete job records for Technicians');
    await waitFor(() => expect(document.activeElement).toBe(below));
    expect(document.querySelectorAll('td.cell input[tabindex="0"]')).toHaveLength(1);
  });

  test('gives or takes a whole section', async () => {
    openScreen();
    await click(/Give Curators all of Samples/);
    expect(((await cell(/^Delete job records for Curators/)) as HTMLInputElement).checked).toBe(true);
  });

  test('draws only the columns in view', async () => {
    const many = Array.from({ length: 300 }, (_, index) => group(`${index}`, `Group ${index}`, []));
    openScreen({ groups: many });
    await screen.findByRole('button', { name: /Open the group Group 0,/ });
    expect(screen.getAllByRole('columnheader').length).toBeLessThan(40);
  });

  test('can be read but not switched where the instance can’t do it, and says why', async () => {
    const missing = { available: false as const, reason: 'Base is not enough.', instead: 'Ask somebody.' };
    const capabilities = { ...lab.capabilities, 'groups.permissions': missing };
    openScreen({ description: { ...lab, capabilities } });
    const box = await cell('Delete files for Curators');
    fireEvent.click(box);
    expect((box as HTMLInputElement).checked).toBe(false);
    expect(box.getAttribute('aria-disabled')).toBe('true');
    expect(box.closest('td')?.title).toBe('Base is not enough. Ask somebody.');
  });

  test('finds groups and permissions by name', async () => {
    openScreen();
    fireEvent.change(await screen.findByLabelText('Search permissions and groups'), { target: { value: 'technic' } });
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /for Curators/ })).toBeNull());
    fireEvent.change(screen.getByLabelText('Search permissions and groups'), { target: { value: 'zebra' } });
    expect(await screen.findByText('Nothing is called “zebra”.')).toBeTruthy();
  });
});

describe('a group', () => {
  test('is created with the permissions that it gives from the start', async () => {
    const answer = (intent: Intent): AppliedChange[] => [
      {
        change: { ...changeOf(intent), target: { type: 'group', id: '2', name: 'New' } },
        outcome: 'done',
        failure: null,
      },
    ];
    const { sent, router, id } = openScreen({ at: '/new', apply: answer });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Instructors' } });
    fireEvent.click(await screen.findByLabelText('Create samples'));
    await click('Create Instructors');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/instances/${id}/groups/2`));
    expect(sent).toEqual([{ action: 'create-group', set: { name: 'Instructors', permissions: ['create_sample'] } }]);
  });

  test('can’t take a name that is taken', async () => {
    openScreen({ at: '/new' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Curators' } });
    expect(screen.getByText('There is a group of this name already.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create Curators' }).hasAttribute('disabled')).toBe(true);
  });

  test('is renamed after a look at what changes', async () => {
    const { sent } = openScreen({ at: '/1' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Keepers' } });
    await click('Rename…');
    await click('Rename to Keepers');
    await waitFor(() => expect(sent[0]).toMatchObject({ expected: { name: 'Curators' }, set: { name: 'Keepers' } }));
  });

  test('is deleted after saying who loses what', async () => {
    const { sent } = openScreen({ at: '/2' });
    await click('Actions for Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete the group…' }));
    expect(await screen.findByText('Delete the group Technicians on lab-01?')).toBeTruthy();
    const question = await screen.findByRole('dialog');
    await waitFor(() => expect(question.textContent).toContain('Delete files: 2 users'));
    await click('Delete Technicians');
    await waitFor(() => expect(sent).toEqual([{ action: 'delete-group', groupId: '2' }]));
  });

  test('lists its members, each leading to the user', async () => {
    const { id } = openScreen({ at: '/1' });
    const member = await screen.findByRole('link', { name: 'Open ada' });
    expect(member.getAttribute('href')).toBe(`/instances/${id}/users/ada`);
  });
});

test('administrator roles are told with what each may do', async () => {
  openScreen();
  await click(/Administrator roles/);
  const table = await screen.findByRole('table', { name: 'Administrator roles' });
  expect(table.textContent).toContain('Full may do much.');
  expect(table.textContent).toContain('May make others administrators');
});

describe('the members of a group', () => {
  const everybody = ['ada', 'bob', 'cem', 'dot'].map((handle) => user(handle, { email: `${handle}@example.org` }));
  const twins = [user('eva', { email: 'info@example.org' }), user('fay', { email: 'info@example.org' })];

  test('are added by a pasted list, of which the unknown and the ambiguous are named first', async () => {
    const { sent } = openScreen({ at: '/1', users: [...everybody, ...twins] });
    await click('Add or remove…');
    const dialog = within(await screen.findByRole('dialog'));
    const list = dialog.getByLabelText('Handles or e-mail addresses');
    fireEvent.change(list, { target: { value: 'ada, DOT@example.org\nzoe; info@example.org dot' } });
    await click('Look up 5 names');
    expect(await dialog.findByText('1 user would be added.')).toBeTruthy();
    expect(dialog.getByText('1 is in Curators already.')).toBeTruthy();
    expect(dialog.getByText('1 name is unknown and left out: zoe')).toBeTruthy();
    expect(dialog.getByText('info@example.org may mean eva and fay, so it is left out.')).toBeTruthy();
    expect(sent).toEqual([]);
    await click('Review adding 1…');
    await click('Add dot');
    await waitFor(() =>
      expect(sent).toEqual([{ action: 'update-group', groupId: '1', expected: {}, set: { addMembers: ['dot'] } }]),
    );
  });

  test('are removed one by one, after saying who loses what, administrators and yourself first', async () => {
    const effect = { id: 'ada', handle: 'ada', gains: [], loses: ['create_sample'], yourself: true };
    const { sent } = openScreen({
      at: '/1',
      consequences: {
        affected: 1,
        users: [{ ...effect, administrator: 'ceases' }],
        permissions: [{ permission: 'create_sample', gains: 0, loses: 1 }],
        administrators: { becomes: 0, ceases: 1, stays: 0 },
        yourself: true,
        asOf: '2026-05-04T10:00:00.000Z',
      },
    });
    await click('Remove ada…');
    const review = within(await screen.findByRole('dialog'));
    expect(await review.findByText('Your own access changes.')).toBeTruthy();
    expect(review.getByText('Is no administrator any more: ada')).toBeTruthy();
    expect(review.getByText(/1 user loses it/)).toBeTruthy();
    fireEvent.click(review.getByRole('button', { name: 'Remove ada' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ groupId: '1', set: { removeMembers: ['ada'] } }));
  });
});

test('a group is copied with the permissions that it gives', async () => {
  const { sent } = openScreen({ at: '/2' });
  await click('Actions for Technicians');
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy…' }));
  expect(((await screen.findByLabelText('Name')) as HTMLInputElement).value).toBe('Copy of Technicians');
  await click('Create Copy of Technicians');
  await waitFor(() =>
    expect(sent[0]).toEqual({
      action: 'create-group',
      set: { name: 'Copy of Technicians', permissions: ['create_sample', 'remove_file'] },
    }),
  );
});

test('a name that somebody else changed meanwhile is shown beside the own one, and can be left to them', async () => {
  const { sent } = openScreen({ at: '/1', conflict: true });
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Keepers' } });
  await click('Rename…');
  const table = await screen.findByRole('table', { name: 'Theirs and yours' });
  expect(
    within(table)
      .getAllByRole('cell')
      .map((one) => one.textContent),
  ).toEqual(['', 'Curators', 'Wardens', 'Keepers']);
  await click('Take theirs');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([]);
});

describe('groups that give no permissions', () => {
  const staff = group('1', 'Staff', [], ['ada', 'bob']);
  const everybody = { ...group('2', 'Everybody', [], null), untouchable: 'The server needs this group.' };

  test('are listed with their members, and with why there is no table of permissions', async () => {
    const { router, id } = openScreen({ groups: [staff, everybody], description: cluster });
    const table = within(await screen.findByRole('table', { name: 'Groups' }));
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'GroupMembers',
      'Everybody . The server needs this group.members not told',
      'Staff2',
    ]);
    expect(screen.getByText('No groups.permissions here. Do it elsewhere.')).toBeTruthy();
    await click('Staff');
    expect(router.state.location.pathname).toBe(`/instances/${id}/groups/1`);
    const panel = within(await screen.findByRole('complementary', { name: 'Group Staff' }));
    expect(panel.getByText('No groups.permissions here. Do it elsewhere.')).toBeTruthy();
    expect(panel.queryByText('It gives no permission.')).toBeNull();
  });

  test('of the server itself can be neither renamed nor deleted, and say why', async () => {
    openScreen({ groups: [everybody], description: cluster, at: '/2' });
    const panel = within(await screen.findByRole('complementary', { name: 'Group Everybody' }));
    expect(panel.getByText('The server needs this group.')).toBeTruthy();
    expect(panel.getByLabelText('Name').hasAttribute('disabled')).toBe(true);
    await click('Actions for Everybody');
    const remove = await screen.findByRole('menuitem', { name: 'Delete the group…' });
    expect(remove.getAttribute('aria-disabled')).toBe('true');
  });

  test('are created with one click, and shown first where more comes with it', async () => {
    const { sent } = openScreen({ groups: [staff], description: cluster, at: '/new' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Imaging' } });
    await click('Create Imaging');
    await waitFor(() => expect(sent).toEqual([{ action: 'create-group', set: { name: 'Imaging' } }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('creating a group is shown first where it does more than that', async () => {
  const { sent } = openScreen({ at: '/new', effects: ['You become its manager.'] });
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Imaging' } });
  await click('Create Imaging');
  const review = within(await screen.findByRole('dialog'));
  expect(review.getByText('You become its manager.')).toBeTruthy();
  expect(sent).toEqual([]);
  fireEvent.click(review.getByRole('button', { name: 'Create Imaging' }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test('a kind without groups says so and keeps its administrator roles', async () => {
  openScreen({ description: hosting });
  expect(await screen.findByText('No groups.list here. Do it elsewhere.')).toBeTruthy();
  await click(/^Administrator roles/);
  expect(await screen.findByRole('table', { name: 'Administrator roles' })).toBeTruthy();
});
