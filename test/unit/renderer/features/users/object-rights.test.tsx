// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import type { ObjectRight, User } from '../../../../../electron/domain/user.ts';
import { failing } from '../../support/fake-bridge.ts';
import { change, user } from '../../support/lab.ts';
import { choose, click, goToTab, openPanelOf, type PanelAnswers } from '../../support/open-panel.tsx';
import { cluster, hosting, without } from '../../support/other-kinds.ts';
import { description as plain } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

/** Each test has a user of its own: what was typed about one is kept for as long as the page lives. */
let count = 0;
let fred: User;

beforeEach(() => {
  count += 1;
  fred = user('fred', { id: `rights-${count}` });
});

const server = (id: string) => ({ type: 'server', id, name: `server ${id}` });
const owned: ObjectRight = { object: server('1'), owner: true, level: null, permissions: [], note: null };
const shared: ObjectRight = {
  object: server('2'),
  owner: false,
  level: null,
  permissions: ['connect', 'passwords'],
  note: null,
};

function planned(intent: Intent): Change[] {
  if (intent.action !== 'set-object-right') return [];
  const held = (right: typeof intent.right) =>
    right ? { held: true, permissions: right.permissions } : { held: false };
  return [
    change({
      action: 'set-object-right',
      target: { type: 'user', id: fred.id, name: 'fred' },
      about: intent.object,
      before: held(intent.expectedRight),
      after: held(intent.right),
    }),
  ];
}

async function openRights(description: Description, more: Partial<PanelAnswers> = {}) {
  const view = openPanelOf({ description, users: [fred], preview: planned, ...more });
  await goToTab('Access');
  const section = within(await screen.findByRole('region', { name: 'Rights on single objects' }));
  return { section, ...view };
}

describe('rights on single objects', () => {
  test('are read at once where the kind has such objects, what is owned first and marked', async () => {
    const { section } = await openRights(hosting, { rights: () => [shared, owned] });
    const rows = within(await section.findByRole('list', { name: 'Servers of fred' })).getAllByRole('listitem');
    expect(rows[0]?.textContent).toMatch(/^server 1\s+owner$/);
    expect(rows[1]?.textContent).toContain('2 permissions');
    expect(rows[1]?.textContent).toContain('Dangerous: See passwords: Shows secrets');
    await click('More about server 1');
    const take = await screen.findByRole('menuitem', { name: 'Take away…' });
    expect(take.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('What an account owns can’t be taken from it here.')).toBeTruthy();
  });

  test('are read on demand where the kind names no types', async () => {
    let asked = 0;
    const { section } = await openRights(plain, {
      rights: () => {
        asked += 1;
        return [];
      },
    });
    expect(asked).toBe(0);
    await click('Read the rights on single objects');
    expect(await section.findByText('fred has no rights on single objects.')).toBeTruthy();
  });

  test('say why there are none where the kind keeps them elsewhere', async () => {
    const { section } = await openRights({ ...plain, capabilities: without('users.object-rights') });
    expect(section.getByText('No users.object-rights here. Do it elsewhere.')).toBeTruthy();
    expect(section.queryByRole('button')).toBeNull();
  });

  test('can be read again after they could not be had', async () => {
    let works = false;
    const { section } = await openRights(hosting, {
      rights: () => {
        if (!works) throw failing('rate-limited', { origin: 'lab', seconds: 3 });
        return [shared];
      },
    });
    expect(await section.findByText('The rights on single objects could not be read.')).toBeTruthy();
    works = true;
    await click('Try again');
    expect(await section.findByText('server 2')).toBeTruthy();
  });

  test('are changed after a review, with what was seen', async () => {
    const { sent } = await openRights(hosting, { rights: () => [shared] });
    await click('More about server 2');
    await choose('Change…');
    const form = within(await screen.findByRole('dialog'));
    expect(form.getByRole('checkbox', { name: 'Follow the console · Everybody has it' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(form.getByText(/Shows secrets/)).toBeTruthy();
    fireEvent.click(form.getByRole('checkbox', { name: /See passwords/ }));
    fireEvent.click(form.getByRole('checkbox', { name: 'Start' }));
    await click('Review…');
    const review = within(await screen.findByRole('dialog', { name: /\?$/ }));
    expect(
      await review.findByText('Right on server 2: Follow the console and See passwords → Follow the console and Start'),
    ).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.click(review.getByRole('button', { name: 'Change the right' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          action: 'set-object-right',
          holder: { type: 'user', id: fred.id },
          object: server('2'),
          expectedRight: { level: null, permissions: ['connect', 'passwords'] },
          right: { level: null, permissions: ['connect', 'start'] },
        },
      ]),
    );
  });

  test('are taken away after a review', async () => {
    let rights = [shared];
    const { sent, section } = await openRights(hosting, {
      rights: () => rights,
      apply: (intent) => {
        rights = [];
        return planned(intent).map((one) => ({ change: one, outcome: 'done', failure: null }));
      },
    });
    await click('More about server 2');
    await choose('Take away…');
    await screen.findByText(/Loses the right on server 2/);
    await click('Take the right away');
    await waitFor(() => expect(sent[0]).toMatchObject({ right: null }));
    expect(await section.findByText('fred has no rights on single objects.')).toBeTruthy();
  });

  test('are given on another object that is found by its name, with a level', async () => {
    const roles = [
      { type: 'role', id: 'r1', name: 'Genomics' },
      { type: 'role', id: 'r2', name: 'Imaging' },
    ];
    const held = {
      object: roles[0] as ObjectRight['object'],
      owner: false,
      level: 'can_read',
      permissions: [],
      note: null,
    };
    const { sent } = await openRights(cluster, { rights: () => [held], objects: roles });
    await click('Give a right');
    expect(await screen.findByText('Choose first what the right is on.')).toBeTruthy();
    expect(((await screen.findByRole('button', { name: 'Review…' })) as HTMLButtonElement).disabled).toBe(true);
    await click('Choose one');
    const options = await screen.findAllByRole('option', { name: /Genomics|Imaging/ });
    expect(options.map((option) => option.textContent)).toEqual(['Imaging']);
    fireEvent.click(options[0] as HTMLElement);
    fireEvent.change(screen.getByLabelText('Level'), { target: { value: 'can_write' } });
    expect(screen.getByText('Changes what the role changes.')).toBeTruthy();
    await click('Review…');
    const review = within(await screen.findByRole('dialog', { name: /\?$/ }));
    await review.findByText(/Gets a right on Imaging/);
    fireEvent.click(review.getByRole('button', { name: 'Give the right' }));
    await waitFor(() =>
      expect(sent[0]).toMatchObject({ expectedRight: null, right: { level: 'can_write', permissions: [] } }),
    );
  });
});

test('the level of a membership stands beside the name of the group', async () => {
  fred = { ...fred, groups: [{ id: 'g', name: 'Genomics', level: 'can_write' }] };
  await openRights(cluster);
  const groups = await screen.findByRole('list', { name: 'Groups of fred' });
  expect(groups.textContent).toContain('Genomics Write');
});
