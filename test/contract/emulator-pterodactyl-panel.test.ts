import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Lab, openLab } from './emulator-pterodactyl-lab.ts';

const USERS = '/api/application/users';

let lab: Lab | undefined;
afterEach(async () => {
  await lab?.close();
  lab = undefined;
});
const start = async (options: Parameters<typeof openLab>[0] = {}): Promise<Lab> => {
  lab = await openLab(options);
  return lab;
};
const pagination = async (panel: Lab, query = '') =>
  (await panel.get(`${USERS}?per_page=1&${query}`)).json.meta.pagination;

describe('a populated Panel', () => {
  it('has the well-known users by default, and an application key to get in', async () => {
    const { emulator, ...panel } = await start();
    expect(emulator).toMatchObject({ profile: 'pterodactyl-1.11', kind: 'pterodactyl', users: 120 });
    expect(emulator.signIn).toEqual({
      method: 'application-key',
      handle: 'admin',
      password: null,
      key: KEYS.application,
      extraSecrets: { 'client-key': KEYS.client },
    });
    const { json } = await panel.get('/api/application/servers');
    expect(json.data.map(({ attributes }: { attributes: { user: number } }) => attributes.user)).toEqual([5, 6]);
    const admins = (await panel.get(`${USERS}?per_page=1000`)).json.data.filter(
      ({ attributes }: { attributes: { root_admin: boolean } }) => attributes.root_admin,
    );
    expect(admins).toHaveLength(2);
  });

  it.each([1, 4, 121, 400])('has exactly the %i users asked for', async (users) => {
    const panel = await start({ users });
    expect((await pagination(panel)).total).toBe(users);
    expect(panel.emulator.users).toBe(users);
  });

  it('is the same for the same seed, and its well-known users for every seed', async () => {
    const read = async (seed: number) => {
      const panel = await openLab({ users: 200, seed });
      const first = await panel.get(`${USERS}?per_page=120`);
      const others = await panel.get(`${USERS}?per_page=40&page=4`);
      const servers = await panel.get('/api/application/servers');
      await panel.close();
      return [JSON.stringify(first.json.data), others.text, servers.text];
    };
    const [a, b, c] = [await read(1), await read(1), await read(2)];
    expect(a).toEqual(b);
    expect(a[0]).toBe(c[0]);
    expect(a[1]).not.toBe(c[1]);
  });

  it('invents users whose names fit the rules of the Panel', async () => {
    const panel = await start({ users: 3000 });
    const { json } = await panel.get(`${USERS}?per_page=3000`);
    const rows = json.data.map(({ attributes }: { attributes: Record<string, unknown> }) => attributes);
    for (const column of ['username', 'email', 'uuid']) {
      expect(new Set(rows.map((row: Record<string, unknown>) => String(row[column]).toLowerCase())).size).toBe(3000);
    }
    for (const { username, created_at, updated_at } of rows) {
      expect(username).toMatch(/^[a-z0-9][\w.-]+[a-z0-9]$/);
      expect(updated_at >= created_at).toBe(true);
    }
  });

  it('lets every one of its servers be walked with the people who share it', async () => {
    const panel = await start({ users: 20_000 });
    const { json } = await panel.get('/api/application/servers?include=subusers&per_page=100&page=2');
    expect(json.meta.pagination.total).toBe(202);
    expect(json.data.some((server: never) => JSON.stringify(server).includes('"object":"subuser"'))).toBe(true);
  });
});

