import { afterEach, describe, expect, it } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { presentValues } from '../../electron/domain/present-values.ts';
import {
  BY_ACCOUNT_KEY,
  changeOf,
  closePanels,
  create,
  creationOf,
  deletionOf,
  described,
  newcomer,
  startPanel,
  update,
  userBy,
} from './pterodactyl-server.ts';
import { allUsers, codeOf, failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

const SIGN_INS = [
  { key: 'an application key', credentials: {} },
  { key: 'an account key', credentials: BY_ACCOUNT_KEY },
];

describe.each(SIGN_INS)('operations on users of pterodactyl-1.11 with $key', ({ credentials }) => {
  const start = async () => {
    const panel = await startPanel();
    const session = panel.open(credentials);
    valueIn(await session.verify());
    panel.calls.splice(0);
    return { panel, session };
  };

  it('P1 GET /api/application/users reads everybody, page by page', async () => {
    const { panel, session } = await start();
    const users = await allUsers(session);
    expect(users.map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, index) => String(index + 1)));
    expect(panel.calls.map(({ query }) => query)).toEqual([
      { per_page: 100, sort: 'id', page: 1 },
      { per_page: 100, sort: 'id', page: 2 },
    ]);
  });

  it('P1 GET /api/application/users finds by parts of values, several of them together', async () => {
    const { panel, session } = await start();
    const found = valueIn(await session.findUsers({ handle: 'OWNER', email: 'one@', sort: '-id' }, 1));
    expect(found.users.map(({ handle }) => handle)).toEqual(['owner.one']);
    expect(panel.calls[0]?.query).toMatchObject({ 'filter[username]': 'OWNER', 'filter[email]': 'one@', sort: '-id' });
    const either = valueIn(await session.findUsers({ handle: 'owner.one,owner.two', uuid: '7' }, 1));
    expect(either.users.map(({ id }) => id)).toEqual(['5', '6']);
    expect(valueIn(await session.findUsers({ externalId: 'EXT-1' }, 1)).users).toHaveLength(2);
  });

  it('P1 GET /api/application/users orders, includes servers and goes on with the next page', async () => {
    const { session } = await start();
    const parameters = { sort: '-uuid', servers: true };
    const first = valueIn(await session.findUsers(parameters, 1));
    const second = valueIn(await session.findUsers(parameters, 2));
    expect([first.users.length, second.users.length, first.expected]).toEqual([100, 20, 120]);
    const all = [...first.users, ...second.users];
    const uuids = all.map(({ attributes }) => String(attributes.uuid));
    expect(uuids).toEqual([...uuids].sort().reverse());
    expect(all.find(({ id }) => id === '5')?.attributes.servers).toBe('Olive server');
    expect(all.find(({ id }) => id === '4')?.attributes.servers).toBe('');
    expect(valueIn(await session.findUsers({}, 3)).users).toEqual([]);
  });

  it('P2 GET /api/application/users/:id reads one user, and says who is gone', async () => {
    const { session } = await start();
    expect(await userBy(session, 4)).toEqual({
      id: '4',
      handle: 'norm_user',
      name: 'Norma User',
      email: 'norm@example.com',
      status: '',
      administrator: null,
      mustResetPassword: null,
      groups: [],
      primaryGroup: null,
      permissions: [],
      created: '2024-03-07T09:00:00.000Z',
      lastSeen: null,
      passwordChanged: null,
      attributes: {
        firstName: 'Norma',
        lastName: 'User',
        externalId: 'CRM-1001',
        uuid: '1fbd449d-d8a6-4972-aa85-b6507c8bfcdc',
        language: 'en',
        twoFactor: false,
        updatedAt: '2024-03-07T09:00:00.000Z',
      },
    });
    expect(failureIn(await session.getUser('999'))).toMatchObject({
      code: 'user-not-found',
      details: { user: '999', instance: 'games' },
    });
  });

  it('P3 GET /api/application/users/external/:external_id looks a whole value up', async () => {
    const { panel, session } = await start();
    const found = valueIn(await session.findUsers({ externalIdExact: 'ext-1', handle: 'ignored', servers: true }, 1));
    expect(found.users.map(({ handle }) => handle)).toEqual(['owner.one']);
    expect(found.users[0]?.attributes.servers).toBe('Olive server');
    expect(panel.calls.map(({ path }) => path)).toEqual(['/api/application/users/external/ext-1']);
    expect(valueIn(await session.findUsers({ externalIdExact: 'EXT' }, 1))).toEqual({ users: [], expected: 0 });
    panel.operator.editUser(9, { externalId: 'ö 50% & more?' });
    const odd = valueIn(await session.findUsers({ externalIdExact: 'ö 50% & more?' }, 1));
    expect(odd.users.map(({ id }) => id)).toEqual(['9']);
  });

  it('P4 POST /api/application/users creates a user with everything that can be given', async () => {
    const { panel, session } = await start();
    const values = newcomer('New.Comer', { externalId: 'X-1', language: 'en', administrator: 'root' });
    const { user } = valueIn(await create(session, values, 'a password'));
    expect(user).toMatchObject({
      handle: 'new.comer',
      name: 'New Comer',
      email: 'New.Comer@example.com',
      administrator: 'root',
      attributes: { externalId: 'X-1', language: 'en', twoFactor: false },
    });
    expect(await userBy(session, Number(user?.id))).toEqual(user);
    expect(panel.calls.find(({ method }) => method === 'POST')?.json).toMatchObject({ password: 'a password' });
  });

  it('P4 POST /api/application/users leaves out what is empty', async () => {
    const { panel, session } = await start();
    const empty = { externalId: '', language: '', administrator: '' };
    const { user } = valueIn(await create(session, newcomer('newcomer', empty)));
    expect(user).toMatchObject({ administrator: null, attributes: { externalId: null, language: 'en' } });
    expect(Object.keys(panel.calls[0]?.json as object)).toEqual(['username', 'email', 'first_name', 'last_name']);
  });

  it('P5 PATCH /api/application/users/:id changes single fields and keeps the others', async () => {
    const { panel, session } = await start();
    const user = await userBy(session, 4);
    const { user: changed } = valueIn(await update(session, user, { lastName: 'Newman', externalId: null }));
    expect(changed).toMatchObject({ name: 'Norma Newman', email: user.email, attributes: { externalId: null } });
    expect(panel.calls.find(({ method }) => method === 'PATCH')?.json).toEqual({
      username: 'norm_user',
      email: 'norm@example.com',
      first_name: 'Norma',
      last_name: 'Newman',
      external_id: null,
    });
    expect(await userBy(session, 4)).toEqual(changed);
  });

  it('P5 PATCH /api/application/users/:id changes every field, the password and the level included', async () => {
    const { panel, session } = await start();
    const after = {
      handle: 'other_name',
      email: 'other@example.com',
      firstName: 'Other',
      lastName: 'Name',
      externalId: 'X-2',
      administrator: 'root',
    };
    const { user } = valueIn(await update(session, await userBy(session, 4), after, { password: 'new one' }));
    expect(session.valuesOf(user ?? (await userBy(session, 4)))).toEqual({ ...after, language: 'en' });
    expect(panel.calls.find(({ method }) => method === 'PATCH')?.json).toMatchObject({
      password: 'new one',
      root_admin: true,
    });
    const demoted = valueIn(await update(session, await userBy(session, 4), { administrator: null })).user;
    expect(demoted?.administrator).toBeNull();
  });

  it('P6 DELETE /api/application/users/:id deletes a user for good', async () => {
    const { session } = await start();
    const user = await userBy(session, 4);
    expect(valueIn(await session.write(deletionOf(user), {}))).toEqual({ user: null, group: null });
    expect(codeOf(await session.getUser('4'))).toBe('user-not-found');
    expect(codeOf(await session.write(deletionOf(user), {}))).toBe('user-not-found');
  });
});

