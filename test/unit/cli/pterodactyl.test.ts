import { beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import { KEYS } from '../../../demo/pterodactyl/fixtures.ts';
import { operatorOf } from '../../../demo/pterodactyl/operator.ts';
import type { Carried } from '../../../electron/cli/changes.ts';
import type { ObjectRight, User } from '../../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate, newHome, roster } from './support.ts';

let panel: Emulator;
let line: CommandLine;

beforeAll(async () => {
  panel = await emulate({ profile: 'pterodactyl-1.11', users: 120 });
  const { settings } = operatorOf(panel);
  settings.applicationLimit = 100_000;
  settings.clientLimit = 100_000;
  line = await openCommandLine();
  const add = ['instances', 'add', panel.origin, '--name', 'panel', '--method', 'application-key', '--handle', 'admin'];
  const secrets = { ROSTER_SECRET: KEYS.application, ROSTER_SECRET_CLIENT_KEY: KEYS.client };
  await line.read(add, { variables: secrets });
});

const get = (handle: string) => line.read<User>(['users', 'get', handle]);
const find = async (...args: string[]) => {
  const { stdout } = await line.run(['users', 'find', '--json', ...args]);
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => (JSON.parse(text) as User).handle);
};

test('a Panel that is saved nowhere is listed by its address and an application key, and nothing stays', async () => {
  const home = newHome();
  const list = ['users', 'list', '--address', panel.origin, '--method', 'application-key', '--as', 'admin'];
  const ended = await roster(list, { home, secret: KEYS.application });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const [headings, first] = ended.stdout.split('\n');
  expect(headings).toMatch(/^HANDLE +NAME +E-MAIL +ADMINISTRATOR +ID$/);
  expect(first).toMatch(/^admin +Panel Admin +admin@example\.com +\S+ +1$/);
  expect(ended.stdout.trim().split('\n')).toHaveLength(121);
  expect((await roster(['instances', 'list', '--json'], { home })).stdout).toBe('[]\n');
});

test('whose key it is, is asked for on a terminal, and left open without one', async () => {
  const list = ['users', 'list', '--json', '--address', panel.origin];
  const alone = await line.run(list, { input: KEYS.application });
  expect(alone).toMatchObject({ code: 0, stderr: '' });
  const asked = await line.run(list, { answers: ['admin', KEYS.application] });
  expect(asked).toMatchObject({ code: 0, asked: ['Owner of the key', 'Application key (ptla_) of admin'] });
  expect(asked.stdout.trim().split('\n')).toHaveLength(120);
});

test('P3: users find looks up an external id as a whole', async () => {
  expect(await find('--external-id', 'crm-1001')).toEqual(['norm_user']);
  expect(await find('--external-id', 'CRM-100')).toEqual([]);
});

test('P1: users find passes the filters, the order, what is included, and a page on to the Panel', async () => {
  expect(await find('--email', 'one@')).toEqual(['owner.one']);
  expect(await find('--handle', 'owner', '--sort=-id')).toEqual(['owner.two', 'owner.one']);
  expect(await find('--set', 'externalId=EXT-1')).toEqual(['owner.one', 'owner.two']);
  const { uuid } = (await get('norm_user')).attributes;
  expect(await find('--uuid', String(uuid))).toEqual(['norm_user']);
  const included = await line.run(['users', 'find', '--handle', 'owner.one', '--include', 'servers', '--json']);
  expect(JSON.parse(included.stdout)).toMatchObject({
    handle: 'owner.one',
    attributes: { servers: expect.anything() },
  });
  const second = await line.run(['users', 'find', '--page', '2', '--json']);
  expect(second.stdout.trim().split('\n')).toHaveLength(20);
  expect(second.stderr).toContain('This is page 2, with 20 of 120 users.');
  expect(await find('--all')).toHaveLength(120);
  expect(await line.run(['users', 'find', '--any', 'x'])).toMatchObject({ code: 2, stdout: '' });
  expect(await line.run(['users', 'find', '--set', 'sort=size'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Choices: id, -id, uuid, -uuid'),
  });
});

test('P4: an account is created with names and external id, and without a password', async () => {
  const names = ['--email', 'maria@example.com', '--first-name', 'Maria', '--last-name', 'Hill'];
  const missing = await line.run(['users', 'create', '--handle', 'maria']);
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('--set email=') });
  const create = ['users', 'create', '--handle', 'maria', ...names, '--external-id', 'HR-7'];
  const foreseen = await line.run([...create, '--dry-run']);
  expect(foreseen.stdout).toContain('The Panel mails maria@example.com a link to choose a password.');
  const created = await line.run([...create, '--set', 'language=en']);
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(await get('maria')).toMatchObject({ name: 'Maria Hill', attributes: { externalId: 'HR-7' } });
  const again = await line.run([...create, '--json']);
  expect(again.code).toBe(7);
});

