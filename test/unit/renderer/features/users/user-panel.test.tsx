// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Intent } from '../../../../../electron/domain/change.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { HistoryItem } from '../../../../../electron/domain/journal.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import { failing } from '../../support/fake-bridge.ts';
import { change, lab, user } from '../../support/lab.ts';
import { asAsked, button, type LabAnswers, memberships, openLabPanel } from '../../support/open-lab-panel.tsx';
import { click, goToTab } from '../../support/open-panel.tsx';
import { asksBeforeReload } from '../../support/render-app.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

let fred: User;
const openPanel = (answers: LabAnswers = {}) => openLabPanel(() => fred, answers);

beforeEach(() => {
  fred = user('fred', { id: 'fred-1', groups: memberships, primaryGroup: '1' });
});

describe('the profile of a user', () => {
  test('saves nothing until something was changed', async () => {
    openPanel();
    await screen.findByRole('complementary', { name: 'User fred' });
    expect((await button('Save…')).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('No changes to save.')).toBeTruthy();
  });

  test('shows the changes as sentences before it sends them, and sends what was seen with them', async () => {
    const { sent } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    expect(screen.getByText('1 unsaved change')).toBeTruthy();
    await click('Save…');
    expect(await screen.findByText('Is deactivated')).toBeTruthy();
    expect(screen.getByText('Undoable. The old values can be set again.')).toBeTruthy();
    expect(sent).toEqual([]);
    await click('Save 1 change');
    await screen.findByText('Saved.');
    expect(sent).toEqual([
      { action: 'update-user', userId: fred.id, expected: { active: true }, set: { active: false } },
    ]);
  });

  test('sends once, however often one clicks', async () => {
    const { sent } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    const save = await button('Save 1 change');
    fireEvent.click(save);
    fireEvent.click(save);
    await screen.findByText('Saved.');
    expect(sent.length).toBe(1);
  });

  test('checks the server’s rules before sending', async () => {
    openPanel();
    fireEvent.change(await screen.findByLabelText('New password'), { target: { value: 'short' } });
    expect(screen.getByText('5 characters, 8 needed.')).toBeTruthy();
    expect((await button('Save…')).hasAttribute('disabled')).toBe(true);
  });

  test('offers as primary group only what was chosen as groups', async () => {
    openPanel();
    const options = within(await screen.findByLabelText('Primary group')).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['None', 'Diagnostics', 'Technicians']);
    await click('Leave Diagnostics');
    expect((screen.getByLabelText('Primary group') as HTMLSelectElement).value).toBe('');
  });

  test('asks for the instance’s name before what is final, and shows a new password once', async () => {
    const final = () => [change({ secrets: ['password'], grade: 'final' as const })];
    openPanel({ preview: final });
    await click('Generate');
    const password = (screen.getByLabelText('New password') as HTMLInputElement).value;
    expect(password.length).toBeGreaterThanOrEqual(20);
    await click('Save…');
    const save = await button('Save 1 change');
    await screen.findByText('New password: a new one is set');
    expect(save.hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText(/to confirm/), { target: { value: 'lab-01' } });
    fireEvent.click(save);
    expect(await screen.findByText(password)).toBeTruthy();
    await click('Forget it');
    expect(screen.queryByText(password)).toBeNull();
  });

  test('does not let go of a new password before the server has answered', async () => {
    let answer = (): void => undefined;
    const apply = (intent: Intent) =>
      new Promise<AppliedChange[]>((resolve) => {
        const done = asAsked(fred, intent).map((one) => ({ change: one, outcome: 'done' as const, failure: null }));
        answer = () => resolve(done);
      });
    const { router, sent } = openPanel({ apply });
    await click('Generate');
    const password = (screen.getByLabelText('New password') as HTMLInputElement).value;
    await click('Save…');
    await click('Save 1 change');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(asksBeforeReload()).toBe(true);
    await act(() => router.navigate('/instances/one/users'));
    const question = await screen.findByRole('dialog', { name: 'Leave before the server has answered?' });
    fireEvent.click(within(question).getByRole('button', { name: 'Stay here' }));
    answer();
    expect(await screen.findByText(password)).toBeTruthy();
    expect(asksBeforeReload()).toBe(false);
  });

  test('keeps what was typed when the server is gone, and says what happened', async () => {
    openPanel({
      preview: () => {
        throw failing('connection-refused', { origin: 'http://lab' });
      },
    });
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    expect(await screen.findByText('http://lab refused the connection.')).toBeTruthy();
    expect(screen.getByText('fred was not saved.')).toBeTruthy();
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(false);
    expect(screen.getByText('1 unsaved change')).toBeTruthy();
  });

  test('keeps what was typed when the panel is closed and opened again', async () => {
    const { router } = openPanel();
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Close the panel');
    await waitFor(() => expect(screen.queryByText('1 unsaved change')).toBeNull());
    await router.navigate(`/instances/one/users/${fred.id}`);
    expect(
      await screen.findByText('What you typed is back. A password or key that is missing has to be entered again.'),
    ).toBeTruthy();
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(false);
    fireEvent.click(screen.getAllByRole('button', { name: 'Discard' })[0] as HTMLElement);
    expect((screen.getByLabelText('Active') as HTMLInputElement).checked).toBe(true);
  });

  test('puts what the server refuses at its field', async () => {
    const refusal = failure('password-too-short', { minimum: 12 }, { fields: { password: 'It needs 12 characters.' } });
    openPanel({
      apply: (intent) => asAsked(fred, intent).map((one) => ({ change: one, outcome: 'failed', failure: refusal })),
    });
    fireEvent.change(await screen.findByLabelText('New password'), { target: { value: 'long enough' } });
    await click('Save…');
    await click('Save 1 change');
    expect(await screen.findByText('It needs 12 characters.')).toBeTruthy();
    expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('long enough');
  });

  test('does not call a write failed whose answer never came', async () => {
    const unknown = failure('outcome-unknown', { origin: 'lab' });
    openPanel({
      apply: (intent) => asAsked(fred, intent).map((one) => ({ change: one, outcome: 'unknown', failure: unknown })),
    });
    fireEvent.click(await screen.findByLabelText('Active'));
    await click('Save…');
    await click('Save 1 change');
    expect(await screen.findByText('Nobody knows whether fred was saved.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Read again' })).toBeTruthy();
  });

  test('shows what somebody else changed meanwhile beside the own value', async () => {
    const conflict = () => {
      throw failing('conflict', { target: 'fred', what: 'administrator' }, { fields: { administrator: '"full"' } });
    };
    openPanel({ preview: conflict });
    fireEvent.change(await screen.findByLabelText('Administrator level'), { target: { value: 'users' } });
    fred = { ...fred, administrator: 'full' };
    await click('Save…');
    await screen.findByText(/was changed by somebody else/);
    expect(await screen.findByText('Somebody else set this to Full meanwhile.')).toBeTruthy();
    await click('Take that');
    expect((screen.getByLabelText('Administrator level') as HTMLSelectElement).value).toBe('full');
    expect(screen.getByText('No changes to save.')).toBeTruthy();
  });

  test('says what the instance can’t do where one would look for it', async () => {
    const missing = { available: false as const, reason: 'It has no levels.', instead: 'Use groups.' };
    const capabilities = { ...lab.capabilities, 'users.administrator': missing };
    openPanel({ description: { ...lab, capabilities } });
    const field = await screen.findByLabelText('Administrator level');
    expect(field.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('It has no levels. Use groups.')).toBeTruthy();
  });
});

