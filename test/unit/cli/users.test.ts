import { beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import { type User, userSchema } from '../../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { addLab, emulate, newHome, startRoster } from './support.ts';

let emulator: Emulator;
let line: CommandLine;
const run = (args: readonly string[], input = '') => line.run(args, { input });

async function userOf(
  handle: string,
): Promise<User & { access: { permissions: { permission: string; grants: unknown[] }[] } }> {
  return JSON.parse((await run(['users', 'get', handle, '--json'])).stdout);
}

function parseLines(stdout: string): User[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => userSchema.parse(JSON.parse(line)));
}

beforeAll(async () => {
  emulator = await emulate();
  line = await openCommandLine();
  const { handle, password } = emulator.signIn;
  const add = ['instances', 'add', '--address', emulator.origin, '--name', 'lab', '--handle', handle ?? ''];
  await line.read(add, { input: password ?? '' });
});

test('users list --json prints one user a line', async () => {
  const { code, stdout, stderr } = await run(['users', 'list', '--json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(parseLines(stdout)).toHaveLength(60);
});

test('users list searches, filters and sorts', async () => {
  const list = async (...args: string[]) => parseLines((await run(['users', 'list', '--json', ...args])).stdout);
  const ascending = await list('--status', 'active', '--sort', 'handle');
  expect(ascending.every((user) => user.status === 'active')).toBe(true);
  expect(await list('--status', 'active', '--sort', '-handle')).toEqual(ascending.reverse());
  const found = await list('--search', 'admin');
  expect(found.map((user) => user.handle)).toContain('admin');
  expect(found.every((user) => user.handle.includes('admin'))).toBe(true);
  expect(await run(['users', 'list', '--sort', 'shoe-size'])).toMatchObject({ code: 2, stdout: '' });
});

test('a status goes by id or label, and one that the server does not have is refused with those it has', async () => {
  const { stdout } = await run(['users', 'list', '--json', '--status', 'Active']);
  expect(parseLines(stdout).every((user) => user.status === 'active')).toBe(true);
  const wrong = await run(['users', 'list', '--json', '--status', 'actve']);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(JSON.parse(wrong.stderr)).toMatchObject({
    message: expect.stringMatching(/^There is no status "actve"\. Statuses: .*active/),
  });
});

test('two servers at once, or a sign-in without its address, are refused before anything is sent', async () => {
  const both = await run(['users', 'list', '--instance', 'lab', '--address', emulator.origin]);
  expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--address') });
  for (const alone of [['--as', 'admin'], ['--method', 'key'], ['--allow-http']]) {
    expect(await run(['users', 'list', ...alone])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['users', 'list', '--instance', 'lab', ...alone])).toMatchObject({ code: 2, stdout: '' });
  }
  const twice = await run(['users', 'create', '--handle', 'x', '--generate', '--password-from-stdin'], 'a password');
  expect(twice).toMatchObject({ code: 2, stdout: '' });
});

test('users list prints a table for people', async () => {
  const { stdout } = await run(['users', 'list', '--search', 'admin']);
  const [headings, ...rows] = stdout.split('\n');
  expect(headings).toMatch(/^HANDLE +STATUS +ADMINISTRATOR +GROUPS +ID$/);
  expect(rows.find((row) => row.startsWith('admin '))).toMatch(/^admin +active +full /);
});

test('a search that finds nobody says so, to people only', async () => {
  const nobody = ['users', 'list', '--search', 'no such user'];
  expect(await run(nobody)).toMatchObject({ code: 0, stdout: '', stderr: 'No user was found.\n' });
  expect(await run([...nobody, '--json'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await run(['users', 'find', '--handle', 'no such user'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'No user was found.\n',
  });
});

test('help ends quietly when its reader has seen enough', async () => {
  const child = startRoster(['users', 'create', '--help'], { home: newHome() });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += String(chunk);
  });
  child.stdout?.destroy();
  expect([await ended, complaints]).toEqual([0, '']);
});

test('a reader that has seen enough ends the command quietly', async () => {
  const big = await emulate({ users: 20_000 });
  const options = { home: newHome(), secret: big.signIn.password ?? '' };
  await addLab(big, options);
  const child = startRoster(['users', 'list', '--json'], options);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += String(chunk);
  });
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect([await ended, complaints]).toEqual([0, '']);
});

