// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { failing } from '../../support/fake-bridge.ts';
import { group, user } from '../../support/lab.ts';
import { click, openGroups } from '../../support/open-groups.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

describe('the members of a group', () => {
  const everybody = ['ada', 'bob', 'cem', 'dot'].map((handle) => user(handle, { email: `${handle}@example.org` }));
  const twins = [user('eva', { email: 'info@example.org' }), user('fay', { email: 'info@example.org' })];

  test('are added by a pasted list, of which the unknown and the ambiguous are named first', async () => {
    const { sent } = openGroups({ at: '/1', users: [...everybody, ...twins] });
    await click('Add or remove…');
    const dialog = within(await screen.findByRole('dialog'));
    const list = dialog.getByLabelText('Handles or e-mail addresses');
    fireEvent.change(list, { target: { value: 'ada, DOT@example.org\nzoe; info@example.org dot' } });
    await click('Look up 5 names');
    expect(await dialog.findByText('1 user would be added.')).toBeTruthy();
    expect(dialog.getByText('1 is in Curators already.')).toBeTruthy();
    expect(dialog.getByText('1 name is unknown and left out: zoe')).toBeTruthy();
    expect(dialog.getByText('info@example.org may mean eva and fay, so it is left out.')).toBeTruthy();
    expect(sent).toEqual([]);
    await click('Review adding 1…');
    await click('Add dot');
    await waitFor(() =>
      expect(sent).toEqual([{ action: 'update-group', groupId: '1', expected: {}, set: { addMembers: ['dot'] } }]),
    );
  });

  test('are removed one by one, after saying who loses what, administrators and yourself first', async () => {
    const effect = { id: 'ada', handle: 'ada', gains: [], loses: ['create_sample'], yourself: true };
    const { sent } = openGroups({
      at: '/1',
      consequences: {
        affected: 1,
        users: [{ ...effect, administrator: 'ceases', rights: [] }],
        permissions: [{ permission: 'create_sample', gains: 0, loses: 1 }],
        administrators: { becomes: 0, ceases: 1, stays: 0 },
        yourself: true,
        rights: [],
        unseen: 0,
        untold: [],
        asOf: '2026-05-04T10:00:00.000Z',
      },
    });
    await click('Remove ada…');
    const review = within(await screen.findByRole('dialog'));
    expect(await review.findByText('Your own access changes.')).toBeTruthy();
    expect(review.getByText('Is no administrator any more: ada')).toBeTruthy();
    expect(review.getByText(/1 user loses it/)).toBeTruthy();
    fireEvent.click(review.getByRole('button', { name: 'Remove ada' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ groupId: '1', set: { removeMembers: ['ada'] } }));
  });
});

describe('a hundred thousand members', () => {
  const handles = Array.from({ length: 100_000 }, (_, index) => `user-${String(index).padStart(6, '0')}`);
  const crowd = group('1', 'Crowd', ['create_sample'], handles);
  const list = async () => within(await screen.findByRole('region', { name: 'Members' }));

  test('are counted, and drawn as far as they are in view', async () => {
    openGroups({ groups: [crowd], at: '/1' });
    const members = await list();
    expect(members.getByText('100,000')).toBeTruthy();
    const first = await members.findByRole('link', { name: 'Open user-000000' });
    expect(first.closest('li')?.getAttribute('aria-setsize')).toBe('100000');
    expect(members.getAllByRole('link').length).toBeLessThan(80);
  });

  test('are found by a part of the handle, and none where nobody is called so', async () => {
    openGroups({ groups: [crowd], at: '/1' });
    const members = await list();
    fireEvent.change(members.getByLabelText('Search members'), { target: { value: '099999' } });
    expect(await members.findByRole('link', { name: 'Open user-099999' })).toBeTruthy();
    expect(members.getByText('1 member found')).toBeTruthy();
    fireEvent.change(members.getByLabelText('Search members'), { target: { value: 'zebra' } });
    expect(await members.findByText('No member is called “zebra”.')).toBeTruthy();
  });

  test('are walked with the arrow keys: down, to the button that removes one, and to the end', async () => {
    openGroups({ groups: [crowd], at: '/1' });
    const members = await list();
    const first = await members.findByRole('link', { name: 'Open user-000000' });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    const second = members.getByRole('link', { name: 'Open user-000001' });
    await waitFor(() => expect(document.activeElement).toBe(second));
    fireEvent.keyDown(second, { key: 'ArrowRight' });
    const remove = members.getByRole('button', { name: 'Remove user-000001…' });
    await waitFor(() => expect(document.activeElement).toBe(remove));
    fireEvent.keyDown(remove, { key: 'End' });
    expect(await members.findByRole('button', { name: 'Remove user-099999…' })).toBe(document.activeElement);
  });
});

test('a group whose members cannot be read says why, and asks again', async () => {
  let broken = true;
  openGroups({
    at: '/1',
    members: () => {
      if (broken) throw failing('connection-refused', { origin: 'https://lab-01.example.org' });
    },
  });
  expect(await screen.findByText('The members could not be read.')).toBeTruthy();
  broken = false;
  await click('Try again');
  expect(await screen.findByRole('link', { name: 'Open ada' })).toBeTruthy();
});
