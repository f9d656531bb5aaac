import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { arvados } from '../../electron/core/adapters/arvados/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpAnswer, HttpClient } from '../../electron/core/net/http.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { closeClusters, codeOf, failureIn, RELEASES, startCluster, valueIn } from './arvados-server.ts';

const others: Emulator[] = [];
const clients: { close(): void }[] = [];
afterEach(closeClusters);
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(others.splice(0).map((one) => one.close()));
});

const clientAt = (baseUrl: string): HttpClient => {
  const client = createHttpClient({ baseUrl, allowHttp: false, sleep: async () => {} });
  clients.push(client);
  return client;
};
const detect = (http: HttpClient) => arvados.detect(http, sayEnglish);
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };

/** A server that answers by path; everything else is missing. */
function madeUp(answers: Record<string, Partial<HttpAnswer>>, baseUrl = 'https://arvados.example.org'): HttpClient {
  return {
    baseUrl,
    send: async ({ path }) => ({
      ok: true,
      value: { status: 404, headers: JSON_TYPE, cookies: [], text: '{"errors":["Path not found"]}', ...answers[path] },
    }),
  };
}

const DISCOVERY = '/discovery/v1/apis/arvados/v1/rest';
const discovery = (revision: string, packageVersion: string | null) => ({
  [DISCOVERY]: {
    status: 200,
    text: JSON.stringify({ id: 'arvados:v1', uuidPrefix: 'xyzzy', revision, packageVersion, resources: {} }),
  },
});

describe('recognising an Arvados', () => {
  it.each(RELEASES)('finds $name by its discovery document, without sending credentials', async ({ release, name }) => {
    const cluster = await startCluster({ release });
    const found = valueIn(await detect(cluster.http));
    const version = release.packageVersion.replace('-1', '');
    expect(found).toEqual({
      baseUrl: cluster.emulator.origin,
      server: {
        kind: 'arvados',
        kindLabel: 'Arvados',
        profile: name === 'arvados-2.2' ? 'arvados-2.2' : 'arvados-3.0',
        version,
      },
      firstUser: false,
      evidence: `discovery document names version ${version} of the cluster ardev`,
    });
    expect(cluster.calls.every((call) => call.headers?.authorization === undefined)).toBe(true);
    expect(cluster.calls).toHaveLength(1);
  });

  it('takes an address that ends in /arvados/v1, and learns the release at sign-in', async () => {
    const cluster = await startCluster();
    const { origin } = cluster.emulator;
    const found = valueIn(await detect(clientAt(`${origin}/arvados/v1`)));
    expect(found).toMatchObject({ baseUrl: origin, server: { kind: 'arvados', version: 'Unknown' } });
    expect(found?.evidence).toContain('ardev');
    const described = valueIn(await cluster.open().describe());
    expect(described.server.version).toBe('3.2.1');
  });

  it('finds an API below the web interface', async () => {
    const cluster = await startCluster({ ui: true });
    const found = valueIn(await detect(clientAt(cluster.emulator.origin)));
    expect(found?.baseUrl).toBe(`${cluster.emulator.origin}/api`);
  });

  it('sends people on who enter Workbench’s address', async () => {
    const page = { status: 200, headers: HTML_TYPE, text: '<html><title>Arvados Workbench 2</title></html>' };
    const config = { status: 200, text: '{"API_HOST":"api.example.org:8443"}' };
    const sent = failureIn(await detect(madeUp({ [DISCOVERY]: page, '/config.json': config })));
    expect(sent).toMatchObject({ code: 'redirected', details: { to: 'https://api.example.org:8443' } });
    const silent = madeUp({ [DISCOVERY]: page, '/config.json': page });
    expect(failureIn(await detect(silent))).toMatchObject({
      code: 'interface-without-api',
      details: { kind: 'Arvados' },
    });
  });

  it.each([
    ['20250402', '3.2.1-1', 'arvados-3.0', '3.2.1'],
    ['20250402', 'unknown', 'arvados-3.0', '3.2'],
    ['20991231', null, 'arvados-3.0', '3.2'],
    ['20220510', 'unknown', 'arvados-2.5', '2.5 to 2.7.0'],
    ['20231117', '2.7.4~rc1', 'arvados-2.5', '2.7.4'],
    ['20220222', 'unknown', 'arvados-2.2', '2.4'],
  ])('reads revision %s and package %s as %s', async (revision, packageVersion, profile, version) => {
    const found = valueIn(await detect(madeUp(discovery(revision, packageVersion))));
    expect(found?.server).toMatchObject({ profile, version });
  });

  it.each([
    ['20200331', '2.1.2-1', '2.1.2'],
    ['20190926', 'unknown', '2.0'],
    ['20150101', null, '1'],
  ])('says that revision %s, package %s, is too old', async (revision, packageVersion, version) => {
    const old = failureIn(await detect(madeUp(discovery(revision, packageVersion))));
    expect(old).toMatchObject({ code: 'version-unsupported', details: { kind: 'Arvados', version } });
  });

  it('says that an overloaded server is up but not ready (trap 40)', async () => {
    const cluster = await startCluster({ knobs: { overloaded: true } });
    expect(failureIn(await detect(cluster.http))).toMatchObject({
      code: 'server-unavailable',
      details: { status: 503 },
    });
  });

  it.each(['virtool-m2', 'virtool-39', 'virtool-legacy-2.3', 'pterodactyl-1.11'])(
    'leaves a %s alone, virgin or not, with or without its pages',
    async (profile) => {
      for (const options of [{}, { virgin: true }, { ui: true }]) {
        const other = await startEmulator({ profile, users: 5, ...options });
        others.push(other);
        expect(valueIn(await detect(clientAt(other.origin)))).toBeNull();
      }
    },
  );

  it('hands failures of the way on', async () => {
    const other = await startEmulator({ profile: 'arvados-3.2', users: 3 });
    await other.close();
    expect(codeOf(await detect(clientAt(other.origin)))).toBe('connection-refused');
  });
});
