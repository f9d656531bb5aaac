import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { pterodactyl } from '../../electron/core/adapters/pterodactyl/adapter.ts';
import type { FailureCode } from '../../electron/domain/failure.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import {
  BY_ACCOUNT_KEY,
  BY_BOTH_KEYS,
  type Credentials,
  closePanels,
  create,
  creationOf,
  described,
  newcomer,
  startPanel,
  update,
  userBy,
} from './pterodactyl-server.ts';
import { codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

describe('signing in to a Panel', () => {
  it('asks for the owner of an application key, and not for that of an account key', () => {
    const [application, account] = pterodactyl.signInMethods(sayEnglish);
    expect(application).toMatchObject({ id: 'application-key', extraSecrets: [{ purpose: 'client-key' }] });
    expect(application?.handleHelp).toContain('deleting or demoting');
    expect(account).toMatchObject({ id: 'client-key', handleLabel: null, extraSecrets: [] });
  });

  it.each(['admin', ' ADMIN ', 'Admin@Example.com'])('finds the owner of an application key by %s', async (handle) => {
    const panel = await startPanel();
    const self = valueIn(await panel.open({ handle }).verify());
    expect(self).toMatchObject({ id: '1', handle: 'admin', administrator: 'root' });
    expect(self.rights).toBe('may edit users, and see who shares which server');
    expect(panel.calls.every(({ headers }) => headers?.authorization === `Bearer ${KEYS.application}`)).toBe(true);
    expect(panel.emulator.users).toBe(120);
  });

  it('gets in without an owner, and then leaves every administrator alone', async () => {
    const panel = await startPanel();
    const session = panel.open({ handle: '' });
    expect(valueIn(await session.verify())).toMatchObject({ id: null, handle: 'somebody whom nobody named' });
    const second = valueIn(await session.getUser('2'));
    const change = {
      id: 'c',
      instanceId: 'i',
      action: 'delete-user',
      target: { type: 'user', id: second.id, name: second.handle },
      before: {},
      after: null,
      secrets: [],
      labels: {},
      grade: 'final',
    } as const;
    const deletion = { ...change, secrets: [] };
    expect(codeOf(await session.foresee(deletion))).toBe('key-owner-unknown');
    expect(codeOf(await session.write(deletion, {}))).toBe('key-owner-unknown');
    expect(valueIn(await session.getUser('2')).administrator).toBe('root');
  });

  it('looks the owner up exactly: a part of a name, a plain user or nobody is told on the field (trap 4)', async () => {
    const session = (handle: string) => panel.open({ handle });
    const panel = await startPanel();
    for (const [handle, words] of [
      ['admi', 'no account with exactly this'],
      ['norm_user', 'no root administrator'],
      ['nobody,admin', 'no account with exactly this'],
    ] as const) {
      const reason = failureIn(await session(handle).verify());
      expect(reason).toMatchObject({ code: 'input-invalid', fields: { handle: expect.stringContaining(words) } });
    }
  });

  it('finds an owner whose name is a word that filters take for something else', async () => {
    const panel = await startPanel();
    panel.operator.editUser(2, { username: 'true' });
    const session = panel.open({ handle: 'true', secret: KEYS.ofSecondAdmin });
    expect(valueIn(await session.verify())).toMatchObject({ id: '2', handle: 'true' });
  });

  it('signs in with the account key of a root administrator, which tells its owner', async () => {
    const panel = await startPanel();
    const self = valueIn(await panel.open(BY_ACCOUNT_KEY).verify());
    expect(self).toMatchObject({ id: '1', handle: 'admin', administrator: 'root' });
    expect(self.rights).toBe('may edit users, and who shares which server');
  });

  const byKey = (secret: string | null): Credentials => ({ secret });
  const byAccount = (secret: string): Credentials => ({ ...BY_ACCOUNT_KEY, secret });
  const WRONG: readonly [what: string, credentials: Credentials, code: FailureCode][] = [
    ['no key', byKey(null), 'credentials-missing'],
    ['an empty key', byKey('  '), 'credentials-missing'],
    ['something that no key looks like', byKey('ptla_ä\n'), 'token-wrong'],
    ['an account key as application key', byKey(KEYS.client), 'key-kind-wrong'],
    ['an application key as account key', byAccount(KEYS.application), 'key-kind-wrong'],
    ['an application key as the account key beside', { accountKey: KEYS.readOnly }, 'key-kind-wrong'],
    ['a key of Pelican', byKey('papp_something'), 'version-unsupported'],
    ['an account key of Pelican', byAccount('pacc_something'), 'version-unsupported'],
  ];
  it.each(WRONG)('tells %s before anything is sent', async (_, credentials, code) => {
    const panel = await startPanel();
    const session = panel.open(credentials);
    expect(codeOf(await session.verify())).toBe(code);
    for await (const page of session.listUsers()) expect(codeOf(page)).toBe(code);
    expect(panel.calls).toEqual([]);
  });

  const REFUSED: readonly [what: string, credentials: Credentials, code: FailureCode][] = [
    ['an unknown key', byKey(KEYS.unknown), 'token-wrong'],
    ['an expired key', byKey(KEYS.expired), 'token-wrong'],
    ['a key for other addresses', byKey(KEYS.addressRestricted), 'key-address-refused'],
    ['a key whose owner needs two-factor', byKey(KEYS.twoFactorRequired), 'two-factor-required'],
    ['a key of a former administrator', byKey(KEYS.ofFormerAdmin), 'key-owner-powerless'],
    ['a key that may not read users', byKey(KEYS.withoutUsers), 'not-allowed'],
    ['a key that may only write users (2.2)', byKey(KEYS.writeOnly), 'not-allowed'],
    ['an account key of a plain user', byAccount(KEYS.clientOfPlainUser), 'key-owner-powerless'],
    ['an unknown account key', byAccount('ptlc_unknown'), 'token-wrong'],
  ];
  it.each(REFUSED)('explains the refusal of %s (trap 11)', async (_, credentials, code) => {
    const panel = await startPanel();
    const reason = failureIn(await panel.open(credentials).verify());
    expect(reason.code).toBe(code);
    expect(reason.serverMessage === undefined).toBe(code === 'key-owner-powerless' && 'method' in credentials);
  });

  it('names the address that a key is not for, and the right that one lacks', async () => {
    const panel = await startPanel();
    const address = failureIn(await panel.open(byKey(KEYS.addressRestricted)).verify());
    expect(address.details.address).toBe('127.0.0.1');
    const right = failureIn(await panel.open(byKey(KEYS.withoutUsers)).verify());
    expect(right.hint).toBe('It needs the permission to read users.');
  });

  it('tells an old key without a prefix from the other kind by the Panel’s words (trap 11)', async () => {
    const panel = await startPanel();
    const detail = 'You are attempting to use an application API key on an endpoint that requires a client API key.';
    const text = JSON.stringify({ errors: [{ code: 'AccessDeniedHttpException', status: '403', detail }] });
    const refusal = { ok: true, value: { status: 403, headers: {}, cookies: [], text } } as const;
    panel.instead(({ path }) => path === '/api/client/account', refusal);
    const reason = failureIn(await panel.open(byAccount('0123456789abcdef')).verify());
    expect(reason.code).toBe('key-kind-wrong');
  });

  it('demands two-factor of an account key as well, though its account can be read without (6.1)', async () => {
    const panel = await startPanel();
    panel.operator.settings.twoFactor = 'root-admins';
    expect(codeOf(await panel.open(BY_ACCOUNT_KEY).verify())).toBe('two-factor-required');
  });

  it('says that nobody is told from a key what it may do, so it is tried without creating anybody (trap 9)', async () => {
    const panel = await startPanel();
    valueIn(await panel.open().verify());
    const writes = panel.calls.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, path, json }) => [method, path, json])).toEqual([
      ['POST', '/api/application/users', {}],
    ]);
    expect(valueIn(await panel.open().findUsers({}, 1)).expected).toBe(120);
  });

  it('is a failure of the way, not an unknown outcome, when the trial’s answer never comes', async () => {
    const panel = await startPanel();
    const { origin } = panel.emulator;
    const failure = { code: 'outcome-unknown', message: '', hint: '', retryable: false } as const;
    const lost = { ok: false, failure: { ...failure, details: { origin, reason: 'connection-cut' } } } as const;
    panel.instead(({ method }) => method === 'POST', lost);
    expect(codeOf(await panel.open().verify())).toBe('connection-cut');
  });
});