describe('the forms of a Panel', () => {
  it('tells the present value of every open field, on the screen as in the adapter', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const { editFields, statuses } = await described(session);
    const user = await userBy(session, 2);
    expect(presentValues(user, editFields, statuses)).toEqual(session.valuesOf(user));
  });

  it('shows the Panel’s own rules before anything is sent', async () => {
    const panel = await startPanel();
    const { createFields } = await described(panel.open());
    const rules = Object.fromEntries(createFields.map(({ key, rules: one }) => [key, one]));
    expect(Object.keys(rules)).toEqual([
      'handle',
      'email',
      'firstName',
      'lastName',
      'password',
      'externalId',
      'language',
      'administrator',
    ]);
    expect(rules.handle).toMatchObject({ required: true, minimumLength: 3, maximumLength: 191 });
    expect(rules.lastName).toMatchObject({ required: true, maximumLength: 191 });
    expect(rules.password).toMatchObject({ required: false, minimumLength: null });
    const pattern = new RegExp(`^(?:${rules.handle?.pattern?.source})$`);
    expect(['abc', 'A.b-c_9'].every((handle) => pattern.test(handle))).toBe(true);
    expect(['ab', '-abc', 'abc.', 'ä.b.c', 'a c'].some((handle) => pattern.test(handle))).toBe(false);
  });

  it('takes all values of a form in one write', async () => {
    const panel = await startPanel();
    const values = newcomer('newcomer', { administrator: 'root', password: 'x' });
    expect(panel.open().divide('create-user', values)).toEqual([values]);
    expect(panel.open().divide('update-user', values)).toEqual([values]);
  });

  it('refuses fields that no Panel has, and required ones that are empty, before anything is sent', async () => {
    const panel = await startPanel();
    const session = panel.open();
    valueIn(await session.verify());
    panel.calls.splice(0);
    const odd = failureIn(await create(session, newcomer('newcomer', { shoeSize: '42' })));
    expect(odd).toMatchObject({ code: 'input-invalid', fields: { shoeSize: 'The server has no such field.' } });
    const empty = failureIn(await create(session, { handle: 'newcomer', email: '', firstName: ' ' }));
    expect(Object.keys(empty.fields ?? {})).toEqual(['email', 'firstName', 'lastName']);
    expect(panel.calls).toEqual([]);
  });

  it('previews nothing but says what a creation sets off', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const linked = valueIn(await session.foresee(creationOf(newcomer('newcomer'))));
    expect(linked.effects.join(' ')).toContain('newcomer@example.com a link');
    expect(linked.effects.join(' ')).toContain('60 minutes');
    const told = valueIn(await session.foresee(creationOf(newcomer('newcomer'), ['password'])));
    expect(told.effects).toEqual([
      'The Panel mails newcomer@example.com that the account exists. The password is not in the mail.',
    ]);
    expect(panel.operator.mails).toEqual([]);
  });
});

