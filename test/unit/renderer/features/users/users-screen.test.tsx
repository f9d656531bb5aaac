// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { WindowQuery } from '../../../../../electron/domain/query.ts';
import { failing } from '../../support/fake-bridge.ts';
import { complete, user, windowOf } from '../../support/lab.ts';
import { find, grid, openUsers, press, rowOf } from '../../support/open-users.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

beforeEach(() => localStorage.clear());

describe('the table of users', () => {
  test('draws only the rows in view, and says how many there are', async () => {
    openUsers();
    expect((await grid()).getAttribute('aria-rowcount')).toBe('251');
    await screen.findByText('user-000');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(rowOf('user-003').getAttribute('aria-rowindex')).toBe('5');
    expect(screen.getByText('250 users')).toBeTruthy();
  });

  test('asks for windows of rows, filtered by the default status and sorted by handle', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    expect(asked[0]).toMatchObject({
      offset: 0,
      limit: 100,
      filters: { status: ['active', 'reset-due'] },
      sort: [{ column: 'handle', direction: 'ascending' }],
    });
  });

  test('searches while one types, and keeps the search in the address', async () => {
    const { router } = openUsers();
    await screen.findByText('user-000');
    fireEvent.change(screen.getByLabelText('Search users'), { target: { value: 'user-24' } });
    await screen.findByText('user-249');
    expect(screen.getByText('10 match')).toBeTruthy();
    await waitFor(() => expect(router.state.location.search).toBe('?q=user-24'));
  });

  test('sorts by a click on a head and says so', async () => {
    const { router, asked } = openUsers();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('columnheader', { name: 'Status' }));
    await waitFor(() => expect(asked.at(-1)?.sort).toEqual([{ column: 'status', direction: 'ascending' }]));
    expect(screen.getByRole('columnheader', { name: 'Status' }).getAttribute('aria-sort')).toBe('ascending');
    await waitFor(() => expect(router.state.location.search).toBe('?sort=status'));
  });

  test('adds a column to the order with Shift, and marks the places', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('columnheader', { name: 'Status' }));
    await waitFor(() => expect(asked.at(-1)?.sort).toHaveLength(1));
    fireEvent.click(screen.getByRole('columnheader', { name: 'Administrator' }), { shiftKey: true });
    await waitFor(() =>
      expect(asked.at(-1)?.sort).toEqual([
        { column: 'status', direction: 'ascending' },
        { column: 'administrator', direction: 'ascending' },
      ]),
    );
    expect(screen.getByRole('columnheader', { name: /^Administrator.*place 2, ascending/ })).toBeTruthy();
  });

  test('tells the age of a copy, and what the server changed since', async () => {
    const state = { ...complete, source: 'copy' as const, phase: 'failed' as const, failure: null };
    openUsers({ query: (query) => ({ ...find(query), state }) });
    await screen.findByText(/Copy from/);
    cleanup();
    const news = { arrived: 2, departed: 1, changed: 0 };
    openUsers({ query: (query) => ({ ...find(query), state: { ...complete, news } }) });
    await screen.findByText('2 new, 1 gone');
  });

  test('shows the copy with its age while the server is away, and says so', async () => {
    const gone = failure('connection-refused', { origin: 'https://lab' });
    const state = { ...complete, source: 'copy' as const, phase: 'failed' as const, failure: gone };
    openUsers({ query: (query) => ({ ...find(query), state }) });
    await screen.findByText('user-000');
    expect(screen.getByText(/^Offline view: these users are the copy of 4 May 2026, /)).toBeTruthy();
    expect(screen.getByText('250 users')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('keeps a view under a name and brings it back', async () => {
    const { router } = openUsers({}, '/instances/one/users?q=user-24');
    fireEvent.click(await screen.findByRole('button', { name: 'Views' }));
    fireEvent.change(await screen.findByLabelText('Name of the present view'), { target: { value: 'Twenty-four' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save this view' }));
    fireEvent.change(screen.getByLabelText('Search users'), { target: { value: '' } });
    await waitFor(() => expect(router.state.location.search).toBe(''));
    fireEvent.click(screen.getByRole('button', { name: 'Twenty-four' }));
    await waitFor(() => expect(router.state.location.search).toBe('?q=user-24'));
  });

  test('counts what each value of a filter would show', async () => {
    const none = {
      administrator: [],
      groups: [],
      moreGroups: 0,
      permissions: [],
      created: [],
      lastSeen: [],
      passwordChanged: [],
    };
    const facets = { ...none, status: [{ value: 'inactive', count: 1234 }] };
    openUsers({ query: (query) => ({ ...find(query), ...(query.facets ? { facets } : {}) }) });
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('button', { name: /^Status active default/ }));
    await screen.findByText('1,234');
  });

  test('counts only once the rows are there, so that they wait for nothing', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('button', { name: /^Status active default/ }));
    await waitFor(() => expect(asked.some((query) => query.facets)).toBe(true));
    asked.length = 0;
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Active' }));
    await waitFor(() => expect(asked.map((query) => Boolean(query.facets))).toEqual([false, true]));
  });

  test('tells how far a refresh has come, not how much was held before', async () => {
    const state = { ...complete, phase: 'loading' as const, loaded: 250, expected: 250, read: 50 };
    openUsers({ query: (query) => ({ ...find(query), state }) });
    const bar = await screen.findByRole('progressbar', { name: 'Reading the directory' });
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    expect(screen.getByText('50 of 250 users')).toBeTruthy();
  });

  test('shows the default filter as a chip that can be taken away', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    expect(screen.getByRole('button', { name: /^Status active default/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter Status' }));
    await waitFor(() => expect(asked.at(-1)?.filters).toEqual({}));
    expect(screen.queryByRole('button', { name: /^Status active default/ })).toBeNull();
  });

  test('keeps a column away once it was put away', async () => {
    openUsers();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Administrator' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Administrator' })).toBeNull());
    expect(localStorage.getItem('roster.users-table')).toContain('administrator');
  });
});

