import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { pterodactyl } from '../../electron/core/adapters/pterodactyl/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import { failure } from '../../electron/domain/failure.ts';
import { failed } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import type { User } from '../../electron/domain/user.ts';
import {
  closePanels,
  create,
  creationOf,
  deletionOf,
  newcomer,
  startPanel,
  update,
  updateOf,
  userBy,
} from './pterodactyl-server.ts';
import { allUsers, codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

describe('traps for a client of a Panel', () => {
  it('1: asks for JSON, and takes no redirect for a success', async () => {
    const panel = await startPanel();
    const { origin } = panel.emulator;
    const redirected = failed(failure('redirected', { origin, to: `${origin}/auth/login`, status: 302 }));
    panel.instead(() => true, redirected);
    expect(failureIn(await panel.open().getUser('4'))).toMatchObject({
      code: 'refused-as-page',
      details: { status: 302 },
    });
    panel.instead(() => true, failed(failure('redirected', { origin, to: `${origin}/`, status: 302 })));
    expect(codeOf(await panel.open().getUser('4'))).toBe('refused-as-page');
    const elsewhere = failure('redirected', { origin, to: 'https://new.example.com/auth/login', status: 301 });
    panel.instead(() => true, failed(elsewhere));
    expect(codeOf(await panel.open().getUser('4'))).toBe('redirected');
  });

  it('2: sends nothing that a browser would, so that writes are not taken for the website’s', async () => {
    const panel = await startPanel();
    const session = panel.open();
    valueIn(await update(session, await userBy(session, 4), { lastName: 'Newman' }));
    for (const { headers } of panel.calls) {
      expect(Object.keys(headers ?? {}).map((name) => name.toLowerCase())).toEqual(['authorization']);
    }
  });

  it('3: makes the addresses of pages itself', async () => {
    const panel = await startPanel({ users: 350 });
    expect(await allUsers(panel.open())).toHaveLength(350);
    expect(panel.calls.every(({ query }) => query?.per_page === 100 && query.sort === 'id')).toBe(true);
  });

  it('4: compares exactly where somebody asked for whole values', async () => {
    const panel = await startPanel();
    panel.operator.editUser(9, { email: 'aone@example.commerce', username: 'true' });
    panel.operator.editUser(10, { email: 'comma,one@example.com' });
    const session = panel.open();
    const handles = async (parameters: Record<string, string | boolean>, page = 1) =>
      valueIn(await session.findUsers(parameters, page)).users.map(({ id }) => id);
    expect(await handles({ email: 'one@example.com' })).toEqual(['5', '9', '10']);
    expect(await handles({ email: 'One@example.com', exact: true })).toEqual(['5']);
    expect(await handles({ email: 'comma,one@example.com', exact: true })).toEqual(['10']);
    expect(await handles({ externalId: 'EXT-1', exact: true })).toEqual(['5']);
    expect(await handles({ handle: 'true', exact: true })).toEqual(['9']);
    expect(await handles({ handle: 'norm%user' })).toEqual(['4']);
    expect(await handles({ handle: 'norm%user', exact: true })).toEqual([]);
    expect(await handles({ handle: 'owner.one', exact: true }, 2)).toEqual([]);
    const word = failureIn(await session.findUsers({ handle: 'TRUE' }, 1));
    expect(word).toMatchObject({ code: 'input-invalid', fields: { handle: expect.stringContaining('letter') } });
  });

  it('4: says of an external id with a slash that it cannot be looked up', async () => {
    const panel = await startPanel();
    for (const externalIdExact of ['a/b', '..', '.']) {
      const reason = failureIn(await panel.open().findUsers({ externalIdExact }, 1));
      expect(reason.fields?.externalIdExact).toContain('slash');
    }
  });

  it('5: offers the orders and filters that there are, and loads everybody for the rest', async () => {
    const panel = await startPanel();
    const description = valueIn(await panel.open().describe());
    const sort = description.findFields.find(({ key }) => key === 'sort');
    expect(sort?.choices.map(({ value }) => value)).toEqual(['id', '-id', 'uuid', '-uuid']);
    expect(failureIn(await panel.open().findUsers({ sort: 'email' }, 1)).fields).toHaveProperty('sort');
  });

  it('6: reads right before it writes, so that no stale copy undoes what others did', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    panel.operator.editUser(4, { firstName: 'Norah', username: 'renamed' });
    const { user: changed } = valueIn(await update(session, user, { lastName: 'Newman' }));
    expect(changed).toMatchObject({ handle: 'renamed', name: 'Norah Newman' });
    const methods = panel.calls.slice(-2).map(({ method, path }) => `${method} ${path}`);
    expect(methods).toEqual(['GET /api/application/users/4', 'PATCH /api/application/users/4']);
  });

  it('7: clears an external id, keeps the password and refuses an empty language', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    const { user: cleared } = valueIn(await update(session, user, { externalId: '' }, { password: '' }));
    expect(cleared?.attributes.externalId).toBeNull();
    const patches = panel.calls.filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ json }) => json)).toEqual([expect.not.objectContaining({ password: expect.anything() })]);
    expect(failureIn(await update(session, user, { language: '' })).fields).toHaveProperty('language');
  });

  it('8: sends flags as flags and numbers as text', async () => {
    const panel = await startPanel();
    const session = panel.open();
    valueIn(await create(session, newcomer('newcomer', { externalId: '42', administrator: 'root' }), '12345678'));
    expect(panel.calls.at(-1)?.json).toMatchObject({ external_id: '42', root_admin: true, password: '12345678' });
  });

  it('10: tells a missing user from a missing right by what the key is known to reach', async () => {
    const panel = await startPanel();
    const session = panel.open({ secret: KEYS.readOnly });
    expect(codeOf(await session.getUser('999'))).toBe('user-not-found');
    const nobody = { ...(await userBy(session, 4)), id: '999' };
    for (const user of [nobody, await userBy(session, 4)]) {
      expect(codeOf(await session.write(deletionOf(user), {}))).toBe('not-allowed');
    }
  });

  it('12: creates one at a time without passwords, across sessions, and several at once with them', async () => {
    const panel = await startPanel();
    const sessions = [panel.open(), panel.open({ method: 'client-key', secret: KEYS.client })];
    for (const session of sessions) valueIn(await session.verify());
    const names = Array.from({ length: 12 }, (_, index) => `newcomer${index}`);
    const all = (password?: string, prefix = '') =>
      Promise.all(
        names.map((name, index) => {
          const session = sessions[index % 2];
          if (!session) throw new Error('No session');
          return create(session, newcomer(prefix + name), password);
        }),
      );
    panel.calls.splice(0);
    for (const result of await all()) valueIn(result);
    expect(panel.calls.map(({ method }) => method)).toEqual(names.map(() => 'POST'));
    for (const result of await all('a password', 'other')) valueIn(result);
  });

  it('13: names a page size that every Panel takes', async () => {
    const panel = await startPanel();
    await allUsers(panel.open());
    valueIn(await panel.open().findUsers({}, 1));
    expect(new Set(panel.calls.map(({ query }) => query?.per_page))).toEqual(new Set([100]));
  });

  it('14: says before a creation who gets a mail, with a link or without', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const effects = async (secrets: string[]) =>
      valueIn(await session.foresee(creationOf(newcomer('newcomer'), secrets))).effects;
    expect(await effects([])).toHaveLength(2);
    expect(await effects(['password'])).toHaveLength(1);
    valueIn(await create(session, newcomer('newcomer')));
    expect(panel.operator.mails.at(-1)).toMatchObject({
      to: 'newcomer@example.com',
      action: { label: 'Setup Your Account' },
    });
  });

  it('15: says what a new password leaves alive', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const user = await userBy(session, 4);
    const foreseen = valueIn(await session.foresee(updateOf(session, user, {}, ['password'])));
    expect(foreseen.effects.join(' ')).toContain('API keys go on working');
    valueIn(await update(session, user, {}, { password: 'new one' }));
    expect(valueIn(await panel.open({ method: 'client-key', secret: KEYS.client }).verify()).handle).toBe('admin');
  });

  it('17: wants missing names filled in before it saves, on their fields, and saves with them', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const nameless = await userBy(session, 66);
    expect(nameless).toMatchObject({ name: null, attributes: { firstName: null, lastName: null } });
    const change = updateOf(session, nameless, { externalId: 'X-1', firstName: 'Given' });
    const reason = failureIn(await session.foresee(change));
    expect(reason).toMatchObject({ code: 'input-invalid', fields: { lastName: expect.stringContaining('filled in') } });
    expect(failureIn(await session.write(change, {})).fields).toEqual(reason.fields);
    const after = { externalId: 'X-1', firstName: 'Given', lastName: 'Family' };
    expect(valueIn(await update(session, nameless, after)).user?.name).toBe('Given Family');
  });

  it('20: obeys what the Panel tells of its budget, which all sessions share', async () => {
    const panel = await startPanel();
    panel.operator.settings.applicationLimit = 3;
    const waits: number[] = [];
    let clock = 0;
    const http = createHttpClient({
      baseUrl: panel.emulator.origin,
      allowHttp: false,
      clock: () => clock,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        clock += milliseconds;
        panel.pass(milliseconds / 1000);
      },
    });
    const session = pterodactyl.open({
      http,
      server: { kind: 'pterodactyl', kindLabel: 'Pterodactyl', profile: '1.x', version: 'Unknown' },
      instanceName: 'games',
      signIn: { method: 'application-key', handle: 'admin' },
      secret: KEYS.application,
      extraSecrets: {},
      now: () => clock,
      say: sayEnglish,
    });
    for (let call = 0; call < 5; call += 1) expect((await userBy(session, 4)).handle).toBe('norm_user');
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(50_000);
    http.close();
  });

  it('21: shows the answer, not what was typed', async () => {
    const panel = await startPanel();
    const { user } = valueIn(await create(panel.open(), newcomer('MiXed', { email: 'MiXed@Example.com' })));
    expect(user).toMatchObject({ handle: 'mixed', email: 'MiXed@Example.com' });
  });

  it('24: keeps names with markup as they are', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const lastName = '<b>“Newman” & sons</b>';
    const { user } = valueIn(await update(session, await userBy(session, 4), { lastName }));
    expect(user?.attributes.lastName).toBe(lastName);
  });

  it('5.2: sends only numbers where the Panel would find somebody else', async () => {
    const panel = await startPanel();
    for (const id of ['1abc', '001', '0', '-1', '1.5', 'd258c913-272d-44e4-bca6-3c687ed1011c', '../servers/1']) {
      expect(codeOf(await panel.open().getUser(id))).toBe('user-not-found');
    }
    expect(panel.calls).toEqual([]);
  });
});

