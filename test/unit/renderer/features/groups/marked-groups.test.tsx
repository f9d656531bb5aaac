// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import { failing } from '../../support/fake-bridge.ts';
import { change, group, user } from '../../support/lab.ts';
import { click, openGroups } from '../../support/open-groups.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const curators = group('1', 'Curators', ['create_sample'], ['ada']);
const technicians = group('2', 'Technicians', ['remove_file'], ['bob']);
const visitors = group('3', 'Visitors', [], []);
const groups = [curators, technicians, visitors];
const users = ['ada', 'bob', 'cem'].map((handle) => user(handle));

/** One change for each user whom an intent moves, as the core plans them. */
function planned(intent: Intent): Change[] {
  if (intent.action !== 'update-group') throw new Error('Only members are changed here.');
  const { groupId, set } = intent;
  const [key] = Object.keys(set);
  const ids = Object.values(set).flat().map(String);
  return ids.map((id) =>
    change({
      id: `${groupId} ${id}`,
      target: { type: 'user', id, name: id },
      before: { groups: key === 'addMembers' ? [] : [groupId] },
      after: { groups: key === 'addMembers' ? [groupId] : [] },
      labels: { [groupId]: `group ${groupId}` },
    }),
  );
}

async function mark(...names: string[]) {
  for (const name of names) fireEvent.click(await screen.findByRole('checkbox', { name: `Mark ${name}` }));
}

async function lookUp(text: string, label: string) {
  await click('Add or remove people…');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Handles or e-mail addresses'), { target: { value: text } });
  await click(label);
  return dialog;
}

describe('several groups that are marked', () => {
  test('are offered people in one step: what would change in each is told, then reviewed, then sent group by group', async () => {
    const { sent } = openGroups({ groups, users, at: '?show=list', preview: planned });
    await mark('Curators', 'Visitors');
    const bar = within(await screen.findByRole('region', { name: 'Marked groups' }));
    expect(bar.getByText('2 groups marked')).toBeTruthy();
    const dialog = await lookUp('ada cem zoe', 'Look up 3 names');
    expect(dialog.getByText('Members of 2 groups')).toBeTruthy();
    await waitFor(() =>
      expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
        'Curators: 1 would be added, 1 is in it already',
        'Visitors: 2 would be added',
      ]),
    );
    expect(dialog.getByText('1 name is unknown and left out: zoe')).toBeTruthy();
    await click('Review adding 3…');
    const review = within(await screen.findByRole('dialog'));
    expect(await review.findByText('Add 2 users to 2 groups on lab-01?')).toBeTruthy();
    expect(review.getAllByText('Joins group 3')).toHaveLength(2);
    expect(review.getByText('Joins group 1')).toBeTruthy();
    expect(sent).toEqual([]);
    await click('Add 2 users');
    await waitFor(() =>
      expect(sent).toEqual([
        { action: 'update-group', groupId: '1', expected: {}, set: { addMembers: ['cem'] } },
        { action: 'update-group', groupId: '3', expected: {}, set: { addMembers: ['ada', 'cem'] } },
      ]),
    );
  });

  test('lose people in one step too, where these are in them', async () => {
    const { sent } = openGroups({ groups, users, at: '?show=list', preview: planned });
    await mark('Curators', 'Technicians');
    await click('Add or remove people…');
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('radio', { name: 'Remove' }));
    fireEvent.change(dialog.getByLabelText('Handles or e-mail addresses'), { target: { value: 'ada bob' } });
    await click('Look up 2 names');
    await click('Review removing 2…');
    await click('Remove 2 users');
    await waitFor(() =>
      expect(sent).toEqual([
        { action: 'update-group', groupId: '1', expected: {}, set: { removeMembers: ['ada'] } },
        { action: 'update-group', groupId: '2', expected: {}, set: { removeMembers: ['bob'] } },
      ]),
    );
  });

  test('of which one was deleted meanwhile: what came of every change is told, also of those not tried', async () => {
    const apply = (intent: Intent) => {
      if ('groupId' in intent && intent.groupId === '2') {
        throw failing('group-not-found', { group: 'Technicians', instance: 'lab-01' });
      }
      return planned(intent).map((one) => ({ change: one, outcome: 'done' as const, failure: null }));
    };
    openGroups({ groups, users, at: '?show=list', preview: planned, apply });
    await mark('Curators', 'Technicians', 'Visitors');
    await lookUp('cem', 'Look up 1 name');
    await click('Review adding 3…');
    await click('Add cem');
    await screen.findByText('Refused');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'DoneJoins group 1',
      expect.stringContaining('There is no group Technicians on lab-01 any more.'),
      'Not tried, because the one before was not doneJoins group 3',
    ]);
  });

  test('are marked in the matrix as well: the same marks in both, and the same review', async () => {
    const { sent } = openGroups({ groups, users, preview: planned });
    await screen.findByRole('table', { name: 'Permissions of groups' });
    await mark('Curators', 'Visitors');
    expect(await screen.findByText('2 groups marked')).toBeTruthy();
    await click('List');
    const box = await screen.findByRole('checkbox', { name: 'Mark Visitors' });
    expect((box as HTMLInputElement).checked).toBe(true);
    await click(/^Groups 3/);
    await screen.findByRole('table', { name: 'Permissions of groups' });
    const dialog = await lookUp('ada', 'Look up 1 name');
    expect(dialog.getByText('Members of 2 groups')).toBeTruthy();
    await click('Review adding 1…');
    await click('Add ada');
    await waitFor(() => expect(sent.map((intent) => 'groupId' in intent && intent.groupId)).toEqual(['3']));
  });

  test('are all of those that a search leaves, with one click, and none again', async () => {
    openGroups({ groups, users, at: '?show=list' });
    fireEvent.change(await screen.findByLabelText('Search groups'), { target: { value: 'i' } });
    await screen.findByRole('checkbox', { name: 'Mark all 2 groups' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Mark all 2 groups' }));
    expect(await screen.findByText('2 groups marked')).toBeTruthy();
    await click('Unmark all');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Marked groups' })).toBeNull());
  });
});

describe('thousands of groups', () => {
  const many = Array.from({ length: 5000 }, (_, index) => group(`${index}`, `Team ${10_000 + index}`, []));

  test('are drawn as far as they are in view, with their number for those who cannot see them', async () => {
    openGroups({ groups: many, at: '?show=list' });
    const table = await screen.findByRole('table', { name: 'Groups' });
    expect(table.getAttribute('aria-rowcount')).toBe('5001');
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  });

  test('are walked with the arrow keys, with one tab stop', async () => {
    openGroups({ groups: many, at: '?show=list' });
    const first = await screen.findByRole('button', { name: 'Team 10000' });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    const second = await screen.findByRole('button', { name: 'Team 10001' });
    await waitFor(() => expect(document.activeElement).toBe(second));
    expect(document.querySelectorAll('[data-row-part][tabindex="0"]')).toHaveLength(1);
  });
});
