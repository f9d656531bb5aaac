// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Description } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { Window, WindowQuery } from '../../../../../electron/domain/query.ts';
import { UsersScreen } from '../../../../../renderer/features/users/users-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { complete, lab, user, windowOf } from '../../support/lab.ts';
import { giveRoom } from '../../support/layout.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const handles = Array.from({ length: 250 }, (_, index) => `user-${String(index).padStart(3, '0')}`);
const everybody = handles.map((handle) => user(handle));

interface Answers {
  readonly environment?: 'production' | 'development';
  readonly query?: (query: WindowQuery) => Window;
  readonly describe?: () => Description;
}

/** A directory of 250 users that filters by search and answers in windows. */
function find({ search, offset, limit }: WindowQuery): Window {
  const found = everybody.filter((one) => one.handle.includes(search));
  return windowOf(found, { rows: found.slice(offset, offset + limit), total: everybody.length });
}

function openScreen(answers: Answers = {}, at = '/instances/one/users') {
  const { query = find, describe: tell = () => lab, environment = 'development' } = answers;
  const asked: WindowQuery[] = [];
  giveRoom();
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment })]),
      describe: os.instances.describe.handler(() => tell()),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
    },
    directory: {
      query: os.directory.query.handler(({ input }) => {
        asked.push(input);
        return query(input);
      }),
      refresh: os.directory.refresh.handler(() => complete),
      cancel: os.directory.cancel.handler(() => complete),
      stream: os.directory.stream.handler(async function* () {
        yield everybody;
      }),
    },
    groups: { list: os.groups.list.handler(() => []) },
  });
  const [pathname = '', search = ''] = at.split('?');
  const view = renderRoutes([{ path: '/instances/:instanceId/users', element: <UsersScreen /> }], pathname);
  if (search) act(() => void view.router.navigate(`${pathname}?${search}`));
  return { asked, ...view };
}

const grid = () => screen.findByRole('grid', { name: 'Users of lab-01' });
const rowOf = (handle: string) => screen.getByText(handle).closest('tr') as HTMLElement;
const press = async (key: string, more: object = {}) => fireEvent.keyDown(await grid(), { key, ...more });

beforeEach(() => localStorage.clear());

describe('the table of users', () => {
  test('draws only the rows in view, and says how many there are', async () => {
    openScreen();
    expect((await grid()).getAttribute('aria-rowcount')).toBe('251');
    await screen.findByText('user-000');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(rowOf('user-003').getAttribute('aria-rowindex')).toBe('5');
    expect(screen.getByText('250 users')).toBeTruthy();
  });

  test('asks for windows of rows, filtered by the default status and sorted by handle', async () => {
    const { asked } = openScreen();
    await screen.findByText('user-000');
    expect(asked[0]).toMatchObject({
      offset: 0,
      limit: 100,
      filters: { status: ['active', 'reset-due'] },
      sort: [{ column: 'handle', direction: 'ascending' }],
    });
  });

  test('searches while one types, and keeps the search in the address', async () => {
    const { router } = openScreen();
    await screen.findByText('user-000');
    fireEvent.change(screen.getByLabelText('Search users'), { target: { value: 'user-24' } });
    await screen.findByText('user-249');
    expect(screen.getByText('10 match')).toBeTruthy();
    await waitFor(() => expect(router.state.location.search).toBe('?q=user-24'));
  });

  test('sorts by a click on a head and says so', async () => {
    const { router, asked } = openScreen();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('columnheader', { name: 'Status' }));
    await waitFor(() => expect(asked.at(-1)?.sort).toEqual([{ column: 'status', direction: 'ascending' }]));
    expect(screen.getByRole('columnheader', { name: 'Status' }).getAttribute('aria-sort')).toBe('ascending');
    await waitFor(() => expect(router.state.location.search).toBe('?sort=status'));
  });

  test('adds a column to the order with Shift, and marks the places', async () => {
    const { asked } = openScreen();
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
    openScreen({ query: (query) => ({ ...find(query), state }) });
    await screen.findByText(/Copy from/);
    cleanup();
    const news = { arrived: 2, departed: 1, changed: 0 };
    openScreen({ query: (query) => ({ ...find(query), state: { ...complete, news } }) });
    await screen.findByText('2 new, 1 gone');
  });

  test('keeps a view under a name and brings it back', async () => {
    const { router } = openScreen({}, '/instances/one/users?q=user-24');
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
    openScreen({ query: (query) => ({ ...find(query), ...(query.facets ? { facets } : {}) }) });
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('button', { name: /^Status active default/ }));
    await screen.findByText('1,234');
  });

  test('shows the default filter as a chip that can be taken away', async () => {
    const { asked } = openScreen();
    await screen.findByText('user-000');
    expect(screen.getByRole('button', { name: /^Status active default/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter Status' }));
    await waitFor(() => expect(asked.at(-1)?.filters).toEqual({}));
    expect(screen.queryByRole('button', { name: /^Status active default/ })).toBeNull();
  });

  test('keeps a column away once it was put away', async () => {
    openScreen();
    await screen.findByText('user-000');
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Administrator' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Administrator' })).toBeNull());
    expect(localStorage.getItem('roster.users-table')).toContain('administrator');
  });
});

