// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change, Intent } from '../../../../../electron/domain/change.ts';
import type { Description } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import { failing } from '../../support/fake-bridge.ts';
import { change, user } from '../../support/lab.ts';
import { choose, click, openPanelOf, type PanelAnswers } from '../../support/open-panel.tsx';
import { cluster, hosting } from '../../support/other-kinds.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

/** Each test has a user of its own: what was typed about one is kept for as long as the page lives. */
let count = 0;
let fred: User;
const bob = user('bob', { id: 'bob-1', email: 'bob@example.org' });

beforeEach(() => {
  count += 1;
  fred = user('fred', { id: `fred-${count}` });
});

function planned(intent: Intent): Change[] {
  const target = { type: 'user' as const, id: fred.id, name: 'fred' };
  switch (intent.action) {
    case 'delete-user':
      return [
        change({ action: 'delete-user', target, after: null, grade: 'final', effects: ['Its API keys stop working.'] }),
      ];
    case 'act-on-user':
      return [
        change({
          action: 'act-on-user',
          target,
          after: { ...intent.set },
          about: { type: 'action', id: intent.userAction, name: intent.userAction },
          effects: ['A mail goes out.'],
        }),
      ];
    default:
      return [change({ target })];
  }
}

const open = (description: Description, more: Partial<PanelAnswers> = {}) =>
  openPanelOf({ description, users: [fred, bob], preview: planned, ...more });

const isDisabled = (element: HTMLElement) =>
  element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';
const entry = (name: string) => screen.findByRole('menuitem', { name });
/** What a screen reader says after the name. */
const describedAs = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;

