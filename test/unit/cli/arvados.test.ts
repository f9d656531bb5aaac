import { beforeAll, expect, test } from 'vitest';
import { ACCOUNTS, PROJECT, ROLE, v2 } from '../../../demo/arvados/fixtures.ts';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import type { UserAction } from '../../../electron/domain/description.ts';
import type { ObjectRight, User } from '../../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate } from './support.ts';

let cluster: Emulator;
let line: CommandLine;

beforeAll(async () => {
  cluster = await emulate({ profile: 'arvados-3.2', users: 60 });
  line = await openCommandLine();
  await line.read(['instances', 'add', cluster.origin, '--name', 'cluster'], { input: v2('admin') });
});

const get = (named: string) => line.read<User>(['users', 'get', named]);
const person = { agrees: true };

test('A5: users find asks in any field, by e-mail address and in an order', async () => {
  const admin = await get(ACCOUNTS.admin);
  const find = async (...args: string[]) => (await line.run(['users', 'find', '--json', ...args])).stdout;
  expect(await find('--email', admin.email ?? '')).toContain(ACCOUNTS.admin);
  expect(await find('--any', admin.email ?? '')).toContain(ACCOUNTS.admin);
  const ordered = (await find('--order', 'email', '--set', 'active=yes')).trim().split('\n');
  expect(ordered.map((text) => (JSON.parse(text) as User).status)).toEqual(ordered.map(() => 'active'));
});

test('actions are listed with their fields, for an account those of its state', async () => {
  const actions = await line.read<UserAction[]>(['users', 'actions']);
  expect(actions.map(({ id }) => id)).toEqual(expect.arrayContaining(['setup', 'activate', 'deactivate', 'merge']));
  const shown = (await line.run(['users', 'actions'])).stdout;
  expect(shown).toMatch(/^merge: Merge into another account$/m);
  expect(shown).toMatch(/^ {2}--set into=<user> +Account that stays$/m);
  expect(shown).toMatch(/^ {2}--with token +Token of the account that stays +An administrator needs none/m);
  const ofActive = await line.read<UserAction[]>(['users', 'actions', ACCOUNTS.plain]);
  expect(ofActive.map(({ id }) => id)).not.toContain('activate');
});

test('A9, A10, A11: setup, activate and deactivate do what the cluster calls so', async () => {
  const setup = await line.run(['users', 'setup', ACCOUNTS.newcomer, '--set', 'notify=no']);
  expect(setup).toMatchObject({ code: 0, stdout: expect.stringContaining('Done:') });
  expect(await get(ACCOUNTS.newcomer)).toMatchObject({ status: 'invited' });
  expect(await line.run(['users', 'activate', ACCOUNTS.newcomer])).toMatchObject({ code: 0 });
  expect(await get(ACCOUNTS.newcomer)).toMatchObject({ status: 'active' });

  const foreseen = await line.run(['users', 'deactivate', ACCOUNTS.newcomer, '--dry-run']);
  expect(foreseen).toMatchObject({ code: 0, stdout: expect.stringContaining('Deactivate') });
  expect(await line.run(['users', 'deactivate', ACCOUNTS.newcomer], person)).toMatchObject({ code: 0 });
  expect(await get(ACCOUNTS.newcomer)).toMatchObject({ status: 'inactive' });
  expect(await line.run(['users', 'setup', ACCOUNTS.newcomer, '--set', 'colour=red'])).toMatchObject({ code: 2 });
});

test('A12: an administrator merges one account into another, and only after typing the name', async () => {
  const merge = ['users', 'merge', ACCOUNTS.twin, '--into', ACCOUNTS.otherTwin, '--redirect'];
  expect(await line.run(['users', 'merge', ACCOUNTS.twin])).toMatchObject({ code: 2 });
  expect(await line.run(merge)).toMatchObject({ code: 5 });
  const merged = await line.run(merge, person);
  expect(merged).toMatchObject({ code: 0 });
  expect(merged.asked[0]).toContain('Type cluster to confirm');
  expect(await line.run(['users', 'get', ACCOUNTS.twin])).toMatchObject({ code: 6 });
});

