// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { ObjectHolder, ObjectHolders } from '../../../../../electron/domain/why/object-holders.ts';
import { ObjectsScreen } from '../../../../../renderer/features/access/objects-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { groupAnswers } from '../../support/group-answers.ts';
import { change, group, noConsequences, user, windowOf } from '../../support/lab.ts';
import { choose, click } from '../../support/open-panel.tsx';
import { cluster, hosting, without } from '../../support/other-kinds.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection, description as plain } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const build = { type: 'server', id: 's1', name: 'Build server' };
const nobody = { name: null, administrator: null, usable: true, note: null, level: null };

const owner: ObjectHolder = {
  ...nobody,
  id: 'ada',
  handle: 'ada',
  owner: true,
  own: null,
  permissions: [],
  grants: [{ through: 'owner', object: build, name: 'Build server' }],
};
const sharing: ObjectHolder = {
  ...nobody,
  id: 'bob',
  handle: 'bob',
  owner: false,
  own: { level: null, permissions: ['connect', 'passwords'] },
  permissions: ['connect', 'passwords'],
  grants: [{ through: 'object-right', object: build, name: 'Build server', level: null }],
};

const locked = { ...group('all', 'Everybody', []), untouchable: 'The server needs it.' };
const all = { ...group('lab', 'Everybody of the lab', []), untouchable: 'The server needs all of them.' };

interface Answers {
  readonly description?: Description;
  readonly found?: Partial<ObjectHolders>;
  readonly holders?: () => ObjectHolders;
  readonly at?: string;
}

function planned(intent: Intent): Change[] {
  if (intent.action !== 'set-object-right') return [];
  const held = (right: typeof intent.right) => (right ? { held: true, ...right } : { held: false });
  const target = { ...intent.holder, name: intent.holder.id };
  const [before, after] = [held(intent.expectedRight), held(intent.right)];
  return [change({ action: 'set-object-right', target, about: intent.object, before, after })];
}

function openObjects({ description = hosting, found, holders, at = '?type=server&object=s1' }: Answers = {}) {
  const sent: Intent[] = [];
  const object = { ...build, type: description.objectTypes[0]?.id ?? '' };
  const answer: ObjectHolders = { object, holders: [owner, sharing], groups: [], found: 2, ...found };
  answerWith({
    app: { confirmations: os.app.confirmations.handler(() => []) },
    instances: {
      list: os.instances.list.handler(() => [connection({ environment: 'development' })]),
      describe: os.instances.describe.handler(() => description),
    },
    objects: { list: os.objects.list.handler(({ input }) => [{ ...object, type: input.type }]) },
    directory: { query: os.directory.query.handler(() => windowOf([user('ada'), user('bob'), user('fred')])) },
    access: { holders: os.access.holders.handler(() => (holders ? holders() : answer)) },
    groups: groupAnswers(() => [group('g', 'Diggers', []), group('w', 'Watchers', []), locked, all]),
    changes: {
      consequences: os.changes.consequences.handler(() => noConsequences),
      preview: os.changes.preview.handler(({ input }) => planned(input.intent)),
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        return planned(input.intent).map((one) => ({ change: one, outcome: 'done', failure: null }));
      }),
    },
    history: { list: os.history.list.handler(() => []) },
  });
  const routes = [{ path: '/instances/:instanceId/access/objects', element: <ObjectsScreen /> }];
  return { sent, ...renderRoutes(routes, `/instances/one/access/objects${at}`) };
}

const holdersTable = () => screen.findByRole('table', { name: 'Who has something on Build server' });

