// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Field } from '../../../../../electron/domain/description.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import type { HistoryItem } from '../../../../../electron/domain/journal.ts';
import { HistoryScreen } from '../../../../../renderer/features/history/history-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { description } from '../../support/samples.ts';

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

function openScreen(list: (asked: { search?: string | undefined; limit: number }) => HistoryItem[]) {
  answerWith({ history: { list: os.history.list.handler(({ input }) => list(input)) } });
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

  test('calls fields as the open instance does', async () => {
    const renamed = { ...item, change: { ...item.change, before: { firstName: 'A' }, after: { firstName: 'B' } } };
    const rules = { required: false, minimumLength: null, maximumLength: null, reserved: [] };
    const field: Field = {
      key: 'firstName',
      label: 'First name',
      help: null,
      type: 'text',
      choices: [],
      initial: '',
      rules,
    };
    answerWith({
      history: { list: os.history.list.handler(() => [renamed]) },
      instances: {
        list: os.instances.list.handler(() => []),
        describe: os.instances.describe.handler(() => ({ ...description, editFields: [field] })),
      },
    });
    renderRoutes([{ path: '/instances/:instanceId/history', element: <HistoryScreen /> }], '/instances/one/history');
    expect(await screen.findByText('First name: A → B')).toBeTruthy();
  });

  test('saves all that matches as a table that no spreadsheet runs, more than is shown too', async () => {
    const saved: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const taken = failure('handle-taken', { handle: 'bob' });
    const formula = { ...item, sequence: 2, outcome: 'failed', failure: taken, actor: '=1+1' } as const;
    openScreen(({ search, limit }) => (search === '' ? [item] : limit > 500 ? [formula, item] : [formula]));
    fireEvent.change(await screen.findByRole('textbox', { name: /^Search accounts/ }), { target: { value: 'fred' } });
    expect(await screen.findByText('The handle bob is taken.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(names[0]).toMatch(/^roster-history-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = (await (saved[0] as Blob).text()).split('\r\n');
    expect(lines[1]).toBe(
      "2,2026-05-04T10:00:00.000Z,lab-01,https://lab-01.example.org,fred,x,Is deactivated,'=1+1,refused,The handle bob is taken.",
    );
    expect(lines[2]).toContain('roster-admin,done,');
    vi.restoreAllMocks();
  });

  test('says when nothing was changed yet, and why it cannot be read', async () => {
    openScreen(() => []);
    expect(await screen.findByText('Nothing was changed yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save as CSV' })).toHaveProperty('disabled', true);
    openScreen(() => {
      throw failing('settings-newer', { file: 'journal' });
    });
    expect(await screen.findByText('The history could not be read.')).toBeTruthy();
  });
});
