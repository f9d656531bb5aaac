import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate, newHome } from './support.ts';

const PASSPHRASE = 'a long pass phrase';

let emulator: Emulator;
let source: CommandLine;
const folder = newHome();

beforeAll(async () => {
  emulator = await emulate({ users: 10 });
  source = await openCommandLine();
  const { handle, password } = emulator.signIn;
  for (const name of ['lab', 'bench']) {
    const add = ['instances', 'add', emulator.origin, '--name', name, '--handle', handle ?? ''];
    await source.read(add, { input: password ?? '' });
  }
});

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('an export without secrets is imported elsewhere, after a look at what would happen', async () => {
  const { stdout } = await source.run(['instances', 'export']);
  expect(stdout).not.toContain(emulator.signIn.password);
  const file = fileOf('open.json', stdout);
  const target = await openCommandLine();
  const foreseen = await target.run(['instances', 'import', file, '--dry-run']);
  expect(foreseen.stdout).toMatch(/^1 +lab +http:\/\/127\S+ +Virtool \S+ +other +New\. Its password or key has to be/m);
  expect(await target.read(['instances', 'list'])).toEqual([]);

  const imported = await target.run(['instances', 'import', file, '--choose', 'bench']);
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('Left out: 1.') });
  expect(await target.read(['instances', 'list'])).toMatchObject([{ name: 'bench' }]);
  const again = await target.read<{ chosen: boolean }[]>(['instances', 'import', file, '--dry-run']);
  expect(again.map(({ chosen }) => chosen)).toEqual([false, false]);
  expect(await target.read<Connection[]>(['instances', 'import', file, '--choose', 'all'])).toHaveLength(2);
  expect(await target.run(['instances', 'import', file, '--choose', '3'])).toMatchObject({ code: 2 });
});

/** Milliseconds for a test that derives several keys, which takes its time by design. */
const SEVERAL_KEYS = 90_000;

test('a sealed export is confirmed on a terminal, and carries the secrets', { timeout: SEVERAL_KEYS }, async () => {
  expect(await source.run(['instances', 'export', '--sealed'], { input: PASSPHRASE })).toMatchObject({ code: 5 });
  const short = await source.run(['instances', 'export', '--sealed'], { answers: ['short', 'short'] });
  expect(short).toMatchObject({ code: 2, stdout: '' });
  const differing = await source.run(['instances', 'export', '--sealed'], { answers: [PASSPHRASE, 'another one'] });
  expect(differing).toMatchObject({ code: 2, stdout: '' });
  const sealed = await source.run(['instances', 'export', '--sealed'], { answers: [PASSPHRASE, PASSPHRASE, 'yes'] });
  expect(sealed).toMatchObject({ code: 0 });
  expect(sealed.stdout).not.toContain('lab');

  const file = fileOf('sealed.json', sealed.stdout);
  const target = await openCommandLine();
  expect(await target.run(['instances', 'import', file])).toMatchObject({ code: 2 });
  expect(await target.run(['instances', 'import', file], { input: 'wrong' })).toMatchObject({ code: 9 });
  const variables = { ROSTER_SECRET_EXPORT: PASSPHRASE };
  expect(await target.run(['instances', 'import', file], { variables })).toMatchObject({ code: 0 });
  const listed = await target.run(['users', 'list', '--instance', 'lab', '--json']);
  expect(listed.stdout.trim().split('\n')).toHaveLength(10);
});

test('what is no export is refused in words', async () => {
  const target = await openCommandLine();
  expect(await target.run(['instances', 'import', fileOf('other.txt', 'hello')])).toMatchObject({ code: 2 });
  const missing = await target.run(['instances', 'import', path.join(folder, 'none.json')]);
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') });
});