describe('what the keys of a connection reach', () => {
  it('refuses a key without the right to read users, whoever owns it', async () => {
    const panel = await startPanel();
    expect(failureIn(await panel.open({ secret: KEYS.withoutUsers, handle: '' }).verify())).toMatchObject({
      code: 'not-allowed',
      details: { right: 'the permission to read users' },
    });
  });

  it('tells a read-only key in words, and refuses its writes before they are sent', async () => {
    const panel = await startPanel();
    const session = panel.open({ secret: KEYS.readOnly });
    const { capabilities, self, createFields } = await described(session);
    expect(self.rights).toBe('may read users and servers, but change nothing');
    expect(createFields).toEqual([]);
    for (const id of [
      'users.create',
      'users.profile',
      'users.delete',
      'users.set-password',
      'users.administrator',
    ] as const) {
      expect(capabilities[id]).toMatchObject({ available: false, reason: expect.stringContaining('but not change') });
    }
    expect(capabilities['users.find-on-server']).toEqual({ available: true });
    panel.calls.splice(0);
    expect(codeOf(await create(session, newcomer('newcomer')))).toBe('not-allowed');
    expect(codeOf(await session.foresee(creationOf(newcomer('newcomer'))))).toBe('not-allowed');
    expect(panel.calls).toEqual([]);
  });

  it('says what takes an account key (trap 19)', async () => {
    const panel = await startPanel();
    const right = async (credentials: Credentials) =>
      (await described(panel.open(credentials))).capabilities['users.object-rights'];
    expect(await right({})).toMatchObject({ available: false, reason: expect.stringContaining('no account key') });
    expect(await right(BY_BOTH_KEYS)).toEqual({ available: true });
    expect(await right(BY_ACCOUNT_KEY)).toEqual({ available: true });
    for (const accountKey of [KEYS.clientOfOwner, 'ptlc_unknown']) {
      expect(await right({ accountKey })).toMatchObject({
        available: false,
        reason: expect.stringContaining('does not accept the account key'),
      });
    }
  });

  it('says with its rights why a given account key changes no shares', async () => {
    const panel = await startPanel();
    const rights = async (accountKey: string) => (await described(panel.open({ accountKey }))).self.rights;
    const reach = 'may edit users, and see who shares which server; the account key changes no shares, since';
    expect(await rights(KEYS.clientOfOwner)).toBe(`${reach} owner.one is no root administrator`);
    expect(await rights('ptlc_unknown')).toBe(`${reach} the Panel refuses it`);
  });

  it('shows nothing of servers to a key that may not see them, unless the account key does', async () => {
    const panel = await startPanel();
    const blind = panel.open({ secret: KEYS.withoutServers });
    const description = await described(blind);
    expect(description.objectTypes).toEqual([]);
    expect(description.findFields.map(({ key }) => key)).not.toContain('servers');
    expect(description.self.rights).toBe('may edit users, but not see servers');
    expect(codeOf(await blind.listObjectRights('5'))).toBe('not-allowed');
    expect(codeOf(await blind.listObjects('server', ''))).toBe('not-allowed');
    expect(codeOf(await blind.findUsers({ servers: true }, 1))).toBe('not-allowed');
    const seeing = panel.open({ secret: KEYS.withoutServers, accountKey: KEYS.client });
    expect(valueIn(await seeing.listObjectRights('5'))).toHaveLength(1);
  });

  it('says in words what no Panel has (trap 16)', async () => {
    const panel = await startPanel();
    const { capabilities, statuses, columns } = await described(panel.open());
    const missing = Object.entries(capabilities).filter(([, capability]) => !capability.available);
    expect(missing.map(([id]) => id)).toEqual([
      'users.deactivate',
      'users.force-reset',
      'users.groups',
      'users.primary-group',
      'users.stored-roles',
      'users.object-rights',
      'users.merge',
      'users.tokens',
      'groups.list',
      'groups.create',
      'groups.rename',
      'groups.permissions',
      'groups.delete',
    ]);
    expect(capabilities['users.deactivate']).toMatchObject({ instead: expect.stringContaining('API keys') });
    expect(statuses).toEqual([]);
    expect(columns).not.toContain('status');
    expect(codeOf(await panel.open().listGroups())).toBe('not-supported');
    expect(codeOf(await panel.open().getGroup('1'))).toBe('not-supported');
    expect(codeOf(await panel.open().resetOwnPassword('x'))).toBe('not-supported');
    expect(valueIn(await panel.open().listStoredRoles('4'))).toEqual([]);
  });

  it('refuses a change that no Panel can make with the same words', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const reason = failureIn(await update(session, await userBy(session, 4), { active: false }));
    expect(reason).toMatchObject({ code: 'not-supported', details: { what: 'deactivate users' } });
    expect(reason.message).toContain('of this release');
  });

  it('notices at once when a key loses its worth', async () => {
    const panel = await startPanel();
    const session = panel.open({ handle: 'second.admin', secret: KEYS.ofSecondAdmin });
    valueIn(await session.verify());
    panel.operator.editUser(2, { rootAdmin: false });
    expect(codeOf(await session.getUser('4'))).toBe('key-owner-powerless');
  });
});
