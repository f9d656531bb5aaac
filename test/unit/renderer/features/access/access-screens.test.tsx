// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { summaryOf } from '../../../../../electron/domain/group.ts';
import type { Comparison } from '../../../../../electron/domain/why/comparison.ts';
import type { HolderEntry } from '../../../../../electron/domain/why/holders.ts';
import { AccessScreen } from '../../../../../renderer/features/access/access-screen.tsx';
import { AdministratorsScreen } from '../../../../../renderer/features/access/administrators-screen.tsx';
import { CompareScreen } from '../../../../../renderer/features/access/compare-screen.tsx';
import { answerWith, os } from '../../support/fake-bridge.ts';
import { change, group, lab, user, windowOf } from '../../support/lab.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const technicians = group('2', 'Technicians', ['remove_file'], ['ada']);

const ada: HolderEntry = {
  id: 'ada',
  handle: 'ada',
  name: null,
  administrator: null,
  usable: true,
  grants: [{ through: 'group', id: '2', name: 'Technicians', primary: true }],
};
const bob: HolderEntry = {
  ...ada,
  id: 'bob',
  handle: 'bob',
  administrator: 'full',
  usable: false,
  grants: [{ through: 'administrator', id: 'full', name: 'Full' }],
};

const differing: Comparison = {
  a: { name: 'ada' },
  b: { name: 'bob' },
  differences: {
    permissions: { onlyA: ['remove_file'], onlyB: [] },
    groups: [{ name: 'Technicians', a: '', b: null }],
    primaryGroup: null,
    administrator: { a: null, b: 'full' },
    rights: [],
    owned: { onlyA: [], onlyB: [] },
  },
  makeLike: {
    intents: [{ action: 'update-user', userId: 'bob', expected: { groups: [] }, set: { groups: ['2'] } }],
    cannot: [{ code: 'not-supported', name: 'remove_file' }],
  },
};

const same: Comparison = {
  ...differing,
  differences: {
    permissions: { onlyA: [], onlyB: [] },
    groups: [],
    primaryGroup: null,
    administrator: null,
    rights: [],
    owned: { onlyA: [], onlyB: [] },
  },
  makeLike: { intents: [], cannot: [] },
};

function openAt(at: string, first: Comparison = differing) {
  const sent: Intent[] = [];
  let compared = first;
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: 'development' })]),
      describe: os.instances.describe.handler(() => lab),
    },
    users: { get: os.users.get.handler(({ input }) => user(input.userId)) },
    groups: { list: os.groups.list.handler(() => [summaryOf(technicians)]) },
    directory: { query: os.directory.query.handler(() => windowOf([user('ada'), user('bob')])) },
    access: {
      whoCan: os.access.whoCan.handler(async function* ({ input }) {
        const holders = input.permission === 'remove_file' ? [ada, bob] : [];
        if (holders.length > 0) yield { holders, found: 2, usable: 1, complete: false };
        yield { holders: [], found: holders.length, usable: holders.length === 0 ? 0 : 1, complete: true };
      }),
      administrators: os.access.administrators.handler(async function* () {
        const administrators = [{ ...bob, usable: true, makesAdministrators: true }];
        yield { instanceId: 'one', instance: 'lab-01', administrators, found: 1, told: true, failure: null };
        const gone = failure('unreachable', { host: 'old.example.org' });
        yield { instanceId: 'two', instance: 'old-2018', administrators: [], found: 0, told: true, failure: gone };
      }),
      compare: os.access.compare.handler(() => compared),
    },
    changes: {
      preview: os.changes.preview.handler(() => [change({ target: { type: 'user', id: 'bob', name: 'bob' } })]),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        compared = same;
        return [{ change: change(), outcome: 'done', failure: null }];
      }),
    },
  });
  const routes = [
    { path: '/instances/:instanceId/access', element: <AccessScreen /> },
    { path: '/instances/:instanceId/compare', element: <CompareScreen /> },
    { path: '/access', element: <AdministratorsScreen /> },
  ];
  return { sent, ...renderRoutes(routes, at) };
}

