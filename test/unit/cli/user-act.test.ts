import { expect, test } from 'vitest';
import type { Carried } from '../../../electron/cli/changes.ts';
import type { CoreClient } from '../../../electron/core/rpc/callers.ts';
import type { Change, Intent } from '../../../electron/domain/change.ts';
import type { Confirmation } from '../../../electron/domain/confirmation.ts';
import { CAPABILITIES, type Field } from '../../../electron/domain/description.ts';
import type { Consequences } from '../../../electron/domain/why/effects.ts';
import { type CommandLine, commandLineOn } from './in-process.ts';

const RULES = { required: false, minimumLength: null, maximumLength: null, reserved: [] };

function field(type: Field['type'], key: string, more: Partial<Field> = {}): Field {
  return { key, label: `The ${key}`, help: null, type, choices: [], initial: null, rules: RULES, ...more };
}

const MERGE = {
  id: 'merge',
  label: 'Merge',
  help: 'For good.',
  statuses: null,
  fields: [
    field('user', 'into'),
    field('text', 'newOwner'),
    field('flag', 'redirect', { initial: false }),
    field('flag', 'notify', { initial: true }),
    field('password', 'token'),
  ],
};

const merging: Change = {
  id: 'c',
  instanceId: 'i',
  action: 'act-on-user',
  target: { type: 'user', id: 'id-jane', name: 'jane' },
  before: {},
  after: {},
  secrets: [],
  about: { type: 'action', id: 'merge', name: 'Merge' },
  labels: {},
  grade: 'final',
  effects: ['jane is gone.'],
  grave: true,
};

const ending: Consequences = {
  affected: 0,
  users: [],
  permissions: [],
  rights: [],
  unseen: 0,
  untold: [],
  ends: [
    {
      id: 'id-jane',
      handle: 'jane',
      way: 'merged',
      into: 'janet',
      groups: ['Diggers'],
      groupsStay: false,
      rights: null,
      more: 0,
      inside: false,
    },
  ],
  administrators: { becomes: 0, ceases: 0, stays: 0 },
  yourself: false,
  asOf: null,
};

/** A command line on a server with one action; `previewed` and `sent` hold the intents that it was given. */
function lineWithMerge(): { line: CommandLine; previewed: Intent[]; sent: Intent[] } {
  const [previewed, sent]: [Intent[], Intent[]] = [[], []];
  const users = ['jane', 'janet'].map((handle) => ({ id: `id-${handle}`, handle, email: null, status: 'active' }));
  const missing = { available: false, reason: 'Not here.', instead: 'Elsewhere.' };
  const description = {
    server: { kind: 'fake', kindLabel: 'Fake', profile: 'fake', version: '1' },
    capabilities: Object.fromEntries(
      CAPABILITIES.map((id) => [id, id === 'users.merge' ? { available: true } : missing]),
    ),
    statuses: [],
    administratorLevels: [],
    permissions: [],
    storedRoles: null,
    createFields: [],
    editFields: [],
    groupFields: [],
    findFields: [],
    userActions: [MERGE],
    objectTypes: [],
    attributes: [],
  };
  const reveal = { purpose: 'reveal', digest: 'd', facts: { label: 'New token', text: 'v2/secret\u001b[2J' } };
  const line = commandLineOn(async (_secret, _passphrase, desk) => ({
    client: {
      instances: {
        list: async () => [{ id: 'i', name: 'lab', baseUrl: 'https://lab.example.org' }],
        describe: async () => description,
      },
      users: { get: async ({ userId }: { userId: string }) => users.find(({ id }) => id === userId) },
      directory: {
        stream: async function* () {
          yield users;
        },
      },
      changes: {
        preview: async ({ intent }: { intent: Intent }) => {
          previewed.push(intent);
          return [merging];
        },
        consequences: async () => ending,
        apply: async ({ intent }: { intent: Intent }) => {
          sent.push(intent);
          expect(await desk.confirm(reveal as unknown as Confirmation)).toBe('d');
          return [{ change: merging, outcome: 'done', failure: null }];
        },
      },
      app: { info: async () => ({ secrets: { sealed: false } }) },
    } as unknown as CoreClient,
    isOwn: false,
    pause: () => undefined,
    resume: () => undefined,
    close: async () => undefined,
  }));
  return { line, previewed, sent };
}

test('A12: a merge takes the token of the other account from standard input, its variable or a question', async () => {
  const { line, sent } = lineWithMerge();
  const merge = ['users', 'merge', 'jane', '--with-token', '--redirect', '--new-owner', 'p1'];
  const by = (token: string) => ({
    action: 'act-on-user',
    userId: 'id-jane',
    userAction: 'merge',
    set: { newOwner: 'p1', redirect: true, notify: true, token },
  });
  expect(await line.run(merge, { input: 'from input' })).toMatchObject({ code: 0 });
  expect(await line.run(merge, { variables: { ROSTER_SECRET_TOKEN: 'from variable' } })).toMatchObject({ code: 0 });
  expect(await line.run(merge, { answers: ['typed'] })).toMatchObject({ code: 0, asked: ['The token'] });
  expect(sent).toEqual([by('from input'), by('from variable'), by('typed')]);
  expect(await line.run(merge)).toMatchObject({ code: 2, stderr: expect.stringContaining('No secret was given') });
});

test('a secret is never taken from an argument, and not asked for in a dry run', async () => {
  const { line, previewed, sent } = lineWithMerge();
  const typed = await line.run(['users', 'act', 'jane', 'merge', '--set', 'token=abc']);
  expect(typed).toMatchObject({ code: 2, stderr: expect.stringContaining('"token" is a secret') });
  const merge = ['users', 'merge', 'jane', '--into', 'janet', '--with-token', '--dry-run'];
  expect(await line.run(merge, { answers: [] })).toMatchObject({ code: 0, asked: [] });
  expect(previewed).toMatchObject([{ set: { into: 'id-janet' } }]);
  expect(sent).toEqual([]);
});

test('what a server reveals is printed once, with nothing in it that could steer the terminal', async () => {
  const { line } = lineWithMerge();
  const merge = ['users', 'merge', 'jane', '--into', 'janet'];
  const text = await line.run(merge);
  expect(text.stdout.match(/New token, shown only now: .*/g)).toEqual([
    'New token, shown only now: v2/secret<U+001B>[2J',
  ]);
  const json = await line.run([...merge, '--json']);
  expect([text.stderr, json.stderr]).toEqual(['', '']);
  expect(JSON.parse(json.stdout)).toMatchObject({ revealed: [{ label: 'New token' }] });
});

test('what follows from a change and what it warns of stand in the plan, and not among the results', async () => {
  const { line } = lineWithMerge();
  const { stdout } = await line.run(['users', 'merge', 'jane', '--into', 'janet']);
  expect(stdout.split('\n').filter((text) => !text.startsWith('New token'))).toEqual([
    'Plan',
    '  jane on lab: Merge',
    '    Consequence: jane is gone.',
    '    Warning: It has to be confirmed on a terminal.',
    '    Final. What was there before can’t be brought back.',
    '',
    'Who gains and who loses',
    '  jane disappears, and what it has goes to janet:',
    '    groups: Diggers',
    '    on single objects: not known, since it could not be read',
    '',
    'Results',
    '  Done: jane on lab: Merge',
    '',
  ]);
  const { plan, results } = await line.read<Carried>(['users', 'merge', 'jane', '--into', 'janet']);
  expect([plan, results]).toEqual([[merging], [{ change: merging, outcome: 'done', failure: null }]]);
});
