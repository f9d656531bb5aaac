// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { ObjectRight } from '../../../../../electron/domain/user.ts';
import { change, group } from '../../support/lab.ts';
import { click, openGroups } from '../../support/open-groups.tsx';
import { choose } from '../../support/open-panel.tsx';
import { cluster } from '../../support/other-kinds.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const sharing: Description = {
  ...cluster,
  objectTypes: cluster.objectTypes.map((type) => ({ ...type, forGroups: true })),
};
const soil = { type: 'role', id: 's1', name: 'Soil' };
const water = { type: 'role', id: 's2', name: 'Water' };
const held: ObjectRight = { object: soil, owner: false, level: 'can_read', permissions: [], note: null };
const section = () => screen.findByRole('region', { name: 'Rights on single objects' });

const consequences = {
  affected: 1,
  users: [
    {
      id: 'bob',
      handle: 'bob',
      gains: [],
      loses: [],
      rights: [
        { object: soil, before: null, after: { level: 'can_write', permissions: [] }, gains: true, loses: false },
      ],
      administrator: null,
      yourself: false,
    },
  ],
  permissions: [],
  rights: [{ object: soil, gains: 1, loses: 0 }],
  unseen: 1,
  untold: [],
  administrators: { becomes: 0, ceases: 0, stays: 0 },
  yourself: false,
  asOf: null,
};

function open(more: Parameters<typeof openGroups>[0] = {}) {
  const target = { type: 'group' as const, id: '1', name: 'Curators' };
  return openGroups({
    at: '/1',
    description: sharing,
    rights: [held],
    objects: [soil, water],
    consequences,
    preview: () => [
      change({
        action: 'set-object-right',
        target,
        about: soil,
        before: { held: true, level: 'can_read' },
        after: { held: true, level: 'can_write' },
      }),
    ],
    ...more,
  });
}

describe('what a group has on single objects', () => {
  test('is raised after saying which members gain what, and whom nobody can see', async () => {
    const { sent } = open();
    const rights = within(await section());
    fireEvent.click(await rights.findByRole('button', { name: 'More about Soil' }));
    await choose('Change…');
    const form = within(await screen.findByRole('dialog', { name: 'Right of Curators on Soil' }));
    fireEvent.change(form.getByRole('combobox', { name: 'Level' }), { target: { value: 'can_write' } });
    await click('Review…');
    const review = within(
      await screen.findByRole('dialog', { name: 'Change the right of Curators on Soil on lab-01?' }),
    );
    expect(await review.findByText('1 user gets more', { exact: false })).toBeTruthy();
    expect(review.getByText('on Soil: nothing → Write', { exact: false })).toBeTruthy();
    expect(review.getByText(/1 more account can’t be seen/)).toBeTruthy();
    await click('Change the right');
    await waitFor(() =>
      expect(sent).toEqual([
        {
          action: 'set-object-right',
          holder: { type: 'group', id: '1' },
          object: soil,
          expectedRight: { level: 'can_read', permissions: [] },
          right: { level: 'can_write', permissions: [] },
        },
      ]),
    );
  });

  test('is given on what it has nothing on yet, and taken', async () => {
    const { sent } = open();
    const rights = within(await section());
    fireEvent.click(await rights.findByRole('button', { name: 'Give a right' }));
    await click('Choose one');
    expect(screen.queryByRole('option', { name: 'Soil' })).toBeNull();
    fireEvent.click(await screen.findByRole('option', { name: 'Water' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Level' }), { target: { value: 'can_read' } });
    await click('Review…');
    await click('Give the right');
    await waitFor(() => expect(sent[0]).toMatchObject({ holder: { id: '1' }, object: water, expectedRight: null }));
    fireEvent.click(await rights.findByRole('button', { name: 'More about Soil' }));
    await choose('Take away…');
    await click('Take the right away');
    await waitFor(() => expect(sent[1]).toMatchObject({ holder: { id: '1' }, object: soil, right: null }));
  });

  test('is given to a group that must stay as it is: that is about the object', async () => {
    const locked = { ...group('1', 'Everybody', [], []), untouchable: 'The server needs it.' };
    open({ groups: [locked] });
    const give = await within(await section()).findByRole('button', { name: 'Give a right' });
    expect(give).toHaveProperty('disabled', false);
  });

  test('is not spoken of where groups have nothing on objects', async () => {
    open({ description: cluster });
    await screen.findByRole('heading', { name: 'Curators' });
    expect(screen.queryByRole('region', { name: 'Rights on single objects' })).toBeNull();
  });
});
