// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { AppliedChange } from '../../../../../electron/contract/contract.ts';
import type { Intent } from '../../../../../electron/domain/change.ts';
import type { Environment } from '../../../../../electron/domain/connection.ts';
import type { Description, Field } from '../../../../../electron/domain/description.ts';
import { FirstStepsScreen } from '../../../../../renderer/features/first-user/first-steps-screen.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { connection, description } from '../../support/samples.ts';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const field = (type: Field['type'], key: string, label: string, minimumLength: number | null): Field => ({
  key,
  label,
  help: null,
  type,
  choices: [],
  initial: type === 'flag' ? true : '',
  rules: { required: type !== 'flag', minimumLength, maximumLength: null, reserved: [] },
});

const described: Description = {
  ...description,
  self: { id: 'a', handle: 'ann', administrator: 'full', rights: 'full administrator' },
  permissions: [
    { id: 'upload_file', label: 'Upload files', section: 'Files', danger: null, noEffect: null },
    { id: 'remove_file', label: 'Remove files', section: 'Files', danger: 'Files are gone.', noEffect: null },
  ],
  groupFields: [field('text', 'name', 'Name', 1)],
  createFields: [
    field('text', 'handle', 'Handle', 1),
    field('password', 'password', 'Password', 8),
    field('flag', 'forceReset', 'Must choose a new password', null),
  ],
};

/** What applying an intent answers: done, with this id. */
function done(intent: Intent, id: string): AppliedChange[] {
  const set = 'set' in intent ? intent.set : {};
  const name = String(set.name ?? set.handle);
  const change: AppliedChange['change'] = {
    id: 'c',
    instanceId: 'one',
    action: intent.action,
    target: { type: intent.action === 'create-group' ? 'group' : 'user', id, name },
    before: null,
    after: {},
    secrets: [],
    labels: {},
    grade: 'undoable',
  };
  return [{ change, outcome: 'done', failure: null }];
}

type Apply = (intent: Intent) => AppliedChange[];

function openSteps(
  apply: Apply = (intent) => done(intent, '7'),
  shown = described,
  environment: Environment = 'other',
) {
  const sent: Intent[] = [];
  answerWith({
    instances: {
      list: os.instances.list.handler(() => [connection({ environment })]),
      writable: os.instances.writable.handler(() => ({ remaining: 0 })),
      describe: os.instances.describe.handler(() => shown),
    },
    changes: {
      apply: os.changes.apply.handler(({ input }) => {
        sent.push(input.intent);
        return apply(input.intent);
      }),
    },
  });
  const routes = [
    { path: '/instances/:instanceId/first-steps', element: <FirstStepsScreen /> },
    { path: '*', element: <p>elsewhere</p> },
  ];
  return { ...renderRoutes(routes, '/instances/one/first-steps'), sent };
}

const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
/** Waits for the heading of a step, which takes the focus. */
async function focusedHeading(name: string) {
  const title = await heading(name);
  expect(document.activeElement).toBe(title);
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the first steps on a new server', () => {
  test('create a group with permissions, and a colleague in it, each in one change', async () => {
    const { sent } = openSteps();
    await focusedHeading('The first group');
    expect(screen.getByText('ann is created and signed in, and lab-01 is saved.')).toBeTruthy();
    type('Name', 'Technicians');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Upload files' }));
    click('Create the group Technicians');
    await focusedHeading('The first colleague');
    type('Handle', 'fred');
    type('Password', 'long enough');
    click('Create fred');
    await focusedHeading('lab-01 is ready');
    expect(screen.getByText('fred is created and a member of Technicians')).toBeTruthy();
    const once = screen.getByRole('region', { name: 'New password of fred' });
    expect(within(once).getByText('long enough')).toBeTruthy();
    expect(sent).toEqual([
      { action: 'create-group', set: { name: 'Technicians', permissions: ['upload_file'] } },
      {
        action: 'create-user',
        set: { handle: 'fred', password: 'long enough', forceReset: true, groups: ['7'] },
      },
    ]);
  });

  test('can both be skipped, with the ways to do it later', async () => {
    const { sent } = openSteps();
    await heading('The first group');
    click('Skip this');
    await heading('The first colleague');
    expect(screen.queryByRole('checkbox', { name: /Member of/ })).toBeNull();
    click('Skip this');
    await heading('lab-01 is ready');
    expect(screen.getByText('No group yet')).toBeTruthy();
    expect(screen.getByText('No colleague yet')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Users of lab-01' })).toHaveLength(2);
    expect(sent).toEqual([]);
  });

  test('a refused group says why and keeps what was typed', async () => {
    openSteps(() => {
      throw failing('read-only', { instance: 'lab-01' });
    });
    await heading('The first group');
    type('Name', 'Technicians');
    click('Create the group Technicians');
    expect(await screen.findByText('The group Technicians was not created.')).toBeTruthy();
    expect(screen.getByText('lab-01 is read-only.')).toBeTruthy();
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Technicians');
  });

  test('a locked instance says why nothing can be sent, and keeps the way on open', async () => {
    const { sent } = openSteps(undefined, described, 'production');
    await heading('The first group');
    type('Name', 'Technicians');
    expect(screen.getByText('Nothing can be saved while lab-01 is read-only.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create the group Technicians' })).toHaveProperty('disabled', true);
    click('Skip this');
    await heading('The first colleague');
    expect(sent).toEqual([]);
  });

  test('a colleague by the rules only', async () => {
    const { sent } = openSteps();
    await heading('The first group');
    click('Skip this');
    await heading('The first colleague');
    type('Handle', 'fred');
    type('Password', 'short');
    click('Create fred');
    expect(screen.getByText('5 characters, 8 needed.')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  test('a server without groups says so', async () => {
    const no = { available: false as const, reason: 'This release has no groups.', instead: 'Use levels.' };
    openSteps(undefined, { ...described, capabilities: { ...described.capabilities, 'groups.create': no } });
    await heading('The first group');
    expect(screen.getByText('This release has no groups. Use levels.')).toBeTruthy();
    click('Skip this');
    expect(await heading('The first colleague')).toBeTruthy();
  });
});
