// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { group, lab } from '../../support/lab.ts';
import { cell, click, openGroups, tray } from '../../support/open-groups.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

describe('the matrix of permissions', () => {
  test('shows what each group gives, in sections with counts', async () => {
    openGroups();
    expect(((await cell('Create samples for Curators')) as HTMLInputElement).checked).toBe(true);
    expect(((await cell('Delete files for Curators')) as HTMLInputElement).checked).toBe(false);
    expect(screen.getByText('3 permissions in 2 sections')).toBeTruthy();
    expect(screen.getAllByText('1 of 2').length).toBe(2);
    expect(screen.getByRole('rowheader', { name: /Delete files/ }).textContent).toContain('Removes data for good');
  });

  test('collects switches as sentences with who gains and who loses, each to be reverted', async () => {
    openGroups();
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
    openGroups();
    fireEvent.click(await cell('Delete files for Curators'));
    expect((await cell('Delete files for Curators, added')).closest('td')?.className).toContain('added');
  });

  test('saves one write for each group, after showing them', async () => {
    const { sent } = openGroups();
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
    const { router, id } = openGroups();
    fireEvent.click(await cell('Delete files for Curators'));
    await router.navigate(`/instances/${id}/groups/2`);
    await screen.findByRole('complementary', { name: 'Group Technicians' });
    expect(within(await tray()).getByText('1 unsaved change in 1 group')).toBeTruthy();
    await click('Discard');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Unsaved changes' })).toBeNull());
  });

  test('is walked with the arrow keys, with one tab stop', async () => {
    openGroups();
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
    openGroups();
    await click(/Give Curators all of Samples/);
    expect(((await cell(/^Delete job records for Curators/)) as HTMLInputElement).checked).toBe(true);
  });

  test('draws only the columns in view', async () => {
    const many = Array.from({ length: 300 }, (_, index) => group(`${index}`, `Group ${index}`, []));
    openGroups({ groups: many });
    await screen.findByRole('button', { name: /Open the group Group 0,/ });
    expect(screen.getAllByRole('columnheader').length).toBeLessThan(40);
  });

  test('can be read but not switched where the instance can’t do it, and says why', async () => {
    const missing = { available: false as const, reason: 'Base is not enough.', instead: 'Ask somebody.' };
    const capabilities = { ...lab.capabilities, 'groups.permissions': missing };
    openGroups({ description: { ...lab, capabilities } });
    const box = await cell('Delete files for Curators');
    fireEvent.click(box);
    expect((box as HTMLInputElement).checked).toBe(false);
    expect(box.getAttribute('aria-disabled')).toBe('true');
    expect(box.closest('td')?.title).toBe('Base is not enough. Ask somebody.');
  });

  test('finds groups and permissions by name', async () => {
    openGroups();
    fireEvent.change(await screen.findByLabelText('Search permissions and groups'), { target: { value: 'technic' } });
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /for Curators/ })).toBeNull());
    fireEvent.change(screen.getByLabelText('Search permissions and groups'), { target: { value: 'zebra' } });
    expect(await screen.findByText('Nothing is called “zebra”.')).toBeTruthy();
  });
});
