import { afterEach, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { probeSilently } from '../../electron/core/services/probe.ts';
import { draftSchema } from '../../electron/domain/connection.ts';
import { sayEnglish } from '../../electron/domain/say.ts';

const running: Emulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

/** What is found of a server of a profile where a person enters its address with something behind it. */
async function foundAt(profile: string, behind: string) {
  const emulator = await startEmulator({ profile, users: 20 });
  running.push(emulator);
  const address = `${emulator.origin}${behind}`;
  const draft = draftSchema.parse({
    name: '',
    address,
    environment: 'other',
    allowHttp: false,
    signIn: null,
    secret: null,
  });
  const { found } = await probeSilently(draft, { now: Date.now, say: sayEnglish });
  return { origin: emulator.origin, ...found?.detection };
}

test('an address that ends in the path of the API tells the version as the root does', async () => {
  const { origin, baseUrl, server } = await foundAt('arvados-3.2', '/arvados/v1');
  expect(baseUrl).toBe(origin);
  expect(server).toMatchObject({ profile: 'arvados-3.0', version: '3.2.1' });
});

test('a server that never tells its version is found at its root all the same', async () => {
  const { origin, baseUrl, server } = await foundAt('pterodactyl-1.11', '/api');
  expect(baseUrl).toBe(origin);
  expect(server).toMatchObject({ kindLabel: 'Pterodactyl', version: 'Unknown' });
});

test('an address of a page leads to the server at the root', async () => {
  const { origin, baseUrl } = await foundAt('virtool-m2', '/samples');
  expect(baseUrl).toBe(origin);
});