describe('deleting a user', () => {
  test('shows what it destroys, sends once, closes the panel and leaves the keys with the table', async () => {
    const { sent, router } = open(hosting);
    await click('More actions');
    await choose('Delete…');
    const review = within(await screen.findByRole('dialog'));
    expect(await review.findByText('Deletes the account fred')).toBeTruthy();
    expect(review.getByText('Its API keys stop working.')).toBeTruthy();
    expect(review.getByText('Final. A new account with the same name would be another one.')).toBeTruthy();
    expect(review.getByRole('button', { name: 'Keep the account' }).hasAttribute('data-autofocus')).toBe(true);
    fireEvent.click(review.getByRole('button', { name: 'Delete fred' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/instances/one/users'));
    expect(sent).toEqual([{ action: 'delete-user', userId: fred.id }]);
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('grid'));
  });

  test('says why the server would refuse, and keeps the panel', async () => {
    const { sent } = open(hosting, {
      preview: () => {
        throw failing('owns-objects', { user: 'fred', objects: 'lobby' });
      },
    });
    await click('More actions');
    await choose('Delete…');
    const review = within(await screen.findByRole('dialog'));
    expect((await review.findByRole('alert')).textContent).toContain('lobby');
    expect(review.queryByRole('button', { name: 'Delete fred' })).toBeNull();
    expect(sent).toEqual([]);
  });

  test('keeps the panel and the question where it was not confirmed, and says so', async () => {
    const { router } = open(hosting, {
      apply: () => {
        throw failing('not-confirmed', { instance: 'lab-01' });
      },
    });
    await click('More actions');
    await choose('Delete…');
    const confirm = await screen.findByRole('button', { name: 'Delete fred' });
    await waitFor(() => expect(isDisabled(confirm)).toBe(false));
    fireEvent.click(confirm);
    expect(await screen.findByText('Not confirmed, so nothing was sent')).toBeTruthy();
    expect(router.state.location.pathname).toContain(fred.id);
  });
});

test('what a kind can’t do stays in the menu with its words', async () => {
  open(hosting);
  await click('More actions');
  const deactivate = await entry('Deactivate…');
  expect(isDisabled(deactivate)).toBe(true);
  expect(describedAs(deactivate)).toBe('No users.deactivate here. Do it elsewhere.');
  expect(describedAs(await entry('Merge with another account'))).toBe('No users.merge here. Do it elsewhere.');
  expect(screen.queryByRole('menuitem', { name: 'Make a token' })).toBeNull();
});

test('a kind without states shows none', async () => {
  open(hosting);
  const panel = await screen.findByRole('complementary', { name: 'User fred' });
  expect(panel.querySelector('.state')).toBeNull();
});

test('a kind whose actions switch accounts off has no second switch beside them', async () => {
  open(cluster);
  await click('More actions');
  await entry('Delete…');
  expect(screen.queryByRole('menuitem', { name: 'Deactivate…' })).toBeNull();
});

describe('an account that belongs to the server itself', () => {
  test('says why, in the table and in the panel, and offers nothing', async () => {
    const why = 'The server needs this account.';
    fred = { ...fred, untouchable: why };
    open(cluster);
    const row = await screen.findByRole('row', { name: /fred/ });
    expect(row.textContent).toContain(why);
    const panel = within(await screen.findByRole('complementary', { name: 'User fred' }));
    expect(panel.getAllByText(why).length).toBeGreaterThan(0);
    expect(isDisabled(panel.getByLabelText('E-mail'))).toBe(true);
    await click('Actions');
    const actions = await screen.findAllByRole('menuitem');
    expect(actions.every(isDisabled)).toBe(true);
    expect(describedAs(actions[0] as HTMLElement)).toBe(why);
  });
});

describe('the actions of a kind', () => {
  test('are offered with their help, and with the reason where the status does not fit', async () => {
    open(cluster);
    await click('Actions');
    expect(describedAs(await entry('Switch off'))).toBe('Takes every right.');
    const setup = await entry('Set up');
    expect(isDisabled(setup)).toBe(true);
    expect(describedAs(setup)).toBe('Only with the status “New”; this account has “Active”.');
  });

  test('without a form go straight to the review, and say afterwards that they were done', async () => {
    const { sent } = open(cluster);
    await click('Actions');
    await choose('Switch off');
    const review = within(await screen.findByRole('dialog'));
    expect(review.getByText('Switch off: fred on lab-01?')).toBeTruthy();
    expect(await review.findByText('A mail goes out.')).toBeTruthy();
    fireEvent.click(review.getByRole('button', { name: 'Switch off' }));
    expect(await screen.findByText('Done: Switch off.')).toBeTruthy();
    expect(sent).toEqual([{ action: 'act-on-user', userId: fred.id, userAction: 'unsetup', set: {} }]);
  });

  test('ask for another account by its name, never for itself, and name it in the review', async () => {
    const { sent } = open(cluster);
    await click('Actions');
    await choose('Merge into another account…');
    expect(await screen.findByText('Merge into another account: fred on lab-01')).toBeTruthy();
    await click('Review…');
    expect(screen.getByText('This can’t stay empty.')).toBeTruthy();
    await click('Choose an account');
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['bob · bob@example.org']);
    fireEvent.click(options[0] as HTMLElement);
    await click('Review…');
    const review = within(await screen.findByRole('dialog', { name: /\?$/ }));
    await review.findByText('A mail goes out.');
    expect(review.getByText('Into: bob · bob@example.org')).toBeTruthy();
    fireEvent.click(review.getByRole('button', { name: 'Merge into another account' }));
    expect(await screen.findByText('Done: Merge into another account.')).toBeTruthy();
    expect(sent[0]).toMatchObject({ userAction: 'merge', set: { into: 'bob-1' } });
  });

  test('bring the form back with what was refused at its field', async () => {
    fred = { ...fred, status: 'new' };
    const refusal = failure('input-invalid', {}, { fields: { machine: 'There is no such machine.' } });
    open(cluster, {
      apply: (intent) => planned(intent).map((one) => ({ change: one, outcome: 'failed', failure: refusal })),
    });
    await click('Actions');
    await choose('Set up');
    fireEvent.change(await screen.findByLabelText('Machine'), { target: { value: 'shell' } });
    await click('Review…');
    await screen.findByText('A mail goes out.');
    fireEvent.click(within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('button', { name: 'Set up' }));
    expect(await screen.findByText('There is no such machine.')).toBeTruthy();
    expect((screen.getByLabelText('Machine') as HTMLInputElement).value).toBe('shell');
  });

  test('close the panel where they left no such account', async () => {
    let there = true;
    const { router } = open(cluster, {
      getUser: () => {
        if (!there) throw failing('user-not-found', { user: 'fred', instance: 'lab-01' });
        return fred;
      },
      apply: (intent) => {
        there = false;
        return planned(intent).map((one) => ({ change: one, outcome: 'done', failure: null }));
      },
    });
    await click('Actions');
    await choose('Switch off');
    await screen.findByText('A mail goes out.');
    await click('Switch off');
    await waitFor(() => expect(router.state.location.pathname).toBe('/instances/one/users'));
  });
});

test('what only this kind tells stands below the form, long texts folded', async () => {
  const prefs = JSON.stringify({ theme: 'dark', recent: 'x'.repeat(200) });
  fred = { ...fred, email: 'fred@example.org', attributes: { uuid: 'u-1', twoFactor: true, prefs, email: 'no' } };
  open(hosting);
  const details = within(await screen.findByRole('region', { name: 'Details' }));
  expect(details.getAllByRole('term').map((term) => term.textContent)).toEqual([
    'id',
    'UUID',
    'Two-factor sign-in',
    'Settings',
  ]);
  expect(details.getByText('yes')).toBeTruthy();
  expect(details.getByText('Show: Settings').closest('details')?.open).toBe(false);
  expect(details.getByText(/"theme": "dark"/)).toBeTruthy();
  expect(details.getByRole('button', { name: 'Copy: UUID' })).toBeTruthy();
});

test('the keys go through a menu and reach what can’t be done, which does nothing', async () => {
  const { sent } = open(hosting);
  const opener = await screen.findByRole('button', { name: 'More actions' });
  opener.focus();
  fireEvent.click(opener);
  const first = await entry('Deactivate…');
  await waitFor(() => expect(document.activeElement).toBe(first));
  fireEvent.click(first);
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(first, { key: 'ArrowDown', code: 'ArrowDown' });
  expect(document.activeElement).toBe(await entry('Delete…'));
  expect(sent).toEqual([]);
});
