import { afterEach, describe, expect, it } from 'vitest';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { closeServers, startServer, valueIn } from './virtool-server.ts';

afterEach(closeServers);

async function detectAt(baseUrl: string) {
  const http = createHttpClient({ baseUrl, allowHttp: false });
  try {
    return valueIn(await virtool.detect(http, sayEnglish));
  } finally {
    http.close();
  }
}

describe('recognising a server', () => {
  it('names kind, version and profile, and how it knows', async () => {
    const { emulator } = await startServer();
    expect(await detectAt(emulator.origin)).toEqual({
      baseUrl: emulator.origin,
      server: { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' },
      firstUser: false,
      evidence: 'root document names version 26.3.0',
    });
  });

  it('finds the API behind the web interface, which answers every path with a page', async () => {
    const { emulator } = await startServer({ ui: true });
    expect(await detectAt(emulator.origin)).toMatchObject({ baseUrl: `${emulator.origin}/api` });
  });

  it('takes an address that ends in /api already', async () => {
    const { emulator } = await startServer({ ui: true });
    expect(await detectAt(`${emulator.origin}/api`)).toMatchObject({ baseUrl: `${emulator.origin}/api` });
  });

  it('says that there is no user yet', async () => {
    const { emulator } = await startServer({ virgin: true });
    expect(await detectAt(emulator.origin)).toMatchObject({ firstUser: true });
  });

  it('signs in and reads behind the web interface too', async () => {
    const { emulator } = await startServer({ ui: true });
    const found = await detectAt(emulator.origin);
    if (!found) throw new Error('Not recognised');
    const http = createHttpClient({ baseUrl: found.baseUrl, allowHttp: false });
    const session = virtool.open({
      http,
      server: found.server,
      instanceName: 'lab-01',
      signIn: { method: 'password', handle: 'admin' },
      secret: 'admin-password',
      extraSecrets: {},
      now: Date.now,
      say: sayEnglish,
    });
    expect(valueIn(await session.listGroups())).toHaveLength(7);
    http.close();
  });
});
