import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import type { User } from '../../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate, newHome, type RunOptions, roster, runCore } from './support.ts';

const SCRIPT = '/usr/bin/script';
const cli = path.join(import.meta.dirname, '../../../electron/cli.ts');

/** A data folder with `lab`, a production instance. */
async function production(): Promise<{ emulator: Emulator; options: RunOptions }> {
  const emulator = await emulate({ users: 20 });
  const options = { home: newHome(), secret: emulator.signIn.password ?? '' };
  const { handle } = emulator.signIn;
  const place = ['--address', emulator.origin, '--name', 'lab', '--handle', handle ?? ''];
  const added = await roster(['instances', 'add', ...place, '--environment', 'production'], options);
  expect(added).toMatchObject({ code: 0 });
  return { emulator, options };
}

/** Runs the command line on a terminal of its own; `answers` are typed at its questions, one after the other. */
async function onTerminal(args: readonly string[], { home, secret }: RunOptions, answers: readonly string[]) {
  const command = [process.execPath, cli, ...args].map((part) => `'${part}'`).join(' ');
  const env = { ...process.env, ROSTER_HOME: home, ...(secret === undefined ? {} : { ROSTER_SECRET: secret }) };
  const child = spawn(SCRIPT, ['-qefc', command, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  let asked = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    const questions = shown.split('anything else to stop: ').length - 1;
    if (questions <= asked) return;
    child.stdin.write(`${answers[asked] ?? ''}\r`);
    asked = questions;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, shown };
}

const statusOf = async (handle: string, options: RunOptions) => {
  const user = JSON.parse((await roster(['users', 'get', handle, '--json'], options)).stdout) as {
    status: string;
    administrator: string | null;
  };
  return user;
};

/** The handle of somebody who is no administrator. */
async function somebody(options: RunOptions): Promise<string> {
  const lines = (await roster(['users', 'list', '--status', 'active', '--json'], options)).stdout.trim().split('\n');
  const users = lines.map((line) => JSON.parse(line) as { handle: string; administrator: string | null });
  return users.find((user) => user.administrator === null)?.handle ?? '';
}

/** The command line on `lab`, whose environment is this one. */
async function labAs(environment: string): Promise<CommandLine> {
  const { origin, signIn } = await emulate({ users: 20 });
  const line = await openCommandLine();
  const add = ['instances', 'add', origin, '--name', 'lab', '--handle', signIn.handle ?? ''];
  await line.read([...add, '--environment', environment], { input: signIn.password ?? '' });
  return line;
}

/** Somebody who is no administrator. */
async function plainUser(line: CommandLine): Promise<User> {
  const { stdout } = await line.run(['users', 'list', '--status', 'active', '--json']);
  const users = stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as User);
  const plain = users.find(({ administrator }) => administrator === null);
  if (!plain) throw new Error('everybody is an administrator');
  return plain;
}

test('production is read-only, and without a terminal it stays so', async () => {
  const line = await labAs('production');
  const { handle } = await plainUser(line);
  const locked = await line.run(['users', 'update', handle, '--deactivate']);
  expect(locked).toMatchObject({ code: 5, stderr: expect.stringContaining('lab is read-only.\nSay --unlock too.') });
  expect(locked.stdout).not.toContain('Results');
  const asked = await line.run(['users', 'update', handle, '--deactivate', '--unlock'], { input: 'yes\n' });
  expect(asked).toMatchObject({ code: 5, stderr: expect.stringContaining('nobody confirmed it') });
  expect(await line.read(['users', 'get', handle])).toMatchObject({ status: 'active' });
});

test('making somebody an administrator needs a terminal, whatever the environment', async () => {
  const line = await labAs('other');
  const { handle } = await plainUser(line);
  const promoted = await line.run(['users', 'update', handle, '--administrator', 'full'], { input: 'yes\n' });
  expect(promoted).toMatchObject({ code: 5, stderr: expect.stringContaining('Run it on a terminal') });
  expect(promoted.stdout).toContain(`Warning: ${handle} becomes an administrator.`);
  expect(await line.read(['users', 'get', handle])).toMatchObject({ administrator: null });
});

/** Milliseconds for a test that starts some ten processes, one after the other. */
const MANY_PROCESSES = 90_000;

for (const [core, attached] of [
  ['a core of its own', false],
  ['the core of another face', true],
] as const) {
  test.skipIf(!existsSync(SCRIPT))(
    `a person on a terminal unlocks ${core} for the run, and confirms`,
    async () => {
      const { options } = await production();
      if (attached) await runCore(options.home);
      const handle = await somebody(options);
      const update = ['users', 'update', handle, '--unlock'];

      const refused = await onTerminal([...update, '--deactivate'], options, ['no']);
      expect(refused).toMatchObject({ code: 5, shown: expect.stringContaining('Unlock lab for writing?') });
      const done = await onTerminal([...update, '--deactivate'], options, ['yes']);
      expect(done).toMatchObject({ code: 0, shown: expect.stringContaining(`Done: ${handle} on lab: Is deactivated`) });
      expect(done.shown.indexOf('Plan')).toBeLessThan(done.shown.indexOf('Unlock lab for writing?'));

      const promote = [...update, '--administrator', 'full'];
      const mistyped = await onTerminal(promote, options, ['yes', 'yes']);
      expect(mistyped).toMatchObject({ code: 5, shown: expect.stringContaining('becomes an administrator') });
      const promoted = await onTerminal(promote, options, ['yes', 'lab']);
      expect(promoted).toMatchObject({ code: 0 });
      expect(await statusOf(handle, options)).toMatchObject({ status: 'inactive', administrator: 'full' });

      const again = await roster(['users', 'update', handle, '--activate'], options);
      expect(again).toMatchObject({ code: 5, stderr: expect.stringContaining('read-only') });
    },
    MANY_PROCESSES,
  );
}