test('Ctrl-C ends the command with 130', async () => {
  const slow = await emulate({ users: 20_000 });
  const options = { home: newHome(), secret: slow.signIn.password ?? '' };
  await addLab(slow, options);
  slow.faults.set('latency=200');
  const child = startRoster(['users', 'list', '--json'], options);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdout?.once('data', () => child.kill('SIGINT'));
  child.stdout?.resume();
  expect(await ended).toBe(130);
});

test('a user is found by handle and by id', async () => {
  const byHandle = await userOf('admin');
  expect(byHandle).toMatchObject({ handle: 'admin', administrator: 'full' });
  expect(await userOf(byHandle.id)).toEqual(byHandle);
  const shown = await run(['users', 'get', 'admin']);
  expect(shown.stdout).toMatch(/remove_file +as administrator \(Full\)/);
});

test('a user that is not there has its own exit code', async () => {
  const { code, stderr } = await run(['users', 'get', 'nobody', '--json']);
  expect(code).toBe(6);
  // What is only typed need never have been there.
  const message = 'There is no user nobody on lab.';
  expect(JSON.parse(stderr)).toMatchObject({ code: 'user-not-found', message, details: { user: 'nobody' } });
});

test('a user is created with a password from standard input', async () => {
  const created = await run(['users', 'create', '--handle', 'maria', '--no-force-reset'], 'a long password\n');
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(created.stdout).toBe(
    [
      'Plan',
      '  maria on lab: Creates the account maria',
      '    What becomes of the account later, deactivation or deletion, is up to what the server can do.',
      '',
      'Results',
      '  Done: maria on lab: Creates the account maria',
      '',
    ].join('\n'),
  );
  expect(await userOf('maria')).toMatchObject({ status: 'active', mustResetPassword: false });
  expect(await run(['users', 'create', '--handle', 'maria'], 'a long password')).toMatchObject({ code: 7 });
  expect(await run(['users', 'create', '--handle', 'petra'], 'short')).toMatchObject({ code: 2 });
  expect(await run(['users', 'create', '--handle', 'petra'])).toMatchObject({ code: 2 });
});

test('a generated password is printed once, and lets the user in', async () => {
  const { stdout } = await run([
    'users',
    'create',
    '--handle',
    'generated',
    '--generate',
    '--no-force-reset',
    '--json',
  ]);
  const { id, password } = JSON.parse(stdout) as { id: string; password: string };
  expect(password).toHaveLength(20);
  expect((await userOf('generated')).id).toBe(id);
  const signedIn = await run(['doctor', emulator.origin, '--handle', 'generated'], password);
  expect(signedIn.stdout).toContain('✓ sign-in  as generated');
});

test('a dry run says what would be done, and sends nothing', async () => {
  const creation = await run(['users', 'create', '--handle', 'ghost', '--generate', '--dry-run']);
  expect(creation.stdout).toContain('ghost on lab: Creates the account ghost');
  expect(await run(['users', 'get', 'ghost'])).toMatchObject({ code: 6 });
  const update = await run(['users', 'update', 'full-admin', '--deactivate', '--administrator', 'none', '--dry-run']);
  const [plan, effects] = update.stdout.split('\n\n');
  expect(plan).toBe(
    [
      'Plan',
      '  full-admin on lab: Is deactivated',
      '    Undoable. The old values can be set again.',
      '  full-admin on lab: Administrator level: Full → none',
      '    Undoable. The old values can be set again.',
    ].join('\n'),
  );
  expect(effects).toMatch(
    /^Who gains and who loses\n {2}full-admin \(is no administrator any more\): loses .+\n {2}full-admin can do nothing any more, and has until then:\n {4}groups: none\n$/,
  );
  expect(creation.stdout).not.toContain('Who gains and who loses');
  expect(update.stderr).toBe('This is a dry run: nothing was sent.\n');
  expect(await userOf('full-admin')).toMatchObject({ status: 'active', administrator: 'full' });
  const password = await run(['users', 'update', 'full-admin', '--password-from-stdin', '--dry-run']);
  expect(password.stdout).toContain('full-admin on lab: New password: a new one is set');
  const own = await run(['users', 'update', 'admin', '--deactivate', '--dry-run']);
  expect(own).toMatchObject({ code: 7, stdout: '' });
});