const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('who can', () => {
  test('names everybody who holds a permission, with every path, and the address keeps the question', async () => {
    const { router } = openAt('/instances/one/access');
    await click('Is an administrator');
    fireEvent.click(await screen.findByRole('option', { name: 'Delete files' }));
    const table = await screen.findByRole('table', { name: 'Who can: Delete files' });
    expect(rowsOf(table)).toEqual([
      'ada––Through the group Technicians, the primary one',
      'bob · can’t be used at present–FullAs administrator with the level Full',
    ]);
    expect(within(table).getByRole('link', { name: 'ada' }).getAttribute('href')).toBe('/instances/one/users/ada');
    expect(router.state.location.search).toBe('?can=remove_file');
    expect(screen.getByText('Removes data for good')).toBeTruthy();
  });

  test('finds among them, and says where nobody holds it', async () => {
    openAt('/instances/one/access?can=remove_file');
    fireEvent.change(await screen.findByLabelText('Search these users'), { target: { value: 'technic' } });
    await waitFor(() => expect(screen.queryByText(/^bob/)).toBeNull());
    expect(await screen.findByRole('link', { name: 'ada' })).toBeTruthy();
    openAt('/instances/one/access?can=create_sample');
    expect(await screen.findByText('No account of lab-01 holds Create samples.')).toBeTruthy();
  });

  test('is an administrator anywhere: instances that cannot be read are named', async () => {
    openAt('/access');
    expect(await screen.findByRole('table', { name: 'Administrators of lab-01' })).toBeTruthy();
    expect(screen.getByText('May make others administrators')).toBeTruthy();
    expect(await screen.findByText('The administrators of old-2018 could not be read.')).toBeTruthy();
  });
});

describe('two that are compared', () => {
  test('show only what differs, and are made alike after a look at what is changed and what stays', async () => {
    const { sent } = openAt('/instances/one/compare?a=user:ada&b=user:bob');
    expect(rowsOf(await screen.findByRole('table', { name: 'What differs' }))).toEqual([
      ' Administrator levelNoneFull',
      'Group TechniciansIn itNot in it',
      'Permission Delete filesYesNo',
    ]);
    await click('Make bob like ada…');
    const review = within(await screen.findByRole('dialog'));
    expect(review.getByText('This instance cannot change Delete files.')).toBeTruthy();
    await review.findByText('Compared with the server just now');
    await click('Make bob like ada');
    expect(await screen.findByText('Nothing differs')).toBeTruthy();
    expect(sent).toEqual(differing.makeLike.intents);
  });

  test('are made alike in parts where more is needed than one review holds, and that is said before', async () => {
    const intents = Array.from({ length: 101 }, (_, index): Intent => {
      const object = { type: 'server', id: `s${index}`, name: `Server ${index}` };
      const right = { level: null, permissions: ['start'] };
      return { action: 'set-object-right', holder: { type: 'user', id: 'bob' }, object, expectedRight: null, right };
    });
    const { sent } = openAt('/instances/one/compare?a=user:ada&b=user:bob', {
      ...differing,
      makeLike: { intents, cannot: [] },
    });
    const parts = '101 changes are needed, and 100 are made at once: these are the first. Compare again for the rest.';
    expect(await screen.findByText(parts)).toBeTruthy();
    await click('Make bob like ada…');
    const review = within(await screen.findByRole('dialog'));
    expect(review.getByText(parts)).toBeTruthy();
    await review.findByText('Compared with the server just now');
    await click('Make bob like ada');
    expect(await screen.findByText('Nothing differs')).toBeTruthy();
    expect(sent).toEqual(intents.slice(0, 100));
  });

  test('are chosen by searching, users and groups alike', async () => {
    const { router } = openAt('/instances/one/compare?b=user:bob');
    await click('Choose a user or a group');
    fireEvent.click(await screen.findByRole('option', { name: 'Technicians' }));
    await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('a')).toBe('group:2'));
  });
});
