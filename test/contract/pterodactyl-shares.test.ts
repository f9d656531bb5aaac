import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import type { HttpRequest } from '../../electron/core/net/http.ts';
import { ok } from '../../electron/domain/result.ts';
import type { User } from '../../electron/domain/user.ts';
import {
  BY_ACCOUNT_KEY,
  BY_BOTH_KEYS,
  closePanels,
  described,
  OLIVE,
  OTTO,
  shareChange,
  shareOf,
  startPanel,
  userBy,
} from './pterodactyl-server.ts';
import { allUsers, codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

const onClientApi = ({ path }: HttpRequest) => path.startsWith('/api/client/servers');

const start = async (credentials = BY_BOTH_KEYS) => {
  const panel = await startPanel();
  const session = panel.open(credentials);
  const user = await userBy(session, 9);
  return { panel, session, user };
};

describe('who has what on which server', () => {
  it('lists own servers and shares, with permissions that are stored as an object (trap 18)', async () => {
    const { session } = await start({});
    expect(valueIn(await session.listObjectRights('5'))).toEqual([
      { object: OLIVE, owner: true, level: null, permissions: [], note: null },
    ]);
    expect(valueIn(await session.listObjectRights('4'))).toEqual([
      {
        object: OLIVE,
        owner: false,
        level: null,
        permissions: ['websocket.connect', 'control.console', 'user.read', 'user.create'],
        note: null,
      },
    ]);
    const [stored] = valueIn(await session.listObjectRights('20'));
    expect(stored).toMatchObject({ object: OTTO, permissions: ['control.console', 'file.read', 'websocket.connect'] });
    expect(valueIn(await session.listObjectRights('9'))).toEqual([]);
    expect(codeOf(await session.listObjectRights('999'))).toBe('user-not-found');
  });

  it('goes through all servers, and says in which state one is', async () => {
    const panel = await startPanel({ users: 10_000 });
    const session = panel.open();
    valueIn(await session.verify());
    panel.operator.editServer('5896d455', { status: 'suspended' });
    panel.calls.splice(0);
    expect(valueIn(await session.listObjectRights('4'))).toMatchObject([{ object: OLIVE, note: 'suspended' }]);
    const pages = panel.calls.filter(({ path }) => path === '/api/application/servers').map(({ query }) => query);
    expect(pages).toEqual([1, 2].map((page) => ({ per_page: 100, sort: 'id', include: 'subusers', page })));
  });

  it('finds servers by a part of the name or of the short id', async () => {
    const { session } = await start({});
    const names = async (search: string) =>
      valueIn(await session.listObjects('server', search)).map(({ name }) => name);
    expect(await names('')).toEqual(['Olive server', 'Otto server']);
    expect(await names('oLIVE')).toEqual(['Olive server']);
    expect(await names('e91c')).toEqual(['Otto server']);
    expect(await names('nothing')).toEqual([]);
    expect(await names('Olive,server')).toEqual([]);
  });

  it('describes servers with the permissions that the Panel tells, the dangerous ones marked', async () => {
    const { panel, session } = await start();
    const [type] = (await described(session)).objectTypes;
    expect(panel.calls.at(-1)?.path).toBe('/api/client/permissions');
    expect(type).toMatchObject({ id: 'server', levels: [], canGrant: true });
    expect(type?.permissions).toHaveLength(40);
    const dangerous = type?.permissions.filter(({ danger }) => danger !== null).map(({ id }) => id);
    expect(dangerous?.sort()).toEqual([
      'backup.download',
      'backup.restore',
      'database.view_password',
      'file.read-content',
      'user.create',
      'user.update',
    ]);
    const connect = type?.permissions.find(({ id }) => id === 'websocket.connect');
    expect(connect?.noEffect).toContain('Every subuser');
  });

  it('falls back on the catalogue of 1.11 without an account key, which has the same 40', async () => {
    const { session } = await start({});
    const { panel: other, session: knowing } = await start(BY_ACCOUNT_KEY);
    const ids = async (one: typeof session) => (await described(one)).objectTypes[0]?.permissions.map(({ id }) => id);
    expect(new Set(await ids(session))).toEqual(new Set(await ids(knowing)));
    expect((await described(session)).objectTypes[0]?.canGrant).toBe(false);
    const told = { attributes: { permissions: { mods: { description: '', keys: { install: 'Allows mods.' } } } } };
    const text = JSON.stringify({ object: 'system_permissions', ...told });
    other.instead(({ path }) => path.endsWith('/permissions'), ok({ status: 200, headers: {}, cookies: [], text }));
    expect((await described(knowing)).objectTypes[0]?.permissions).toEqual([
      { id: 'mods.install', label: 'mods.install', section: 'mods', danger: null, noEffect: null },
    ]);
  });
});

describe.each([
  { keys: 'both keys', credentials: BY_BOTH_KEYS },
  { keys: 'an account key', credentials: BY_ACCOUNT_KEY },
])('changing shares with $keys', ({ credentials }) => {
  it('gives, changes and takes a share away, and leaves the user alone', async () => {
    const { panel, session, user } = await start(credentials);
    const given = valueIn(await session.write(shareChange(user, OLIVE, null, ['control.start']), {}));
    expect(given).toEqual({ user, group: null });
    const first = await shareOf(session, user, OLIVE);
    expect(first?.permissions).toEqual(['control.start', 'websocket.connect']);
    valueIn(await session.write(shareChange(user, OLIVE, first?.permissions ?? [], ['file.read']), {}));
    const second = await shareOf(session, user, OLIVE);
    expect(second?.permissions).toEqual(['file.read', 'websocket.connect']);
    valueIn(await session.write(shareChange(user, OLIVE, second?.permissions ?? [], null), {}));
    expect(await shareOf(session, user, OLIVE)).toBeNull();
    const sent = panel.calls.filter((call) => onClientApi(call) && call.method !== 'GET');
    expect(sent.map(({ method, path, json }) => [method, path.replace(/.*\/servers/, ''), json])).toEqual([
      ['POST', '/5896d455/users', { email: user.email, permissions: ['control.start', 'websocket.connect'] }],
      ['POST', `/5896d455/users/${user.attributes.uuid}`, { permissions: ['file.read', 'websocket.connect'] }],
      ['DELETE', `/5896d455/users/${user.attributes.uuid}`, undefined],
    ]);
    expect(sent.every(({ headers }) => headers?.authorization === `Bearer ${KEYS.client}`)).toBe(true);
  });
});

describe('traps on the way to a share (trap 18)', () => {
  it('sends a set, so that nothing is stored as an object, and mends what is', async () => {
    const { session } = await start();
    const user = await userBy(session, 20);
    const before = ['control.console', 'file.read', 'websocket.connect'];
    const after = ['file.read', 'file.read', 'control.stop', 'websocket.connect'];
    valueIn(await session.write(shareChange(user, OTTO, before, after), {}));
    const rights = await shareOf(session, user, OTTO);
    expect(rights?.permissions).toEqual(['file.read', 'control.stop', 'websocket.connect']);
  });

  it('names permissions that the Panel would drop without a word', async () => {
    const { session, user } = await start();
    const reason = failureIn(await session.write(shareChange(user, OLIVE, null, ['file.fly', 'file.read']), {}));
    expect(reason).toMatchObject({
      code: 'input-invalid',
      fields: { permissions: expect.stringContaining('file.fly') },
    });
  });

  it('gives an empty share what every subuser has', async () => {
    const { session, user } = await start();
    valueIn(await session.write(shareChange(user, OLIVE, null, []), {}));
    expect((await shareOf(session, user, OLIVE))?.permissions).toEqual(['websocket.connect']);
  });

  it('uses the address of this moment, and says when it became somebody else’s in between', async () => {
    const { panel, session, user } = await start();
    panel.operator.editUser(9, { email: 'moved@example.com' });
    valueIn(await session.write(shareChange(user, OLIVE, null, []), {}));
    expect(await allUsers(session)).toHaveLength(120);
    const other = await userBy(session, 10);
    panel.meanwhile(
      (request) => onClientApi(request) && request.method === 'POST',
      () => panel.operator.editUser(10, { email: 'gone@example.com' }),
    );
    const reason = failureIn(await session.write(shareChange(other, OLIVE, null, []), {}));
    expect(reason).toMatchObject({ code: 'conflict', serverMessage: expect.stringContaining('new account') });
  });

  it('says that a share was changed or given by somebody else meanwhile', async () => {
    const { session, user } = await start();
    valueIn(await session.write(shareChange(user, OLIVE, null, ['file.read']), {}));
    for (const [before, after] of [
      [null, ['file.read']],
      [['control.stop', 'websocket.connect'], ['file.read']],
      [['control.stop', 'websocket.connect'], null],
    ] as const) {
      expect(codeOf(await session.write(shareChange(user, OLIVE, before, after), {}))).toBe('conflict');
    }
  });

  it('is content with a share that is gone already', async () => {
    const { session, user } = await start();
    valueIn(await session.write(shareChange(user, OLIVE, ['file.read', 'websocket.connect'], null), {}));
    expect(await shareOf(session, user, OLIVE)).toBeNull();
  });

  it('tells a server that is gone from a user who is', async () => {
    const { session, user } = await start();
    const gone = { ...OLIVE, id: '00000000', name: 'Gone server' };
    expect(failureIn(await session.write(shareChange(user, gone, null, []), {}))).toMatchObject({
      code: 'object-not-found',
      details: { object: 'Gone server' },
    });
    const nobody: User = { ...user, id: '999' };
    expect(codeOf(await session.write(shareChange(nobody, OLIVE, null, []), {}))).toBe('user-not-found');
  });

  it('shows the Panel’s words for an owner as subuser, and for a server that is not ready', async () => {
    const { panel, session, user } = await start();
    const owner = await userBy(session, 5);
    expect(failureIn(await session.write(shareChange(owner, OLIVE, null, []), {}))).toMatchObject({
      code: 'refused-by-server',
      serverMessage: expect.stringContaining('server owner'),
    });
    panel.operator.editServer('5896d455', { status: 'suspended' });
    expect(failureIn(await session.write(shareChange(user, OLIVE, null, []), {}))).toMatchObject({
      code: 'refused-by-server',
      serverMessage: expect.stringContaining('suspended'),
    });
  });

  it('keeps anybody from touching a share of their own, as the Panel does', async () => {
    const { panel, session } = await start();
    const self = await userBy(session, 1);
    valueIn(
      await panel
        .open({ handle: 'second.admin', accountKey: KEYS.clientOfSecondAdmin })
        .write(shareChange(self, OLIVE, null, ['file.read']), {}),
    );
    const change = shareChange(self, OLIVE, ['file.read', 'websocket.connect'], null);
    expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
    expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
  });

  it('foresees mails and what deserves a second look', async () => {
    const { session, user } = await start();
    const effects = async (before: readonly string[] | null, after: readonly string[] | null) =>
      valueIn(await session.foresee(shareChange(user, OLIVE, before, after))).effects;
    expect(await effects(null, ['user.create'])).toEqual([
      'The Panel mails user003 about the new share.',
      'Deserves a second look: Add subusers.',
    ]);
    expect(await effects(['user.create'], ['user.create', 'file.read'])).toEqual([]);
    expect(await effects(['file.read'], null)).toEqual([
      'The Panel mails user003 that the share is gone. The account itself stays.',
    ]);
  });

  it.each([
    ['no account key', {}, 'key-kind-wrong'],
    ['the account key of somebody who is no administrator', { accountKey: KEYS.clientOfOwner }, 'key-owner-powerless'],
  ] as const)('refuses with %s, before anything is sent (trap 19)', async (_, credentials, code) => {
    const { panel, session, user } = await start(credentials);
    valueIn(await session.verify());
    panel.calls.splice(0);
    const change = shareChange(user, OLIVE, null, []);
    expect(codeOf(await session.foresee(change))).toBe(code);
    expect(codeOf(await session.write(change, {}))).toBe(code);
    expect(panel.calls).toEqual([]);
  });
});
