import { beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import type { User } from '../../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate } from './support.ts';

let server: Emulator;
let line: CommandLine;

beforeAll(async () => {
  server = await emulate({ profile: 'virtool-legacy-2.3', users: 60 });
  line = await openCommandLine();
  const { handle, password } = server.signIn;
  const add = ['instances', 'add', server.origin, '--name', 'old', '--handle', handle ?? ''];
  await line.read(add, { input: password ?? '' });
});

const get = (named: string) => line.read<User>(['users', 'get', named]);

test('L1, L2: users are listed, and one is shown with its groups', async () => {
  const listed = await line.run(['users', 'list', '--json']);
  expect(listed.stdout.trim().split('\n')).toHaveLength(60);
  expect((await line.run(['users', 'get', 'mhartley'])).stdout).toMatch(/^Groups +.*technician \(primary\)/m);
});

test('L3, L5, L6, L7: a user is created, joins and leaves a group, and is deleted after a confirmation', async () => {
  const created = await line.run(['users', 'create', '--handle', 'maria', '--group', 'technician'], {
    input: 'a long password',
  });
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect((await get('maria')).groups.map(({ id }) => id)).toEqual(['technician']);
  const moved = await line.run(['users', 'update', 'maria', '--add-group', 'curators', '--remove-group', 'technician']);
  expect(moved).toMatchObject({ code: 0 });
  expect((await get('maria')).groups.map(({ id }) => id)).toEqual(['curators']);
  expect(await line.run(['users', 'delete', 'maria'])).toMatchObject({ code: 5 });
  expect(await line.run(['users', 'delete', 'maria'], { answers: ['old'] })).toMatchObject({ code: 0 });
  expect(await line.run(['users', 'get', 'maria'])).toMatchObject({ code: 6 });
});

test('what it has not is said in words', async () => {
  const deactivated = await line.run(['users', 'deactivate', 'plain', '--json']);
  expect(JSON.parse(deactivated.stderr)).toMatchObject({ code: 'not-supported' });
  expect(await line.run(['users', 'rights', 'plain'])).toMatchObject({ code: 2 });
});