describe('what a Panel would let happen and Roster does not', () => {
  const demotionOf = (id: string) =>
    changeOf('update-user', { id, name: '' }, { before: { administrator: 'root' }, after: { administrator: null } });
  const deletion = (id: string) => changeOf('delete-user', { id, name: '' });

  it('protects the owners of the keys from deletion and demotion, in the preview and in the write', async () => {
    const panel = await startPanel();
    const session = panel.open({ accountKey: KEYS.clientOfSecondAdmin });
    for (const id of ['1', '2']) {
      for (const change of [demotionOf(id), deletion(id)]) {
        expect(codeOf(await session.foresee(change))).toBe('yourself-protected');
        expect(codeOf(await session.write(change, {}))).toBe('yourself-protected');
      }
    }
    expect(panel.calls.some(({ method }) => method === 'PATCH' || method === 'DELETE')).toBe(false);
  });

  it('protects the last root administrator, even where the owner of the key was named wrongly', async () => {
    const panel = await startPanel();
    const session = panel.open({ handle: 'second.admin' });
    valueIn(await session.verify());
    panel.operator.editUser(2, { rootAdmin: false });
    for (const change of [demotionOf('1'), deletion('1')]) {
      expect(codeOf(await session.foresee(change))).toBe('last-administrator');
      expect(codeOf(await session.write(change, {}))).toBe('last-administrator');
    }
    panel.operator.editUser(77, { rootAdmin: true });
    expect(valueIn(await session.write(deletion('1'), {})).user).toBeNull();
  });

  it('lets another administrator be demoted and deleted, and warns that the key may be theirs', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const foreseen = valueIn(await session.foresee(demotionOf('2')));
    expect(foreseen.effects.join(' ')).toContain('not to admin');
    valueIn(await session.write(demotionOf('2'), {}));
    const gone = valueIn(await session.foresee(deletion('2')));
    expect(gone).toMatchObject({ grade: 'final', grave: false });
    valueIn(await session.write(deletion('2'), {}));
    const known = panel.open(BY_ACCOUNT_KEY);
    panel.operator.editUser(3, { rootAdmin: true });
    expect(valueIn(await known.foresee(demotionOf('3'))).effects.join(' ')).not.toContain('belongs to this account');
  });

  it('shows own servers before a deletion that the Panel would refuse (trap 16)', async () => {
    const panel = await startPanel();
    const session = panel.open();
    const reason = failureIn(await session.foresee(deletion('5')));
    expect(reason).toMatchObject({
      code: 'owns-objects',
      details: { user: 'owner.one', objects: 'Olive server (5896d455)' },
    });
    expect(failureIn(await session.write(deletion('5'), {}))).toMatchObject({
      code: 'owns-objects',
      details: { objects: 'Olive server (5896d455)' },
    });
  });

  it('says what goes with an account, and where it cannot see whether servers are owned', async () => {
    const panel = await startPanel();
    const seen = valueIn(await panel.open().foresee(deletion('4')));
    expect(seen.effects).toHaveLength(2);
    expect(seen.effects[0]).toContain('API keys, SSH keys, recovery codes and shares');
    const blind = panel.open({ secret: KEYS.withoutServers });
    expect(valueIn(await blind.foresee(deletion('5'))).effects.join(' ')).toContain('may not see servers');
    expect(failureIn(await blind.write(deletion('5'), {}))).toMatchObject({
      code: 'refused-by-server',
      serverMessage: expect.stringContaining('active servers'),
    });
  });
});