test('a token that the cluster makes is shown once, in text and in JSON', async () => {
  const act = ['users', 'act', ACCOUNTS.plain, 'create-token'];
  const made = await line.run(act, person);
  expect(made).toMatchObject({ code: 0 });
  expect(made.stdout).toMatch(/, shown only now: v2\/ardev-gj3su-\w{15}\/\w+$/m);
  const { revealed } = await line.read<{ revealed: { text: string }[] }>(act, person);
  expect(revealed[0]?.text).toMatch(/^v2\//);
  expect(await line.run(['users', 'act', ACCOUNTS.plain, 'fly'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('It has these actions: setup'),
  });
});

test('rights on roles and projects are listed, given with a level, and taken away', async () => {
  const rights = () => line.read<ObjectRight[]>(['users', 'rights', ACCOUNTS.second]);
  const levelOn = async (id: string) => (await rights()).find(({ object }) => object.id === id)?.level;
  const unsaid = await line.run(['users', 'grant', ACCOUNTS.second, 'project', PROJECT]);
  expect(unsaid).toMatchObject({ code: 2, stderr: expect.stringContaining('Levels: ') });
  const granted = await line.run(['users', 'grant', ACCOUNTS.second, 'project', PROJECT, '--level', 'can_write']);
  expect(granted).toMatchObject({ code: 0, stderr: '' });
  expect(await levelOn(PROJECT)).toBe('can_write');
  expect(await line.run(['users', 'revoke', ACCOUNTS.second, 'project', PROJECT])).toMatchObject({ code: 0 });
  expect(await levelOn(PROJECT)).toBeUndefined();
  const toRole = await line.run(['users', 'grant', ACCOUNTS.second, 'role', ROLE, '--level', 'can_read']);
  expect(toRole).toMatchObject({ code: 0 });
});

test('A1: an account needs an e-mail address and no password', async () => {
  expect(await line.run(['users', 'create', '--handle', 'ada'])).toMatchObject({ code: 2 });
  expect(await line.run(['users', 'create', '--email', 'x@example.com', '--generate'])).toMatchObject({ code: 2 });
  const created = await line.run(['users', 'create', '--email', 'ada@example.com', '--first-name', 'Ada']);
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(await get('ada@example.com')).toMatchObject({ handle: 'ada', attributes: { firstName: 'Ada' } });
});

test('A3: an account that nobody used is deleted; one that owns something is kept, and it says what', async () => {
  expect(await line.run(['users', 'delete', ACCOUNTS.unused], person)).toMatchObject({ code: 0 });
  expect(await line.run(['users', 'get', ACCOUNTS.unused])).toMatchObject({ code: 6 });
  const owner = await line.run(['users', 'delete', ACCOUNTS.owner], person);
  expect(owner.code).toBe(7);
  expect(await get(ACCOUNTS.owner)).toMatchObject({ id: ACCOUNTS.owner });
});

test('A12: without being an administrator, one merges the own account with the token of the other one', async () => {
  const plain = await openCommandLine();
  await plain.read(['instances', 'add', cluster.origin, '--name', 'cluster'], { input: v2('plain') });
  const merge = ['users', 'merge', ACCOUNTS.plain, '--redirect', '--with-token'];
  const variables = { ROSTER_SECRET_TOKEN: v2('owner') };
  expect(await plain.run(merge, { variables })).toMatchObject({ code: 5 });
  const wrong = await plain.run(merge, { ...person, variables: { ROSTER_SECRET_TOKEN: 'v2/none/none' } });
  expect(wrong.code).not.toBe(0);
  const merged = await plain.run(merge, { ...person, variables });
  expect(merged).toMatchObject({ code: 0, stdout: expect.stringContaining('Done:') });
  expect(`${merged.stdout}${merged.asked.join()}`).not.toContain(v2('owner').slice(-20));
  expect(await line.run(['users', 'get', ACCOUNTS.plain])).toMatchObject({ code: 6 });
});