describe('lists with rows that break them (§7)', () => {
  it('P1 loads everybody else, and names the row at the end', async () => {
    const panel = await startPanel({ users: 250 });
    panel.operator.editUser(57, { createdAt: null });
    const users: User[] = [];
    const failures: string[] = [];
    for await (const page of panel.open().listUsers()) {
      if (page.ok) users.push(...page.value.users);
      else failures.push(page.failure.message);
    }
    expect(users.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1).filter((id) => id !== 57),
    );
    expect(failures).toEqual([`${panel.emulator.origin} fails on some of its own rows: account 57.`]);
    expect(panel.calls.length).toBeLessThan(20);
  });

  it('P1 gives neighbours that all break up together', async () => {
    const panel = await startPanel({ users: 250 });
    for (let id = 121; id <= 140; id += 1) panel.operator.editUser(id, { createdAt: null });
    panel.operator.editUser(250, { createdAt: null });
    let count = 0;
    let message = '';
    for await (const page of panel.open().listUsers()) {
      if (page.ok) count += page.value.users.length;
      else message = page.failure.message;
    }
    expect(count).toBe(229);
    expect(message).toContain('accounts 121 to 140, account 250');
  });

  it('P1 gives up where nothing of a page can be read', async () => {
    const panel = await startPanel({ users: 250 });
    panel.emulator.faults.set('500=1');
    const results = [];
    for await (const page of panel.open().listUsers()) results.push(page);
    expect(results).toHaveLength(1);
    expect(panel.calls).toHaveLength(6);
  });

  it('P1 ends with the failure of a page in the middle, after those before it', async () => {
    const panel = await startPanel({ users: 350 });
    const { origin } = panel.emulator;
    panel.instead(({ query }) => query?.page === 3, failed(failure('timed-out-answering', { origin })));
    const results = [];
    for await (const page of panel.open().listUsers())
      results.push(page.ok ? page.value.users.length : page.failure.code);
    expect(results).toEqual([100, 100, 'timed-out-answering']);
  });
});