describe('a Panel with a million users', () => {
  it('starts at once and answers pages, filters and writes quickly', async () => {
    const began = performance.now();
    const panel = await start({ users: 1_000_000 });
    const started = performance.now() - began;
    panel.operator.settings.applicationLimit = 100_000;
    const timed = async (run: () => Promise<unknown>) => {
      const from = performance.now();
      await run();
      return performance.now() - from;
    };
    const page = await timed(() => panel.get(`${USERS}?sort=id&per_page=100&page=9000`));
    const last = await panel.get(`${USERS}?sort=-id&per_page=1`);
    const { username, email } = last.json.data[0].attributes;
    expect(last.json.data[0].attributes.id).toBe(1_000_000);
    const create = await timed(async () => {
      const body = { email: 'one.more@example.com', username: 'one.more', first_name: 'One', last_name: 'More' };
      expect((await panel.post(USERS, body)).json.attributes.id).toBe(1_000_001);
    });
    const taken = await panel.post(USERS, { email: email.toUpperCase(), username, first_name: 'A', last_name: 'B' });
    expect(taken.status).toBe(422);
    const remove = await timed(() => panel.delete(`${USERS}/500000`));
    expect((await pagination(panel)).total).toBe(1_000_000);
    await pagination(panel, 'filter[username]=warm.up');
    const filter = await timed(async () => {
      expect((await pagination(panel, `filter[username]=${username}`)).total).toBe(1);
    });
    expect((await pagination(panel, 'filter[username]=more')).total).toBeGreaterThan(0);
    process.stdout.write(
      `1,000,000 users: start ${started.toFixed(0)} ms, page ${page.toFixed(0)} ms, create ${create.toFixed(0)} ms, ` +
        `delete ${remove.toFixed(0)} ms, filter ${filter.toFixed(0)} ms\n`,
    );
    // Generous: these run on busy machines. What they keep out is anything that looks at every user.
    expect(started).toBeLessThan(5000);
    expect(Math.max(page, create, remove)).toBeLessThan(1000);
    expect(filter).toBeLessThan(3000);
  });
});

describe('a Panel right after installation', () => {
  it('has nobody, until its operator makes an administrator and a key', async () => {
    const panel = await start({ virgin: true });
    expect(panel.emulator.users).toBe(0);
    expect(panel.emulator.signIn.method).toBeNull();
    expect((await panel.get(USERS)).status).toBe(401);
    const id = panel.operator.makeUser({ username: 'root', email: 'root@example.com', admin: true });
    const key = panel.operator.makeApplicationKey(id);
    const { json } = await panel.get(USERS, key);
    expect(json.data.map(({ attributes }: { attributes: object }) => attributes)).toMatchObject([
      { id: 1, username: 'root', root_admin: true },
    ]);
  });
});

describe('the website', () => {
  it('sends strangers to its sign-in page, or tells them in JSON', async () => {
    const panel = await start();
    const page = await panel.send('GET', '/', { key: null, headers: { accept: 'text/html' } });
    expect([page.status, page.headers.location]).toEqual([302, 'http://panel.example.com/auth/login']);
    expect((await panel.get('/anything', null)).status).toBe(401);
    const signIn = await panel.send('GET', '/auth/login', { key: null });
    expect([signIn.status, signIn.headers['content-type']]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(signIn.text).toContain('This is an emulator');
  });

  it('has no route at /api itself', async () => {
    const panel = await start();
    expect((await panel.get('/api')).json.errors[0].detail).toBe('The route api could not be found.');
  });

  it('closes in maintenance, while preflights are still answered', async () => {
    const panel = await start();
    panel.operator.settings.maintenance = { retryAfter: 60 };
    expect((await panel.send('GET', '/', { key: null })).status).toBe(503);
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'GET' };
    expect((await panel.send('OPTIONS', USERS, { key: null, headers })).status).toBe(204);
  });
});

describe('switches', () => {
  it('answer like Pelican where a client asks which of the two it is', async () => {
    const panel = await start();
    expect((await panel.get('/api/application/roles')).status).toBe(404);
    panel.operator.settings.pelican = true;
    expect((await panel.get('/api/application/roles')).status).toBe(200);
    expect((await panel.get('/api/application/roles', null)).status).toBe(401);
  });

  it('inject faults in the Panel’s own words', async () => {
    const panel = await start({ faults: ['429'] });
    const limited = await panel.get(USERS);
    expect([limited.status, limited.headers['retry-after'], limited.json.errors[0].code]).toEqual([
      429,
      '1',
      'ThrottleRequestsException',
    ]);
    panel.emulator.faults.set('500');
    expect((await panel.get(USERS)).json.errors[0].status).toBe('500');
    panel.emulator.faults.set('content-type');
    expect((await panel.get(USERS)).headers['content-type']).toContain('text/html');
    panel.emulator.faults.set();
    expect((await panel.get(USERS)).status).toBe(200);
  });
});
