// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { summaryOf } from '../../../../../electron/domain/group.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import { orpc } from '../../../../../renderer/lib/orpc.ts';
import { failing } from '../../support/fake-bridge.ts';
import { change, group, lab, user } from '../../support/lab.ts';
import { asAsked, type LabAnswers, memberships, openLabPanel } from '../../support/open-lab-panel.tsx';
import { click, goToTab } from '../../support/open-panel.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

/** Each test has a user of its own: what was typed about one is kept for as long as the page lives. */
let count = 0;
let fred: User;
const openPanel = (answers: LabAnswers = {}) => openLabPanel(() => fred, answers);

beforeEach(() => {
  count += 1;
  fred = user('fred', { id: `fred-${count}`, groups: memberships, primaryGroup: '1' });
});

describe('the access of a user', () => {
  test('names each permission in effect with what gives it, and what would give the others', async () => {
    openPanel();
    await goToTab('Access');
    const held = within(await screen.findByRole('region', { name: 'Permissions' })).getAllByRole('listitem');
    expect(held[0]?.textContent).toBe('Create samplesDiagnostics, Technicians');
    expect(held[1]?.textContent).toContain('Technicians only');
    expect(held[1]?.textContent).toContain('Dangerous: Removes data for good');
    const others = within(screen.getByRole('region', { name: 'Not held' })).getAllByRole('listitem');
    expect(others[0]?.textContent).toBe('Delete job records · No effect hereCurators would give it');
  });

  test('tells every path to a permission in words, and what would remain without one of them', async () => {
    openPanel();
    await goToTab('Access');
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
    await goToTab('Access');
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
    await goToTab('Access');
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
        return asAsked(fred, intent);
      },
    });
    await goToTab('Access');
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
    await goToTab('Access');
    await click('More about Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'What if fred leaves?' }));
    const answer = (await screen.findByText('If fred leaves Technicians')).parentElement as HTMLElement;
    expect(answer.textContent).toContain('loses Delete files');
    expect(answer.textContent).toContain('keeps Create samples, through Diagnostics');
  });

  test('takes the user out of a group after saying what that takes away', async () => {
    const { sent } = openPanel();
    await goToTab('Access');
    await click('More about Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove from Technicians…' }));
    expect(await screen.findByText('Remove fred from Technicians on lab-01?')).toBeTruthy();
    await click('Remove from Technicians');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ expected: { groups: ['1', '2'] }, set: { groups: ['1'] } });
  });

  test('puts the user into a group, naming what is gained', async () => {
    const { sent } = openPanel();
    await goToTab('Access');
    await click('Add to group');
    fireEvent.click(await screen.findByRole('option', { name: 'Curators' }));
    expect(await screen.findByText('Delete job records')).toBeTruthy();
    await click('Add to Curators');
    await waitFor(() => expect(sent[0]).toMatchObject({ set: { groups: ['1', '2', '3'] } }));
  });

  test('names what a group gives now, also where that changes while the question stands', async () => {
    const { queryClient } = openPanel();
    await goToTab('Access');
    await click('Add to group');
    fireEvent.click(await screen.findByRole('option', { name: 'Curators' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Delete job records')).toBeTruthy();
    const curators = summaryOf(group('3', 'Curators', ['create_sample']));
    queryClient.setQueryData(orpc.groups.list.queryKey({ input: { instanceId: 'one' } }), [curators]);
    expect(await dialog.findByText('nothing that fred doesn’t have already')).toBeTruthy();
  });

  test('keeps stored roles apart and says that nothing enforces them', async () => {
    const role = (held: boolean) => [
      change({ action: 'set-stored-role', before: { label_manager: !held }, after: { label_manager: held } }),
    ];
    const { sent } = openPanel({ preview: (intent) => ('held' in intent ? role(intent.held) : []) });
    await goToTab('Access');
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
    await goToTab('Access');
    expect(await screen.findByText('As administrator, Full may do everything, whatever the groups say.')).toBeTruthy();
    expect(screen.getByText('3 of 3 in effect')).toBeTruthy();
  });
});
