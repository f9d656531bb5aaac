import { afterEach, describe, expect, it } from 'vitest';
import {
  BY_ACCOUNT_KEY,
  closePanels,
  create,
  deletionOf,
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
      // Once more, in case somebody of it left before the end was known.
      { per_page: 100, sort: 'id', page: 1 },
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