describe('the keys of the table', () => {
  test('go from row to row with one tab stop', async () => {
    openScreen();
    await screen.findByText('user-000');
    await press('ArrowDown');
    await press('ArrowDown');
    expect((await grid()).getAttribute('aria-activedescendant')).toBe(rowOf('user-002').id);
    expect(screen.getAllByRole('grid').flatMap((one) => [...one.querySelectorAll('[tabindex="0"]')])).toEqual([]);
  });

  test('select with Space, a range with Shift, all matching with Ctrl-A', async () => {
    openScreen();
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
    const { asked } = openScreen();
    await screen.findByText('user-000');
    await press('End');
    expect((await grid()).getAttribute('aria-activedescendant')).toMatch(/row-249$/);
    const scroller = (await grid()).parentElement as HTMLElement;
    fireEvent.scroll(scroller);
    await screen.findByText('user-249');
    expect(asked.some((query) => query.offset === 200)).toBe(true);
  });

  test('sort from the heads', async () => {
    const { asked } = openScreen();
    await screen.findByText('user-000');
    await press('ArrowUp');
    await press('ArrowRight');
    await press('Enter');
    await waitFor(() => expect(asked.at(-1)?.sort).toEqual([{ column: 'handle', direction: 'descending' }]));
  });
});

describe('a selection', () => {
  test('can be copied as handles', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard);
    openScreen();
    await screen.findByText('user-000');
    fireEvent.click(within(rowOf('user-001')).getByRole('checkbox'));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Handles, one per line' }));
    await screen.findByText('1 row copied');
    expect(writeText).toHaveBeenCalledWith('user-001');
  });

  test('of all matching ends with another search, one of single users does not', async () => {
    openScreen();
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

describe('an empty table says why', () => {
  test('nobody is there yet', async () => {
    openScreen({ query: () => windowOf([]) });
    expect(await screen.findByText('lab-01 has no users yet')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'New user' }).length).toBe(2);
  });

  test('nobody matches, but the status filter hides some, who can be shown', async () => {
    const query = ({ filters }: WindowQuery) =>
      filters.status ? windowOf([], { total: 1, hidden: 1 }) : windowOf([user('fred')]);
    openScreen({ query });
    expect(await screen.findByText('1 more is hidden by the status filter.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show any status' }));
    expect(await screen.findByText('fred')).toBeTruthy();
  });

  test('one is not allowed to see them', async () => {
    openScreen({
      describe: () => {
        throw failing('not-allowed', { handle: 'roster-admin', instance: 'lab-01', right: 'users' });
      },
    });
    expect(await screen.findByText('roster-admin may not see the users of lab-01')).toBeTruthy();
  });

  test('they could not be read, and can be asked for again', async () => {
    const broken = { ...complete, phase: 'failed' as const, failure: failure('connection-cut', { origin: 'o' }) };
    openScreen({ query: () => windowOf([], { state: broken }) });
    expect(await screen.findByText('The users of lab-01 could not be read')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

test('nobody can be created while the instance is read-only', async () => {
  openScreen({ environment: 'production' });
  await screen.findByText('user-000');
  expect(screen.getByRole('button', { name: 'New user' }).hasAttribute('disabled')).toBe(true);
});

test('a directory that is still being read is in use, and says how far it is', async () => {
  const loading = { ...complete, phase: 'loading' as const, loaded: 2, expected: 1000, loadedAt: null };
  openScreen({ query: () => windowOf([user('ada'), user('bob')], { state: loading }) });
  expect(await screen.findByText('ada')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Reading the directory' }).getAttribute('aria-valuenow')).toBe('2');
  expect(screen.getByText('2 of 1,000 users')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Stop reading' })).toBeTruthy();
});
