// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { HistoryItem } from '../../../../../electron/domain/journal.ts';
import { HistoryScreen } from '../../../../../renderer/features/history/history-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const item: HistoryItem = {
  sequence: 1,
  at: '2026-05-04T10:00:00.000Z',
  change: {
    id: 'a',
    instanceId: 'one',
    action: 'update-user',
    target: { type: 'user', id: 'x', name: 'fred' },
    before: { active: true },
    after: { active: false },
    secrets: [],
    labels: {},
    grade: 'undoable',
  },
  instance: { name: 'lab-01', origin: 'https://lab-01.example.org' },
  actor: 'roster-admin',
  face: 'browser',
  outcome: 'done',
  failure: null,
};

function openScreen(list: () => HistoryItem[]) {
  answerWith({ history: { list: os.history.list.handler(() => list()) } });
  renderRoutes([{ path: '/history', element: <HistoryScreen /> }], '/history');
}

describe('history', () => {
  test('tells when, where, whom, what, by whom and how it ended', async () => {
    const taken = failure('handle-taken', { handle: 'bob' });
    openScreen(() => [
      item,
      { ...item, sequence: 0, outcome: 'failed', failure: taken },
      { ...item, sequence: 2, outcome: null },
    ]);
    const rows = within(await screen.findByRole('table', { name: 'Changes, newest first' })).getAllByRole('row');
    const first = within(rows[1] as HTMLElement);
    expect(first.getByText('lab-01')).toBeTruthy();
    expect(first.getByText('fred')).toBeTruthy();
    expect(first.getByText('Is deactivated')).toBeTruthy();
    expect(first.getByText('roster-admin')).toBeTruthy();
    expect(first.getByText('done')).toBeTruthy();
    expect(within(rows[2] as HTMLElement).getByText('The handle bob is taken.')).toBeTruthy();
    expect(within(rows[3] as HTMLElement).getByText('not settled')).toBeTruthy();
  });

  test('says when nothing was changed yet, and why it cannot be read', async () => {
    openScreen(() => []);
    expect(await screen.findByText('Nothing was changed yet')).toBeTruthy();
    openScreen(() => {
      throw failing('settings-newer', { file: 'journal' });
    });
    expect(await screen.findByText('The history could not be read.')).toBeTruthy();
  });
});
