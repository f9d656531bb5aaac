import { expect, test } from 'vitest';
import { KEYS } from '../../../demo/pterodactyl/fixtures.ts';
import { openCommandLine } from './in-process.ts';
import { emulate } from './support.ts';

test('without a method the first one of the kind is taken, and another one is named by its id', async () => {
  const { origin, signIn } = await emulate({ users: 10 });
  const line = await openCommandLine();
  const add = ['instances', 'add', origin, '--handle', signIn.handle ?? '', '--json'];
  const byPassword = await line.run(add, { input: signIn.password ?? '' });
  expect(JSON.parse(byPassword.stdout)).toMatchObject({ signIn: { method: 'password' } });
  const byKey = await line.run([...add, '--method', 'key'], { input: signIn.key ?? '' });
  expect(JSON.parse(byKey.stdout)).toMatchObject({ signIn: { method: 'key' } });
  const unknown = await line.run([...add, '--method', 'magic'], { input: 'x' });
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('password (Handle and password), key') });
});

test('a further secret is read from its variable or asked for, and kept; one that nobody knows is refused', async () => {
  const { origin } = await emulate({ profile: 'pterodactyl-1.11' });
  const line = await openCommandLine();
  const add = ['instances', 'add', origin, '--handle', 'admin'];
  const grants = async (name: string) => {
    const args = ['users', 'grant', 'user030', 'server', 'no such', '--instance', name];
    return (await line.run(args)).code;
  };
  const without = await line.run([...add, '--name', 'without'], { input: KEYS.application });
  expect(without).toMatchObject({ code: 0 });
  expect(await grants('without')).toBe(2);

  const answers = [KEYS.application, KEYS.client];
  const typed = await line.run([...add, '--name', 'typed', '--with', 'client-key'], { answers });
  expect(typed).toMatchObject({ code: 0, asked: ['Application key (ptla_) of admin', 'Account key (ptlc_)'] });
  expect(await grants('typed')).toBe(6);

  const variables = { ROSTER_SECRET: KEYS.application, ROSTER_SECRET_CLIENT_KEY: KEYS.client };
  expect(await line.run([...add, '--name', 'set'], { variables })).toMatchObject({ code: 0 });
  expect(await grants('set')).toBe(6);

  const wrong = await line.run([...add, '--with', 'magic'], { input: KEYS.application });
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('Known: client-key.') });
});

test('doctor signs in by the first method, or as told, and shows where it stopped', async () => {
  const { origin } = await emulate({ profile: 'pterodactyl-1.11' });
  const line = await openCommandLine();
  const well = await line.run(['doctor', origin, '--handle', 'admin'], { input: KEYS.application });
  expect(well).toMatchObject({ code: 0, stdout: expect.stringContaining('✓ sign-in  as admin') });
  const wrong = await line.run(['doctor', origin, '--method', 'client-key'], { input: KEYS.application });
  expect(wrong).toMatchObject({ code: 4, stdout: expect.stringContaining('✗ sign-in') });
  const dead = await line.run(['doctor', 'http://127.0.0.1:9', '--handle', 'admin'], { input: 'x' });
  expect(dead).toMatchObject({ code: 3, stdout: expect.stringContaining('✗ tcp') });
});

test('a server without users is not signed in to: it says how its first one is made', async () => {
  const line = await openCommandLine();
  const virtool = await emulate({ virgin: true });
  const added = await line.run(['instances', 'add', virtool.origin, '--handle', 'admin'], { input: 'x' });
  expect(added).toMatchObject({ code: 2, stderr: expect.stringContaining('This server has no user yet.') });
  const legacy = await emulate({ profile: 'virtool-legacy-2.3', virgin: true });
  const listed = await line.run(['users', 'list', '--address', legacy.origin, '--as', 'admin'], { input: 'x' });
  expect(listed).toMatchObject({ code: 2, stderr: expect.stringContaining('Open it in a browser') });
});
