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
    expect(screen.getByRole('table').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test('is left upwards by the arrow keys: to the box that marks the group, then to what opens it', async () => {
    const { router, id } = openGroups();
    const first = await cell('Create samples for Curators');
    fireEvent.keyDown(first, { key: 'ArrowUp' });
    const mark = await cell('Mark Curators');
    await waitFor(() => expect(document.activeElement).toBe(mark));
    fireEvent.click(mark);
    expect(await screen.findByText('1 group marked')).toBeTruthy();
    fireEvent.keyDown(mark, { key: 'ArrowUp' });
    const open = screen.getByRole('button', { name: /Open the group Curators/ });
    await waitFor(() => expect(document.activeElement).toBe(open));
    expect(screen.getByRole('table').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    fireEvent.click(open);
    expect(router.state.location.pathname).toBe(`/instances/${id}/groups/1`);
  });

  /** Scrolls to the middle of three hundred groups. */
  async function scrollAway() {
    const scroller = screen.getByRole('table').parentElement as HTMLElement;
    scroller.scrollLeft = 15_000;
    fireEvent.scroll(scroller);
    return cell('Create samples for Group 150');
  }
  const many = Array.from({ length: 300 }, (_, index) => group(`${index}`, `Group ${index}`, []));

  test('keeps the cell that has the keys while one scrolls far away, with its element and its group', async () => {
    openGroups({ groups: many });
    const box = await cell('Create samples for Group 1');
    box.focus();
    const far = await scrollAway();
    expect(far.closest('td')?.getAttribute('aria-colindex')).toBe('152');
    expect(screen.queryByRole('checkbox', { name: 'Create samples for Group 2' })).toBeNull();
    expect(document.activeElement).toBe(box);
    expect(box.getAttribute('aria-label')).toBe('Create samples for Group 1');
    expect(screen.getByRole('table').getAttribute('aria-colcount')).toBe('302');
  });

  test('never brings another group under a focus: also what gives a whole section stays that of its group', async () => {
    openGroups({ groups: many });
    const button = await screen.findByRole('button', { name: /Give Group 1 all of Samples/ });
    button.focus();
    await scrollAway();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-label')).toBe('0 of 2. Give Group 1 all of Samples');
  });

  test('says the id of a group that has no name', async () => {
    openGroups({ groups: [group('7', ' ', [])] });
    expect(await cell('Mark id 7')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Open the group id 7/ })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Create samples for id 7' })).toBeTruthy();
  });

  test('gives or takes a whole section', async () => {
    openGroups();
    await click(/Give Curators all of Samples/);
    expect(((await cell(/^Delete job records for Curators/)) as HTMLInputElement).checked).toBe(true);
  });

  test('draws only the columns in view', async () => {
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