describe('the rights on one object', () => {
  test('are asked for after an object was chosen, and the address keeps which', async () => {
    const { router } = openObjects({ at: '' });
    expect(await screen.findByText('Choose one to see who has something on it')).toBeTruthy();
    await click('Choose one');
    fireEvent.click(await screen.findByRole('option', { name: 'Build server' }));
    expect(await holdersTable()).toBeTruthy();
    expect(router.state.location.search).toBe('?type=server&object=s1');
  });

  test('name everybody with what they have and through what, and lead to each', async () => {
    openObjects();
    const rows = within(await holdersTable()).getAllByRole('row');
    expect(rows[1]?.textContent).toContain('owner');
    expect(rows[1]?.textContent).toContain('As the owner of Build server');
    expect(rows[2]?.textContent).toContain('2 permissions');
    expect(rows[2]?.textContent).toContain('Dangerous: See passwords: Shows secrets');
    expect(
      within(rows[2] as HTMLElement)
        .getByRole('link', { name: 'bob' })
        .getAttribute('href'),
    ).toBe('/instances/one/users/bob');
    expect(screen.getByText(/Whoever has the level Root reaches everything/)).toBeTruthy();
  });

  test('are given to somebody who has none, after a review', async () => {
    const { sent } = openObjects();
    await holdersTable();
    await click('Give a right');
    const form = within(await screen.findByRole('dialog', { name: 'Give somebody a right on Build server on lab-01' }));
    expect(form.getByText('Choose first who gets the right.')).toBeTruthy();
    await click('Choose a user');
    // Who owns it or has a right already is not offered.
    expect(screen.queryByRole('option', { name: 'bob' })).toBeNull();
    fireEvent.click(await screen.findByRole('option', { name: 'fred' }));
    fireEvent.click(form.getByRole('checkbox', { name: 'Start' }));
    await click('Review…');
    // Groups may give as much already: what comes of it is said for an account too.
    expect(await screen.findByText('Nobody gains or loses anything.')).toBeTruthy();
    await click('Give the right');
    await waitFor(() =>
      expect(sent).toEqual([
        {
          action: 'set-object-right',
          holder: { type: 'user', id: 'fred' },
          object: build,
          expectedRight: null,
          right: { level: null, permissions: ['start'] },
        },
      ]),
    );
  });

  test('are changed and taken with what was seen', async () => {
    const { sent } = openObjects();
    await holdersTable();
    await click('More about bob');
    await choose('Change…');
    const form = within(await screen.findByRole('dialog', { name: 'Right of bob on Build server' }));
    fireEvent.click(form.getByRole('checkbox', { name: /See passwords/ }));
    fireEvent.click(form.getByRole('checkbox', { name: 'Start' }));
    await click('Review…');
    await click('Change the right');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      expectedRight: { permissions: ['connect', 'passwords'] },
      right: { permissions: ['connect', 'start'] },
    });
    await click('More about bob');
    await choose('Take away…');
    await click('Take the right away');
    await waitFor(() => expect(sent[1]).toMatchObject({ holder: { id: 'bob' }, right: null }));
  });

  test('that come by ownership or through something else are not changed here', async () => {
    const through = { through: 'group', id: 'g', name: 'Diggers', primary: false, level: 'can_read' } as const;
    const member = { ...sharing, own: null, level: 'can_read', permissions: [], grants: [through] };
    const groups = [{ id: 'g', name: 'Diggers', level: 'can_write', permissions: [] }];
    openObjects({ description: cluster, at: '?type=role&object=s1', found: { holders: [member], groups } });
    const rows = within(await holdersTable()).getAllByRole('row');
    expect(rows[1]?.textContent).toContain('ReadThrough the group Diggers, with the level Read');
    const list = within(screen.getByRole('list', { name: 'Groups with a right on it 1' }));
    expect(list.getByRole('listitem').textContent).toContain('DiggersWrite');
    await click('More about bob');
    expect((await screen.findByRole('menuitem', { name: 'Take away…' })).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/bob has no right of its own here/)).toBeTruthy();
  });

  test('are given to a group, changed and taken, with what its members gain and lose', async () => {
    const objectTypes = cluster.objectTypes.map((type) => ({ ...type, forGroups: true }));
    const diggers = { id: 'g', name: 'Diggers', level: 'can_write', permissions: [] };
    const everybody = { ...diggers, id: 'all', name: 'Everybody', untouchable: 'The server needs it.' };
    const { sent } = openObjects({
      description: { ...cluster, objectTypes },
      at: '?type=role&object=s1',
      found: { groups: [diggers, everybody] },
    });
    await holdersTable();
    await click('Give a right');
    fireEvent.click(await screen.findByRole('radio', { name: 'Group' }));
    expect(screen.getByText('Choose first which group gets the right.')).toBeTruthy();
    await click('Choose a group');
    await screen.findByRole('option', { name: 'Watchers' });
    const options = within(screen.getByRole('listbox', { name: 'Search groups' })).getAllByRole('option');
    // Which has one already is not offered; what the server needs as it is may have rights like any other.
    expect(options.map((one) => one.textContent)).toEqual(['Watchers', 'Everybody of the lab']);
    fireEvent.click(options[1] as HTMLElement);
    expect(await screen.findByText('The server needs all of them.')).toBeTruthy();
    const form = within(await screen.findByRole('dialog'));
    fireEvent.click(form.getByRole('button', { name: 'Choose another' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Watchers' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Level' }), { target: { value: 'can_read' } });
    await click('Review…');
    expect(await screen.findByText('Nobody gains or loses anything.')).toBeTruthy();
    await click('Give the right');
    const holder = { type: 'group', id: 'w' };
    await waitFor(() => expect(sent[0]).toMatchObject({ holder, right: { level: 'can_read' }, expectedRight: null }));
    await click('More about Diggers');
    await choose('Take away…');
    await click('Take the right away');
    const seen = { level: 'can_write', permissions: [] };
    await waitFor(() => expect(sent[1]).toMatchObject({ holder: { id: 'g' }, right: null, expectedRight: seen }));
    await click('More about Everybody');
    expect((await screen.findByRole('menuitem', { name: 'Take away…' })).getAttribute('aria-disabled')).toBe('true');
  });

  test('name an account that cannot be seen without saying that it can be used', async () => {
    openObjects({ found: { holders: [{ ...sharing, id: 'x', handle: 'x', usable: null }] } });
    const rows = within(await holdersTable()).getAllByRole('row');
    expect(rows[1]?.textContent).toContain('can’t be seen, so nobody knows whether it can be used');
    expect(rows[1]?.textContent).not.toContain('can’t be used at present');
  });

  test('say what is missing where they can be seen only', async () => {
    const capabilities = { ...hosting.capabilities, ...without('users.object-rights') };
    openObjects({ description: { ...hosting, capabilities } });
    await holdersTable();
    expect(screen.getByText('No users.object-rights here. Do it elsewhere.')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Give a right' }) as HTMLButtonElement).disabled).toBe(true);
  });

  test('say where the kind has no such objects, and why', async () => {
    openObjects({ description: { ...plain, capabilities: without('users.object-rights') }, at: '' });
    expect(await screen.findByText('There are no rights on single objects here')).toBeTruthy();
    expect(screen.getByText('No users.object-rights here. Do it elsewhere.')).toBeTruthy();
  });

  test('say why they could not be read, and which object is gone', async () => {
    openObjects({
      holders: () => {
        throw failing('not-allowed', { handle: 'ada', instance: 'lab-01', right: 'the rights of an administrator' });
      },
    });
    expect(await screen.findByText('Who has something on it could not be read.')).toBeTruthy();
    openObjects({ at: '?type=server&object=gone' });
    expect(await screen.findByText('lab-01 has nothing with the id gone.')).toBeTruthy();
  });
});
