// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { changeOf, click, openGroups } from '../../support/open-groups.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

describe('a group', () => {
  test('is created with the permissions that it gives from the start', async () => {
    const answer = (intent: Intent): AppliedChange[] => [
      {
        change: { ...changeOf(intent), target: { type: 'group', id: '2', name: 'New' } },
        outcome: 'done',
        failure: null,
      },
    ];
    const { sent, router, id } = openGroups({ at: '/new', apply: answer });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Instructors' } });
    fireEvent.click(await screen.findByLabelText('Create samples'));
    await click('Create Instructors');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/instances/${id}/groups/2`));
    expect(sent).toEqual([{ action: 'create-group', set: { name: 'Instructors', permissions: ['create_sample'] } }]);
  });

  test('can’t take a name that is taken', async () => {
    openGroups({ at: '/new' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Curators' } });
    expect(screen.getByText('There is a group of this name already.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create Curators' }).hasAttribute('disabled')).toBe(true);
  });

  test('is renamed after a look at what changes', async () => {
    const { sent } = openGroups({ at: '/1' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Keepers' } });
    await click('Rename…');
    await click('Rename to Keepers');
    await waitFor(() => expect(sent[0]).toMatchObject({ expected: { name: 'Curators' }, set: { name: 'Keepers' } }));
  });

  test('is deleted after saying who loses what', async () => {
    const { sent } = openGroups({ at: '/2' });
    await click('Actions for Technicians');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete the group…' }));
    expect(await screen.findByText('Delete the group Technicians on lab-01?')).toBeTruthy();
    const question = await screen.findByRole('dialog');
    await waitFor(() => expect(question.textContent).toContain('Delete files: 2 users'));
    await click('Delete Technicians');
    await waitFor(() => expect(sent).toEqual([{ action: 'delete-group', groupId: '2' }]));
  });

  test('lists its members, each leading to the user', async () => {
    const { id } = openGroups({ at: '/1' });
    const member = await screen.findByRole('link', { name: 'Open ada' });
    expect(member.getAttribute('href')).toBe(`/instances/${id}/users/ada`);
  });
});

test('a group is copied with the permissions that it gives', async () => {
  const { sent } = openGroups({ at: '/2' });
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
  const { sent } = openGroups({ at: '/1', conflict: true });
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

test('creating a group is shown first where it does more than that', async () => {
  const { sent } = openGroups({ at: '/new', effects: ['You become its manager.'] });
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Imaging' } });
  await click('Create Imaging');
  const review = within(await screen.findByRole('dialog'));
  expect(review.getByText('You become its manager.')).toBeTruthy();
  expect(sent).toEqual([]);
  fireEvent.click(review.getByRole('button', { name: 'Create Imaging' }));
  await waitFor(() => expect(sent).toHaveLength(1));
});
