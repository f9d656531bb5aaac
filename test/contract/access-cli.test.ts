import { beforeAll, expect, test } from 'vitest';
import { type CommandLine, openCommandLine } from '../unit/cli/in-process.ts';
import { emulate } from '../unit/cli/support.ts';

let line: CommandLine;
const run = (args: readonly string[]) => line.run(args);

beforeAll(async () => {
  const emulator = await emulate();
  line = await openCommandLine();
  const add = ['instances', 'add', '--address', emulator.origin, '--name', 'lab', '--handle', 'admin'];
  await line.read(add, { input: emulator.signIn.password ?? '' });
});

test('access who-can names holders with their paths, and counts them', async () => {
  const { code, stdout, stderr } = await run(['access', 'who-can', 'make-administrators']);
  expect(code).toBe(0);
  expect(stdout.trim().split('\n').sort()).toEqual([
    'admin: as administrator (Full)',
    'full-admin: as administrator (Full)',
  ]);
  expect(stderr).toContain('2 found, 2 of them');
  expect(await run(['access', 'who-can', 'rule_the_world'])).toMatchObject({ code: 2, stdout: '' });
});

test('access administrators goes over the saved instances', async () => {
  const { stdout } = await run(['access', 'administrators', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ instance: 'lab', found: 6, failure: null });
});

test('access compare shows only what differs', async () => {
  expect((await run(['access', 'compare', 'mhartley', 'mhartley'])).stdout).toBe('Nothing differs.\n');
  const { stdout } = await run(['access', 'compare', 'mhartley', 'plain']);
  expect(stdout).toContain('Group Diagnostics: in it and not in it');
  expect(stdout).toContain('1 change would make plain like mhartley.');
  expect((await run(['access', 'compare', 'group:Visitors', 'group:Visitors'])).stdout).toBe('Nothing differs.\n');
});

test('groups are listed with counts, and their members by name', async () => {
  expect((await run(['groups', 'list'])).stdout).toMatch(/^Diagnostics: \d+ members; create_sample, upload_file$/m);
  expect((await run(['groups', 'members', 'Diagnostics', '--search', 'MHART'])).stdout).toBe('mhartley\n');
  expect(await run(['groups', 'members', 'Nobody'])).toMatchObject({ code: 6 });
});
