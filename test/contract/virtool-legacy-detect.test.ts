import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { detect } from '../../electron/core/adapters/registry.ts';
import { virtoolLegacy } from '../../electron/core/adapters/virtool-legacy/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { valueIn } from './virtool-server.ts';

const running: { close(): unknown }[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));

async function clientFor(profile: string, options: { virgin?: boolean; ui?: boolean; path?: string } = {}) {
  const { path = '', ...others } = options;
  const emulator = await startEmulator({ profile, users: 5, ...others });
  const http = createHttpClient({ baseUrl: emulator.origin + path, allowHttp: false });
  running.push(http, emulator);
  return { origin: emulator.origin, http };
}

describe.each(['virtool-legacy-2.1', 'virtool-legacy-2.3'])('recognising %s', (profile) => {
  it('finds it below the address of its web interface, among all kinds', async () => {
    const { http, origin } = await clientFor(profile);
    const { adapter, detection } = valueIn(await detect(http, sayEnglish));
    expect(adapter.kind).toBe('virtool-legacy');
    expect(detection).toEqual({
      baseUrl: origin,
      server: { kind: 'virtool-legacy', kindLabel: 'Virtool', profile: 'virtool-legacy-2', version: '2.x' },
      firstUser: false,
      evidence: 'its API lists viruses and tells no version, as that of 2.0 to 2.3',
    });
    expect(virtoolLegacy.guideFirstUser?.(detection, sayEnglish)).toBeNull();
  });

  it('takes an address that ends in /api, and goes back to where the sign-in is', async () => {
    const { http, origin } = await clientFor(profile, { path: '/api' });
    expect(valueIn(await detect(http, sayEnglish)).detection.baseUrl).toBe(origin);
  });

  it('says that nobody has set it up, and where that is done', async () => {
    for (const path of ['', '/api']) {
      const { http, origin } = await clientFor(profile, { virgin: true, path });
      const { adapter, detection } = valueIn(await detect(http, sayEnglish));
      expect(adapter.kind).toBe('virtool-legacy');
      expect(detection).toMatchObject({ baseUrl: origin, firstUser: true });
      expect(adapter.firstUser).toBeUndefined();
      expect(adapter.guideFirstUser?.(detection, sayEnglish)).toMatchObject({
        address: `${origin}/setup`,
        command: null,
        text: expect.stringContaining('Nobody has set this server up yet'),
      });
    }
  });
});

describe('servers of other kinds', () => {
  it.each([
    ['virtool-m2', {}],
    ['virtool-m2', { ui: true }],
    ['virtool-m2', { ui: true, path: '/api' }],
    ['virtool-35', { virgin: true }],
    ['arvados-3.2', {}],
    ['pterodactyl-1.11', {}],
  ] as const)('%s %j is none of 2018', async (profile, options) => {
    const { http } = await clientFor(profile, options);
    expect(valueIn(await virtoolLegacy.detect(http, sayEnglish))).toBeNull();
  });

  it('modern Virtool is still recognised after it', async () => {
    for (const options of [{}, { ui: true }, { virgin: true }]) {
      const { http } = await clientFor('virtool-m2', options);
      expect(valueIn(await detect(http, sayEnglish)).adapter.kind).toBe('virtool');
    }
  });
});
