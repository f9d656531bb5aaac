// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import type { Grant, ObjectReach } from '../../../../../electron/domain/why/grant.ts';
import { failing } from '../../support/fake-bridge.ts';
import { user } from '../../support/lab.ts';
import { click, goToTab, openPanelOf } from '../../support/open-panel.tsx';
import { cluster, hosting } from '../../support/other-kinds.ts';
import { description as plain } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

/** Each test has a user of its own: what was typed about one is kept for as long as the page lives. */
let count = 0;
let fred: User;

beforeEach(() => {
  count += 1;
  fred = user('fred', { id: `reach-${count}` });
});

const SHOW = 'Show everything within reach, and through what';
const soil = { type: 'role', id: 's', name: 'Soil' };
const diggers: Grant = {
  through: 'group',
  id: 'd',
  name: 'Diggers',
  primary: false,
  level: 'can_read',
  via: ['Staff'],
};
const own: Grant = { through: 'object-right', object: soil, name: 'Soil', level: 'can_write' };
const nothing: ObjectReach = { own: [], access: [], told: [], complete: true };

async function openReach(description: Description, reach: () => ObjectReach) {
  openPanelOf({ description, users: [fred], preview: () => [], reach });
  await goToTab('Access');
  await screen.findByRole('region', { name: 'Rights on single objects' });
}

const rowsOf = async (name: string) =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

describe('what a user reaches', () => {
  test('is read on demand, each object with what leads there', async () => {
    let asked = 0;
    await openReach(cluster, () => {
      asked += 1;
      const read = { object: soil, right: 'can_read', grants: [own, diggers] };
      return { ...nothing, access: [read, { object: soil, right: 'can_write', grants: [own] }] };
    });
    expect(asked).toBe(0);
    await click(SHOW);
    expect(await rowsOf('Roles within reach of fred')).toEqual([
      'SoilWriteBy a right on Soil, with the level WriteThrough the group Diggers, which leads to Staff, with the level Read',
    ]);
    expect(screen.queryByText(/doesn’t tell what lies inside/)).toBeNull();
  });

  test('counts permissions where there are no levels', async () => {
    const server = { type: 'server', id: '1', name: 'Build' };
    const owner: Grant = { through: 'owner', object: server, name: 'Build' };
    const access = ['connect', 'start'].map((right) => ({ object: server, right, grants: [owner] }));
    await openReach(hosting, () => ({ ...nothing, access }));
    await click(SHOW);
    expect(await rowsOf('Servers within reach of fred')).toEqual(['Build2 permissionsAs the owner of Build']);
  });

  test('says what the server tells without a path, and what it does not tell', async () => {
    await openReach(cluster, () => ({ ...nothing, told: [{ object: soil, level: 'can_read' }], complete: false }));
    await click(SHOW);
    expect(await rowsOf('Roles within reach of fred')).toEqual([
      'SoilReadThe server says so; through what, it doesn’t tell',
    ]);
    expect(screen.getByText(/doesn’t tell what lies inside of these objects/)).toBeTruthy();
  });

  test('says of an administrator that everything is within reach', async () => {
    fred = { ...fred, administrator: 'root' };
    await openReach(hosting, () => nothing);
    await click(SHOW);
    expect(await screen.findByText(/fred has the level Root, which reaches everything/)).toBeTruthy();
    expect(screen.getByText('Nothing leads fred to a single object.')).toBeTruthy();
  });

  test('can be read again after it could not be had', async () => {
    let works = false;
    await openReach(cluster, () => {
      if (!works) throw failing('rate-limited', { origin: 'lab', seconds: 3 });
      return nothing;
    });
    await click(SHOW);
    expect(await screen.findByText('What is within reach could not be read.')).toBeTruthy();
    works = true;
    await click('Try again');
    expect(await screen.findByText('Nothing leads fred to a single object.')).toBeTruthy();
  });

  test('is not offered where the kind has no such objects', async () => {
    await openReach(plain, () => nothing);
    expect(screen.queryByRole('button', { name: SHOW })).toBeNull();
  });
});