test('a user is changed: groups, primary group, reset, state, password', async () => {
  await run(['users', 'create', '--handle', 'changing', '--no-force-reset'], 'a long password');
  const [group] = parseLines((await run(['users', 'list', '--json'])).stdout).flatMap((user) => user.groups);
  if (!group) throw new Error('the emulator has no group with members');
  const update = (...args: string[]) => run(['users', 'update', 'changing', ...args], 'another long password');

  const joined = await update('--add-group', group.name, '--primary-group', group.id);
  expect(joined.stdout).toContain(`changing on lab: Joins ${group.name}`);
  expect(await userOf('changing')).toMatchObject({ groups: [{ name: group.name }], primaryGroup: group.id });

  await update('--primary-group', 'none', '--remove-group', group.name, '--force-reset');
  expect(await userOf('changing')).toMatchObject({ groups: [], primaryGroup: null, mustResetPassword: true });

  const closed = await update('--deactivate', '--password-from-stdin');
  expect(closed).toMatchObject({ code: 0 });
  expect(closed.stdout).toContain('changing on lab: New password: a new one is set');
  expect(await userOf('changing')).toMatchObject({ status: 'inactive' });
  expect((await update('--deactivate')).stdout).toBe('Nothing had to be changed.\n');
});

test('what cannot be meant is refused before anything is sent', async () => {
  expect(await run(['users', 'update', 'admin'])).toMatchObject({ code: 2 });
  expect(await run(['users', 'update', 'admin', '--activate', '--deactivate'])).toMatchObject({ code: 2 });
  expect(await run(['users', 'update', 'admin', '--administrator', 'emperor'])).toMatchObject({ code: 2 });
  expect(await run(['users', 'update', 'admin', '--add-group', 'no such group'])).toMatchObject({ code: 6 });
  expect(await run(['users', 'list', '--instance', 'elsewhere'])).toMatchObject({ code: 6 });
});

test('a server of Virtool is asked by handle and state, and says which other questions it takes', async () => {
  const found = await run(['users', 'find', '--handle', 'adm', '--set', 'active=yes', '--json']);
  expect(parseLines(found.stdout).map(({ handle }) => handle)).toContain('admin');
  const off = await run(['users', 'find', '--handle', 'adm', '--set', 'active=no', '--json']);
  expect(off.stdout).not.toContain('"handle":"admin"');
  const unknown = await run(['users', 'find', '--email', 'x@example.com']);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('find (Handle contains)') });
  expect(await run(['users', 'find', '--set', 'active=perhaps'])).toMatchObject({ code: 2 });
  expect(await run(['users', 'find', '--page', 'two'])).toMatchObject({ code: 2 });
});

test('deactivate and activate set the state where a server has no action of that name', async () => {
  await run(['users', 'create', '--handle', 'resting', '--no-force-reset'], 'a long password');
  expect((await run(['users', 'deactivate', 'resting'])).stdout).toContain('resting on lab: Is deactivated');
  expect(await userOf('resting')).toMatchObject({ status: 'inactive' });
  const foreseen = await run(['users', 'activate', 'resting', '--dry-run']);
  expect(foreseen.stdout).toContain('resting on lab: Is activated');
  expect(await run(['users', 'activate', 'resting'])).toMatchObject({ code: 0 });
  expect(await userOf('resting')).toMatchObject({ status: 'active' });
});

test('what Virtool cannot do is said in its own words', async () => {
  for (const args of [
    ['delete', 'admin'],
    ['rights', 'admin'],
    ['merge', 'admin', '--into', 'admin'],
    ['setup', 'admin'],
  ]) {
    const { code, stderr } = await run(['users', ...args, '--json']);
    expect([args[0], code, (JSON.parse(stderr) as { code: string }).code]).toEqual([args[0], 2, 'not-supported']);
  }
});

test('a call by address is as read-only as the saved instance at that address', async () => {
  const production = await openCommandLine();
  const { handle, password } = emulator.signIn;
  const around = { variables: { ROSTER_SECRET: password ?? '' } };
  const add = ['instances', 'add', emulator.origin, '--handle', handle ?? '', '--environment', 'production'];
  expect(await production.run(add, around)).toMatchObject({ code: 0 });
  const there = ['--address', emulator.origin, '--as', handle ?? ''];
  const update = await production.run(['users', 'deactivate', 'resting', ...there], around);
  expect(update).toMatchObject({ code: 5, stderr: expect.stringContaining('read-only') });
  expect(await production.read(['instances', 'list'])).toHaveLength(1);
});
