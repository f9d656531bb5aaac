// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { group } from '../../support/lab.ts';
import { click, openGroups } from '../../support/open-groups.tsx';
import { cluster, hosting } from '../../support/other-kinds.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

test('administrator roles are told with what each may do', async () => {
  openGroups();
  await click(/Administrator roles/);
  const table = await screen.findByRole('table', { name: 'Administrator roles' });
  expect(table.textContent).toContain('Full may do much.');
  expect(table.textContent).toContain('May make others administrators');
});

describe('groups that give no permissions', () => {
  const staff = group('1', 'Staff', [], ['ada', 'bob']);
  const everybody = { ...group('2', 'Everybody', [], null), untouchable: 'The server needs this group.' };

  test('are listed with their members, and with why there is no table of permissions', async () => {
    const { router, id } = openGroups({ groups: [staff, everybody], description: cluster });
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

  test('are called by their id where they have no name', async () => {
    const { router, id } = openGroups({ groups: [group('7', '', [])], description: cluster });
    expect(await screen.findByRole('checkbox', { name: 'Mark id 7' })).toBeTruthy();
    await click('id 7');
    expect(router.state.location.pathname).toBe(`/instances/${id}/groups/7`);
  });

  test('of the server itself can be neither renamed nor deleted, and say why', async () => {
    openGroups({ groups: [everybody], description: cluster, at: '/2' });
    const panel = within(await screen.findByRole('complementary', { name: 'Group Everybody' }));
    expect(panel.getByText('The server needs this group.')).toBeTruthy();
    expect(panel.getByLabelText('Name').hasAttribute('disabled')).toBe(true);
    await click('Actions for Everybody');
    const remove = await screen.findByRole('menuitem', { name: 'Delete the group…' });
    expect(remove.getAttribute('aria-disabled')).toBe('true');
  });

  test('are created with one click, and shown first where more comes with it', async () => {
    const { sent } = openGroups({ groups: [staff], description: cluster, at: '/new' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Imaging' } });
    await click('Create Imaging');
    await waitFor(() => expect(sent).toEqual([{ action: 'create-group', set: { name: 'Imaging' } }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('a kind without groups says so and keeps its administrator roles', async () => {
  openGroups({ description: hosting });
  expect(await screen.findByText('No groups.list here. Do it elsewhere.')).toBeTruthy();
  await click(/^Administrator roles/);
  expect(await screen.findByRole('table', { name: 'Administrator roles' })).toBeTruthy();
});