describe('the keys of the table', () => {
  test('go from row to row with one tab stop', async () => {
    openUsers();
    await screen.findByText('user-000');
    await press('ArrowDown');
    await press('ArrowDown');
    expect((await grid()).getAttribute('aria-activedescendant')).toBe(rowOf('user-002').id);
    expect(screen.getAllByRole('grid').flatMap((one) => [...one.querySelectorAll('[tabindex="0"]')])).toEqual([]);
  });

  test('select with Space, a range with Shift, all matching with Ctrl-A', async () => {
    openUsers();
    await screen.findByText('user-000');
    await press(' ');
    expect(rowOf('user-000').getAttribute('aria-selected')).toBe('true');
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(screen.getAllByText('3 selected').length).toBeGreaterThan(0));
    await press('a', { ctrlKey: true });
    await waitFor(() => expect(screen.getAllByText('250 selected').length).toBeGreaterThan(0));
  });

  test('reach the last row, which is asked for then', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    await press('End');
    expect((await grid()).getAttribute('aria-activedescendant')).toMatch(/row-249$/);
    const scroller = (await grid()).parentElement as HTMLElement;
    fireEvent.scroll(scroller);
    await screen.findByText('user-249');
    expect(asked.some((query) => query.offset === 200)).toBe(true);
  });

  test('sort from the heads', async () => {
    const { asked } = openUsers();
    await screen.findByText('user-000');
    await press('ArrowUp');
    await press('ArrowRight');
    await press('Enter');
    await waitFor(() => expect(asked.at(-1)?.sort).toEqual([{ column: 'handle', direction: 'descending' }]));
  });
});

describe('an empty table says why', () => {
  test('nobody is there yet', async () => {
    openUsers({ query: () => windowOf([]) });
    expect(await screen.findByText('lab-01 has no users yet')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'New user' }).length).toBe(2);
  });

  test('nobody matches, but the status filter hides some, who can be shown', async () => {
    const query = ({ filters }: WindowQuery) =>
      filters.status ? windowOf([], { total: 1, hidden: 1 }) : windowOf([user('fred')]);
    openUsers({ query });
    expect(await screen.findByText('1 more is hidden by the status filter.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show any status' }));
    expect(await screen.findByText('fred')).toBeTruthy();
  });

  test('one is not allowed to see them', async () => {
    openUsers({
      describe: () => {
        throw failing('not-allowed', { handle: 'roster-admin', instance: 'lab-01', right: 'users' });
      },
    });
    expect(await screen.findByText('roster-admin may not see the users of lab-01')).toBeTruthy();
  });

  test('they could not be read, and can be asked for again', async () => {
    const broken = { ...complete, phase: 'failed' as const, failure: failure('connection-cut', { origin: 'o' }) };
    openUsers({ query: () => windowOf([], { state: broken }) });
    expect(await screen.findByText('The users of lab-01 could not be read')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

test('nobody can be created while the instance is read-only', async () => {
  openUsers({ environment: 'production' });
  await screen.findByText('user-000');
  expect(screen.getByRole('button', { name: 'New user' }).hasAttribute('disabled')).toBe(true);
});

test('a directory that is still being read is in use, and says how far it is', async () => {
  const loading = { ...complete, phase: 'loading' as const, loaded: 2, expected: 1000, loadedAt: null };
  openUsers({ query: () => windowOf([user('ada'), user('bob')], { state: loading }) });
  expect(await screen.findByText('ada')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Reading the directory' }).getAttribute('aria-valuenow')).toBe('2');
  expect(screen.getByText('2 of 1,000 users')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Stop reading' })).toBeTruthy();
});
