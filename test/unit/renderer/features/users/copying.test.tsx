// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { grid, openUsers, press, rowOf, watchClipboard } from '../../support/open-users.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

beforeEach(() => localStorage.clear());

describe('copying by keys', () => {
  const copy = () => press('c', { ctrlKey: true });

  test('takes the cell that the keys are at, and says so', async () => {
    const clipboard = watchClipboard();
    openUsers();
    await screen.findByText('user-000');
    await press('ArrowDown');
    await press('ArrowRight');
    const active = (await grid()).getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toBe('user-001');
    await copy();
    await screen.findByText('Cell copied');
    expect(clipboard.text).toBe('user-001');
    await press('ArrowLeft');
    expect((await grid()).getAttribute('aria-activedescendant')).toBe(rowOf('user-001').id);
  });

  test('takes the row where the keys are at no cell, in the order of the columns', async () => {
    localStorage.setItem(
      'roster.users-table',
      JSON.stringify({ order: ['groups', 'status'], hidden: ['administrator'] }),
    );
    const clipboard = watchClipboard();
    openUsers();
    await screen.findByText('user-000');
    await copy();
    await screen.findByText('1 row copied');
    expect(clipboard.text.split('\r\n')[0]).toMatch(/^id,Handle,Groups,Status/);
    expect(clipboard.text).not.toContain('Administrator');
  });

  test('takes what is selected', async () => {
    const clipboard = watchClipboard();
    openUsers();
    await screen.findByText('user-000');
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(screen.getAllByText('2 selected').length).toBeGreaterThan(0));
    await copy();
    await screen.findByText('2 rows copied');
    expect(clipboard.text).toContain('user-001');
    expect(clipboard.text).not.toContain('user-002');
  });
});

describe('the menu of a row', () => {
  const choose = async (name: string) => fireEvent.click(await screen.findByRole('menuitem', { name }));

  test('copies the cell under the mouse, and the row', async () => {
    const clipboard = watchClipboard();
    openUsers();
    await screen.findByText('user-000');
    fireEvent.contextMenu(within(rowOf('user-001')).getByText('Active'));
    await choose('Copy: Status');
    await screen.findByText('Cell copied');
    expect(clipboard.text).toBe('Active');
    fireEvent.contextMenu(rowOf('user-002'));
    await choose('Copy the row as CSV');
    await screen.findByText('1 row copied');
    expect(clipboard.text).toContain('user-002');
  });

  test('comes by key for the row that is active, and selects it', async () => {
    openUsers();
    await screen.findByText('user-000');
    (await grid()).focus();
    await press('ArrowDown');
    fireEvent.contextMenu(await grid());
    expect(await screen.findByRole('menu', { name: 'Actions for user-001' })).toBeTruthy();
    await choose('Select');
    await waitFor(() => expect(rowOf('user-001').getAttribute('aria-selected')).toBe('true'));
    await waitFor(async () => expect(document.activeElement).toBe(await grid()));
  });
});

describe('a selection', () => {
  test('can be copied as handles', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard);
    openUsers();
    await screen.findByText('user-000');
    fireEvent.click(within(rowOf('user-001')).getByRole('checkbox'));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Handles, one per line' }));
    await screen.findByText('1 row copied');
    expect(writeText).toHaveBeenCalledWith('user-001');
  });

  test('is copied as CSV in the order of the columns', async () => {
    localStorage.setItem('roster.users-table', JSON.stringify({ order: ['groups', 'status'] }));
    const clipboard = watchClipboard();
    openUsers();
    await screen.findByText('user-000');
    fireEvent.click(within(rowOf('user-001')).getByRole('checkbox'));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rows as CSV' }));
    await screen.findByText('1 row copied');
    expect(clipboard.text).toMatch(/^id,Handle,Groups,Status/);
  });

  test('of all matching ends with another search, one of single users does not', async () => {
    openUsers();
    await screen.findByText('user-000');
    await press('a', { ctrlKey: true });
    fireEvent.change(screen.getByLabelText('Search users'), { target: { value: '7' } });
    await waitFor(() => expect(screen.queryByText(/selected/)).toBeNull());
    fireEvent.click(within(rowOf('user-007')).getByRole('checkbox'));
    fireEvent.change(screen.getByLabelText('Search users'), { target: { value: '8' } });
    await screen.findByText('user-008');
    expect(screen.getAllByText('1 selected').length).toBeGreaterThan(0);
  });
});
