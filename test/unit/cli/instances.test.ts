import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import { connectionSchema } from '../../../electron/domain/connection.ts';
import { openCommandLine } from './in-process.ts';
import { addLab, emulate, newHome, roster } from './support.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await emulate();
});

test('an instance is added with its password from standard input, and stays', async () => {
  const home = newHome();
  const options = { home, passphrase: 'a pass phrase' };
  const added = await addLab(emulator, options);
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(added.stdout).toContain('Added lab: Virtool');

  const listed = await roster(['instances', 'list', '--json'], options);
  expect(connectionSchema.array().parse(JSON.parse(listed.stdout))).toMatchObject([
    { name: 'lab', environment: 'other' },
  ]);
  const tested = await roster(['instances', 'test', 'lab'], options);
  expect(tested).toMatchObject({ code: 0 });
  expect(tested.stdout).toContain('✓ sign-in');

  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
  expect(texts.filter((content) => content.includes(emulator.signIn.password ?? '?'))).toEqual([]);
});

test('where no secret can be kept, it is said, and ROSTER_SECRET serves each call', async () => {
  const home = newHome();
  const added = await addLab(emulator, { home });
  expect(added.code).toBe(0);
  expect(added.stderr).toContain('The secret was not kept');
  const without = await roster(['users', 'list', '--instance', 'lab'], { home });
  expect(without.code).toBe(4);
  expect(without.stderr).toContain('There is no secret for lab.');
  const secret = emulator.signIn.password ?? '';
  expect((await roster(['users', 'list', '--json'], { home, secret })).stdout.split('\n')).toHaveLength(61);
});

test('an API key signs in too, and the environment is kept', async () => {
  const { handle, key } = emulator.signIn;
  const command = ['instances', 'add', '--address', emulator.origin, '--handle', handle ?? '', '--method', 'key'];
  const line = await openCommandLine();
  const around = { variables: { ROSTER_SECRET: key ?? '' } };
  const added = await line.run([...command, '--environment', 'production', '--json'], around);
  expect(JSON.parse(added.stdout)).toMatchObject({ environment: 'production', signIn: { method: 'key' } });
  expect(added.stdout).not.toContain(key);
});

test('an instance is removed by its name, and nothing is found afterwards', async () => {
  const line = await openCommandLine();
  const { handle, password } = emulator.signIn;
  const add = ['instances', 'add', emulator.origin, '--name', 'lab', '--handle', handle ?? ''];
  await line.read(add, { input: password ?? '' });
  expect(await line.run(['instances', 'remove'])).toMatchObject({ code: 2 });
  expect((await line.run(['instances', 'remove', 'LAB'])).stdout).toContain('Removed lab.');
  expect(await line.run(['instances', 'test', 'lab'])).toMatchObject({ code: 6 });
  expect((await line.run(['instances', 'list'])).stdout).toBe('No instance is saved yet.\n');
});

test('an argument and an option that name two different things are refused, and nothing is removed', async () => {
  const line = await openCommandLine();
  const { handle, password } = emulator.signIn;
  const add = ['instances', 'add', emulator.origin, '--name', 'lab', '--handle', handle ?? ''];
  await line.read(add, { input: password ?? '' });
  const removing = await line.run(['instances', 'remove', 'lab', '--instance', 'other']);
  expect(removing).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('"lab" or "other"') });
  expect((await line.run([...add, '--address', 'https://lab-02.example.org'])).code).toBe(2);
  expect(await line.read(['instances', 'list'])).toMatchObject([{ name: 'lab' }]);
  expect((await line.run(['instances', 'remove', 'lab', '--instance', 'lab'])).code).toBe(0);
});

test('a wrong password, a dead server and an address without encryption each have their own exit code', async () => {
  const line = await openCommandLine();
  const add = (address: string) => ['instances', 'add', '--address', address, '--handle', 'admin', '--name', 'x'];
  const wrong = await line.run(add(emulator.origin), { input: 'wrong' });
  expect(wrong.code).toBe(4);
  const dead = await line.run([...add('http://127.0.0.1:9'), '--json'], { input: 'x' });
  expect(dead.code).toBe(3);
  expect(JSON.parse(dead.stderr)).toMatchObject({ code: 'connection-refused', retryable: true });
  expect(await line.run(add('http://lab.example.org'), { input: 'x' })).toMatchObject({ code: 2 });
  expect(await line.run(add(emulator.origin))).toMatchObject({ code: 2 });
});

test('commands at the same time wait for each other', async () => {
  const options = { home: newHome(), secret: emulator.signIn.password ?? '' };
  await addLab(emulator, options);
  const ends = await Promise.all([1, 2, 3].map(() => roster(['users', 'get', 'admin', '--json'], options)));
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
});

test('doctor shows each step, and where the test stopped', async () => {
  const line = await openCommandLine();
  const well = await line.run(['doctor', emulator.origin]);
  expect(well.code).toBe(0);
  expect(well.stdout).toMatch(/✓ kind +Virtool/);
  const ill = await line.run(['doctor', 'http://127.0.0.1:9', '--json']);
  expect(ill.code).toBe(3);
  const events = ill.stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { step: { step: string; state: string } });
  expect(events.at(-1)?.step).toMatchObject({ step: 'tcp', state: 'failed' });
});

test('a sealed store is not opened by another pass phrase', async () => {
  const home = newHome();
  await addLab(emulator, { home, passphrase: 'right' });
  expect(await roster(['instances', 'list'], { home, passphrase: 'wrong' })).toMatchObject({ code: 9, stdout: '' });
  const sealed = await roster(['users', 'list'], { home });
  expect(sealed.code).toBe(9);
  expect(sealed.stderr).toContain('The secret store is sealed.');
});