describe('the history of a user', () => {
  test('tells old and new in words, and how it ended', async () => {
    const item: HistoryItem = {
      sequence: 1,
      at: '2026-05-04T10:00:00.000Z',
      change: change({ before: { administrator: null }, after: { administrator: 'users' } }),
      instance: { name: 'lab-01', origin: 'https://lab' },
      actor: 'roster-admin',
      face: 'browser',
      outcome: 'done',
      failure: null,
    };
    openPanel({ history: [item] });
    await goToTab('History');
    expect(await screen.findByText('Administrator level: none → Users')).toBeTruthy();
    expect(screen.getByText('by roster-admin')).toBeTruthy();
  });
});

test('can be looked at but not changed while the instance is read-only, and says so once', async () => {
  openPanel({ environment: 'production' });
  expect((await screen.findByLabelText('Active')).hasAttribute('disabled')).toBe(true);
  expect(screen.getAllByText(/read-only/)).toHaveLength(1);
  await goToTab('Access');
  expect((await button('Add to group')).hasAttribute('disabled')).toBe(true);
  await click('More about Technicians');
  expect((await screen.findByRole('menuitem', { name: 'What if fred leaves?' })).hasAttribute('aria-disabled')).toBe(
    false,
  );
  expect(screen.getByRole('menuitem', { name: 'Remove from Technicians…' }).hasAttribute('aria-disabled')).toBe(true);
});

test('deactivates after one sentence and one click', async () => {
  const { sent } = openPanel();
  await click('More actions');
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate…' }));
  expect(await screen.findByText('Deactivate fred on lab-01?')).toBeTruthy();
  const keep = await button('Keep active');
  expect(keep.hasAttribute('data-autofocus')).toBe(true);
  await screen.findByText('Is deactivated');
  await click('Deactivate fred');
  await waitFor(() => expect(sent[0]).toMatchObject({ set: { active: false } }));
});
