import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { pterodactyl } from '../../electron/core/adapters/pterodactyl/adapter.ts';
import { detect as detectAny } from '../../electron/core/adapters/registry.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpClient } from '../../electron/core/net/http.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { closePanels, startPanel, type TestPanel } from './pterodactyl-server.ts';
import { failureIn, valueIn } from './virtool-server.ts';

const others: { close(): unknown }[] = [];

afterEach(async () => {
  await closePanels();
  await Promise.all(others.splice(0).map((one) => one.close()));
});

const detect = (http: HttpClient) => pterodactyl.detect(http, sayEnglish);

function at(panel: TestPanel, path: string): HttpClient {
  const client = createHttpClient({ baseUrl: `${panel.emulator.origin}${path}`, allowHttp: false });
  others.push(client);
  return client;
}

async function answering(status: number, headers: Record<string, string>, body = ''): Promise<HttpClient> {
  const server = createServer((_, response) => {
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = createHttpClient({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allowHttp: false,
    sleep: async () => {},
  });
  others.push(client, server);
  return client;
}

describe('finding out that a server is a Pterodactyl Panel', () => {
  it('recognises it by how it refuses strangers, and sends no credentials', async () => {
    const panel = await startPanel();
    const found = valueIn(await detect(panel.http));
    expect(found).toMatchObject({
      baseUrl: panel.emulator.origin,
      server: { kind: 'pterodactyl', kindLabel: 'Pterodactyl', profile: '1.x', version: 'Unknown' },
      firstUser: false,
    });
    expect(found?.evidence).toContain('refuses strangers');
    expect(panel.calls.map(({ path, headers }) => [path, headers])).toEqual([
      ['/api/application/users', undefined],
      ['/api/application/roles', undefined],
    ]);
  });

  it.each(['/api', '/api/application'])('takes off %s, which somebody pasted along', async (path) => {
    const panel = await startPanel();
    expect(valueIn(await detect(at(panel, path)))?.baseUrl).toBe(panel.emulator.origin);
  });

  it('finds a Panel in a sub-directory, and one whose API was pasted with it (trap 22)', async () => {
    const panel = await startPanel();
    const strip = (path: string): HttpClient => ({
      baseUrl: `http://panel.example.com/games${path}`,
      send: (request) => panel.http.send({ ...request, path: `${path}${request.path}` }),
    });
    for (const path of ['', '/api']) {
      expect(valueIn(await detect(strip(path)))?.baseUrl).toBe('http://panel.example.com/games');
    }
  });

  it('recognises a Panel without any user, and tells how the first one is made', async () => {
    const panel = await startPanel({ virgin: true });
    const found = valueIn(await detect(panel.http));
    if (!found) throw new Error('Not recognised');
    const guide = pterodactyl.guideFirstUser?.(found, sayEnglish);
    expect(guide).toMatchObject({
      command: 'php artisan p:user:make',
      address: `${panel.emulator.origin}/admin/api`,
    });
    expect(guide?.text).toContain('Application API');
    expect(pterodactyl.firstUser).toBeUndefined();
  });

  it('recognises Pelican, and says that it is not supported yet', async () => {
    const panel = await startPanel();
    panel.operator.settings.pelican = true;
    const reason = failureIn(await detect(panel.http));
    expect(reason).toMatchObject({
      code: 'version-unsupported',
      message: 'Pelican of any version is not supported.',
    });
    expect(reason.hint).toContain('cannot administer it yet');
  });

  it('says that a Panel in maintenance mode is not ready', async () => {
    const panel = await startPanel();
    panel.operator.settings.maintenance = { retryAfter: null };
    const quick = createHttpClient({ baseUrl: panel.emulator.origin, allowHttp: false, sleep: async () => {} });
    others.push(quick);
    expect(failureIn(await detect(quick))).toMatchObject({ code: 'server-unavailable', details: { status: 503 } });
  });

  it('says so where a Panel sends on to its sign-in page instead of refusing (trap 1)', async () => {
    const page = await answering(302, { location: '/auth/login' });
    expect(failureIn(await detect(page))).toMatchObject({ code: 'refused-as-page', details: { status: 302 } });
  });

  it.each([
    ['a redirect that other kinds explain', 302, { location: '/setup' }, ''],
    ['a web page', 200, { 'content-type': 'text/html' }, '<title>Welcome</title>'],
    ['a page of a gateway', 503, { 'content-type': 'text/html' }, '<h1>Unavailable</h1>'],
    ['errors of Arvados', 401, {}, '{"errors":["Not logged in"],"error_token":"1"}'],
    ['errors of another shape', 401, {}, '{"id":"unauthorized","message":"Requires authorization"}'],
  ])('does not take %s for a Panel', async (_, status, headers, body) => {
    expect(valueIn(await detect(await answering(status, headers, body)))).toBeNull();
  });

  it.each(['virtool-m2', 'virtool-legacy-2.1', 'arvados-3.2'])('does not take %s for a Panel', async (profile) => {
    const emulator = await startEmulator({ profile, users: 20 });
    const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false, sleep: async () => {} });
    others.push(client, emulator);
    expect(valueIn(await detect(client))).toBeNull();
  });

  it.each(['', '/api'])(
    'is recognised among all kinds, with “%s” pasted along, even in maintenance mode',
    async (path) => {
      const panel = await startPanel();
      const baseUrl = `${panel.emulator.origin}${path}`;
      const client = createHttpClient({ baseUrl, allowHttp: false, sleep: async () => {} });
      others.push(client);
      const found = valueIn(await detectAny(client, sayEnglish));
      expect([found.adapter.kind, found.detection.baseUrl]).toEqual(['pterodactyl', panel.emulator.origin]);
      panel.operator.settings.maintenance = { retryAfter: null };
      expect(failureIn(await detectAny(client, sayEnglish)).code).toBe('server-unavailable');
    },
  );
});
