import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, CLUSTER, PROJECT } from '../../demo/arvados/fixtures.ts';
import type { HttpRequest } from '../../electron/core/net/http.ts';
import {
  action,
  allUsers,
  carryOut,
  changeTo,
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  right,
  startCluster,
  update,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const users = (request: HttpRequest) => request.path === '/arvados/v1/users' && request.query?.offset !== undefined;
const patches = (request: HttpRequest) => request.method === 'PATCH';
const edge = (tail: string) => JSON.stringify({ errors: [`//railsapi.internal/arvados/v1/users?filters=[]: ${tail}`] });
const backend = (words: string) => JSON.stringify({ errors: [words], error_token: '1786353300+9f3a61c2' });
const ID = { 'x-request-id': 'req-0a1b2c3d4e5f6g7h8i9j' };

describe('what Arvados says when it refuses', () => {
  it('shows the tail of an error, without the address inside the server, and keeps the id of the call (trap 19)', async () => {
    const cluster = await startCluster();
    const session = cluster.open();
    for (const text of [
      edge('422 Unprocessable Entity: Invalid filter: x (req-0a1b2c3d4e5f6g7h8i9j)'),
      edge('422 Unprocessable Content: #<ArgumentError: Invalid filter: x> (req-0a1b2c3d4e5f6g7h8i9j)'),
      backend('Invalid filter: x (req-0a1b2c3d4e5f6g7h8i9j)'),
      JSON.stringify({ errors: 'Invalid filter: x' }),
    ]) {
      const one = await startCluster();
      one.answer(users, { status: 422, text, headers: ID });
      const refused = failureIn(await one.open().findUsers({}, 1));
      expect(refused).toMatchObject({
        code: 'refused-by-server',
        serverMessage: 'Invalid filter: x',
        details: { request: 'req-0a1b2c3d4e5f6g7h8i9j' },
      });
    }
    valueIn(await session.verify());
  });

  it.each([
    [400, backend('bad'), 'refused-by-server'],
    [401, backend('Not logged in'), 'token-wrong'],
    [403, backend('Forbidden'), 'not-allowed'],
    [404, backend('Path not found'), 'answer-unexpected'],
    [404, backend('Disabled'), 'not-supported'],
    [405, '{"errors":["API endpoint not found"]}', 'answer-unexpected'],
    [413, '{"errors":["http: request body too large"]}', 'refused-by-server'],
    [422, backend('Invalid attribute'), 'refused-by-server'],
    [500, '{"errors":["broken"]}', 'server-error'],
    [502, '<html>Bad Gateway</html>', 'server-unavailable'],
    [503, '', 'server-unavailable'],
    [504, '', 'server-unavailable'],
    [200, 'no JSON', 'answer-not-json'],
    [200, '{"items":[{"uuid":1}]}', 'answer-malformed'],
  ])('reads status %i with %s as %s', async (status, text, code) => {
    const cluster = await startCluster();
    cluster.answer(users, { status, text });
    expect(codeOf(await cluster.open().findUsers({}, 1))).toBe(code);
  });

  it.each([
    [502, '', 'outcome-unknown'],
    [504, '', 'outcome-unknown'],
    [503, '', 'server-unavailable'],
    [500, '{"errors":["deadlock"]}', 'server-error'],
    [200, '<html>', 'outcome-unknown'],
    [200, '{}', 'outcome-unknown'],
    [401, backend('Not logged in'), 'token-wrong'],
    [404, edge('404 Not Found: Path not found (req-1)'), 'user-not-found'],
  ])('reads status %i to a write with %s as %s', async (status, text, code) => {
    const cluster = await startCluster();
    cluster.answer(patches, { status, text });
    expect(codeOf(await carryOut(cluster.open(), update(ACCOUNTS.plain, { firstName: 'X' })))).toBe(code);
  });

  it('a page of a proxy is nobody’s words', async () => {
    const cluster = await startCluster();
    cluster.answer(users, { status: 500, text: '<html>secret page</html>', headers: { 'content-type': 'text/html' } });
    expect(failureIn(await cluster.open().findUsers({}, 1)).serverMessage).toBeUndefined();
  });

  it('an overloaded server refuses without a body (trap 40)', async () => {
    const cluster = await startCluster();
    const session = cluster.open();
    valueIn(await session.verify());
    cluster.configuration.overloaded = true;
    expect(failureIn(await session.getUser(ACCOUNTS.plain))).toMatchObject({
      code: 'server-unavailable',
      retryable: true,
    });
    expect(codeOf(await carryOut(session, update(ACCOUNTS.plain, { firstName: 'X' })))).toBe('server-unavailable');
  });

  it('a session on a server that stopped telling its configuration takes no satellite for a home', async () => {
    const cluster = await startCluster();
    cluster.answer((request) => request.path === '/arvados/v1/config', { status: 502, text: '' });
    expect(codeOf(await cluster.open().verify())).toBe('server-unavailable');
  });

  it('a write that never got its answer is unknown, and a read in the dress of a write is not', async () => {
    const cluster = await startCluster();
    const session = cluster.open();
    valueIn(await session.verify());
    cluster.emulator.faults.set('cut');
    expect(codeOf(await session.write(update(ACCOUNTS.plain, { firstName: 'X' }), {}))).toBe('connection-cut');
    cluster.emulator.faults.set();
    cluster.meanwhile(
      (request) => request.path === '/arvados/v1/links',
      async () => cluster.emulator.faults.set('cut'),
    );
    expect(codeOf(await session.getUser(ACCOUNTS.plain))).toBe('connection-cut');
    cluster.emulator.faults.set();
    cluster.meanwhile(patches, async () => cluster.emulator.faults.set('cut'));
    expect(codeOf(await session.write(update(ACCOUNTS.plain, { firstName: 'Y' }), {}))).toBe('outcome-unknown');
  });
});

describe.each(RELEASES)('traps for a client of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) => startCluster({ release, ...options });

  it('no list relies on the default page, the default order or an offset (traps 1, 2 and 3)', async () => {
    const cluster = await start();
    const session = cluster.open();
    await allUsers(session);
    valueIn(await session.listGroups());
    valueIn(await session.listObjectRights(ACCOUNTS.plain));
    valueIn(await session.describe());
    const lists = cluster.calls.filter((call) => call.method === 'GET' && call.query?.filters !== undefined);
    expect(lists.length).toBeGreaterThan(5);
    for (const { query } of lists) {
      expect(query?.order).toBe('["uuid asc"]');
      expect(query?.offset).toBeUndefined();
      expect(String(query?.select ?? '"uuid"')).toContain('"uuid"');
    }
    const disguised = cluster.calls.filter((call) => call.headers?.['x-http-method-override'] === 'GET');
    expect(disguised.every((call) => call.status === 200)).toBe(true);
  });

  it('follows people who are added while it reads', async () => {
    const cluster = await start({ knobs: { maxItemsPerResponse: 10 } });
    const session = cluster.open();
    const uuid = `${CLUSTER}-tpzed-zzzzzzzzzzzzzzz`;
    cluster.meanwhile(
      (request) => String(request.query?.filters ?? '').includes('uuid'),
      () => cluster.root.post('users', { user: { email: 'late@example.org', uuid } }),
    );
    expect((await allUsers(session)).map((user) => user.id)).toContain(uuid);
  });

  it('texts that are "" or null are the same, and so they stay (trap 18)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const user = valueIn(await session.getUser(ACCOUNTS.nameless));
    expect(user).toMatchObject({ email: null, attributes: { firstName: null, identityUrl: null } });
    valueIn(await carryOut(session, update(ACCOUNTS.nameless, { firstName: '', lastName: null, email: '' })));
    expect(cluster.calls.some((call) => call.method === 'PATCH')).toBe(false);
  });

  it('creates and updates are wrapped, and every write names its target by UUID (traps 4, 11, 34)', async () => {
    const cluster = await start();
    const session = cluster.open();
    valueIn(await carryOut(session, changeTo('create-user', null, { email: 'a@example.org' })));
    valueIn(await carryOut(session, update(ACCOUNTS.plain, { firstName: 'X' })));
    valueIn(await carryOut(session, changeTo('create-group', null, { name: 'X' })));
    valueIn(await carryOut(session, action(ACCOUNTS.newcomer, 'setup')));
    valueIn(await carryOut(session, action(ACCOUNTS.plain, 'create-token')));
    const project = { type: 'project', id: PROJECT, name: 'x' };
    valueIn(await carryOut(session, right(ACCOUNTS.plain, project, 'can_read')));
    const writes = cluster.calls.filter(
      (call) => call.method !== 'GET' && call.headers?.['x-http-method-override'] === undefined,
    );
    expect(writes.map((call) => Object.keys(call.json ?? {}))).toEqual([
      ['user'],
      ['user'],
      ['group'],
      ['uuid'],
      ['api_client_authorization'],
      ['link'],
    ]);
    for (const id of ['7', 'current', '']) {
      const refused = await session.write(update(id, { firstName: 'X' }), {});
      expect(codeOf(refused)).toBe('user-not-found');
    }
  });

  it('the second of two administrators edits what is there now: there is no locking (trap 39)', async () => {
    const cluster = await start();
    const session = cluster.open();
    const change = update(ACCOUNTS.plain, { firstName: 'Mine' }, { firstName: 'Plain' });
    await cluster.root.patch(`users/${ACCOUNTS.plain}`, { user: { last_name: 'Theirs' } });
    expect(valueIn(await carryOut(session, change)).user?.name).toBe('Mine Theirs');
  });

  it('a list that is cut off by a missing right is told from an empty one (trap 17)', async () => {
    const cluster = await start();
    cluster.answer((request) => request.path === '/arvados/v1/groups', { status: 403, text: backend('Forbidden') });
    const pages = [];
    for await (const page of cluster.open().listUsers()) pages.push(page);
    expect(pages.map((page) => page.ok)).toEqual([false]);
  });
});