test('P5: single fields are changed and emptied, by option and by name', async () => {
  const update = (...args: string[]) => line.run(['users', 'update', 'user010', ...args]);
  expect(await update('--email', 'ten@example.com', '--external-id', 'T-10')).toMatchObject({ code: 0 });
  expect(await get('ten@example.com')).toMatchObject({ handle: 'user010', attributes: { externalId: 'T-10' } });
  expect(await update('--clear', 'externalId', '--set', 'First name=Tenner')).toMatchObject({ code: 0 });
  expect((await get('user010')).attributes).toMatchObject({ externalId: null, firstName: 'Tenner' });
  expect(await update('--set', 'shoe=9')).toMatchObject({ code: 2, stderr: expect.stringContaining('Fields: ') });
  expect(await update('--set', 'password=x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is a secret'),
  });
  expect(await update('--deactivate')).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot do this') });
  expect(await line.run(['users', 'deactivate', 'user010'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('cannot do this'),
  });
});

test('P6: a deletion is confirmed by typing the name of the instance, and refused where servers are owned', async () => {
  const foreseen = await line.run(['users', 'delete', 'user020', '--dry-run']);
  expect(foreseen.stdout).toContain('Consequence: Its API keys, SSH keys');
  expect(await line.run(['users', 'delete', 'user020'])).toMatchObject({ code: 5 });
  expect(await line.run(['users', 'delete', 'user020'], { answers: ['yes'] })).toMatchObject({ code: 5 });
  expect(await get('user020')).toMatchObject({ handle: 'user020' });
  const deleted = await line.run(['users', 'delete', 'user020'], { answers: ['panel'] });
  expect(deleted).toMatchObject({ code: 0, stdout: expect.stringContaining('Done: user020 on panel:') });
  expect(deleted.asked[0]).toContain('Nothing brings it back');
  expect(await line.run(['users', 'get', 'user020'])).toMatchObject({ code: 6 });

  const owner = await line.run(['users', 'delete', 'owner.one'], { answers: ['panel'] });
  expect(owner).toMatchObject({ code: 7, asked: [], stderr: expect.stringContaining('owner.one still owns ') });
  expect(await line.run(['users', 'delete', 'admin'], { answers: ['panel'] })).toMatchObject({ code: 7 });
});

test('a share in a server is listed, given, reduced and taken away', async () => {
  const server = (await line.read<ObjectRight[]>(['users', 'rights', 'owner.one'])).find(({ owner }) => owner)?.object;
  const shown = await line.run(['users', 'rights', 'owner.one']);
  expect(shown.stdout).toMatch(/^TYPE +OBJECT +RIGHT +NOTE +ID\nserver +.+ +owner/);
  const name = server?.name ?? '';
  const right = async () => (await line.read<ObjectRight[]>(['users', 'rights', 'user030']))[0]?.permissions;

  const nothing = await line.run(['users', 'grant', 'user030', 'server', name]);
  expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('control.start') });
  const permissions = ['--permission', 'control.start', '--permission', 'control.stop'];
  const given = await line.run(['users', 'grant', 'user030', 'server', name, ...permissions]);
  expect(given).toMatchObject({ code: 0, stderr: '' });
  expect(await right()).toEqual(expect.arrayContaining(['control.start', 'control.stop']));

  await line.run(['users', 'revoke', 'user030', 'server', server?.id ?? '', '--permission', 'control.stop']);
  expect(await right()).not.toContain('control.stop');
  const { plan, results } = await line.read<Carried>(['users', 'revoke', 'user030', 'server', name]);
  expect(plan).toMatchObject([{ after: { held: false } }]);
  expect(results).toMatchObject([{ change: { after: { held: false } }, outcome: 'done' }]);
  expect(await right()).toBeUndefined();
  const missing = await line.run(['users', 'grant', 'user030', 'server', 'no such']);
  expect(missing).toMatchObject({ code: 6, stderr: expect.stringMatching(/^There is no server no such on \w+\.\n/) });
});

test('what this server has no actions for is said in words', async () => {
  expect((await line.run(['users', 'actions'])).stdout).toContain('panel has no actions for the accounts');
  expect(await line.run(['users', 'setup', 'user030'])).toMatchObject({ code: 2 });
  const merge = await line.run(['users', 'merge', 'user030', '--into', 'user031', '--json']);
  expect(JSON.parse(merge.stderr)).toMatchObject({ code: 'not-supported' });
});
