import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import { failureOf, type Lab, openLab } from './emulator-arvados-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.emulator.close());

const foreign = [['uuid', 'in', [ACCOUNTS.remote, ACCOUNTS.plain]]];

describe('users of another cluster', () => {
  it('are in the list, may be read, and are their home’s to change', async () => {
    expect((await lab.admin.get(`users/${ACCOUNTS.remote}`)).json).toMatchObject({ uuid: ACCOUNTS.remote });
    const path = `users/${ACCOUNTS.remoteInactive}`;
    expect((await lab.admin.patch(path, { user: { first_name: 'x' } })).status).toBe(403);
    const bypass = { body: { user: { first_name: 'x' } }, query: { bypass_federation: true } };
    expect((await lab.admin.send('PATCH', path, bypass)).json.first_name).toBe('x');
    expect((await lab.as('remote').get('users/current')).json.uuid).toBe(ACCOUNTS.remote);
  });

  it('make a list by uuid follow rules', async () => {
    const list = (query: Readonly<Record<string, unknown>>) => lab.admin.get('users', { filters: foreign, ...query });
    expect((await list({ count: 'none' })).json.items).toHaveLength(2);
    for (const query of [
      {},
      { count: 'none', order: 'uuid' },
      { count: 'none', offset: 1 },
      { count: 'none', limit: 1 },
      { count: 'none', filters: [...foreign, ['is_active', '=', true]] },
    ]) {
      const [status, said] = failureOf(await list(query));
      expect([status, said]).toEqual([400, expect.stringContaining('cannot execute federated list query')]);
    }
    const unknown = [['uuid', '=', 'nobdy-tpzed-000000000000001']];
    expect((await list({ count: 'none', filters: unknown })).status).toBe(404);
    expect((await list({ bypass_federation: true })).json.items_available).toBe(2);
  });

  it('may be listed around federation by administrators only', async () => {
    expect((await lab.as('plain').get('users', { bypass_federation: true })).status).toBe(403);
  });
});

describe('a satellite of a login cluster', () => {
  beforeEach(() => {
    lab.configuration.loginCluster = 'arpee';
  });

  it('says so in its configuration and checks no passwords', async () => {
    expect((await lab.anonymous.get('config')).json.Login).toMatchObject({ LoginCluster: 'arpee' });
    const got = await lab.anonymous.post('users/authenticate', { username: 'admin', password: 'admin-password' });
    expect(failureOf(got)).toEqual([400, 'username/password authentication is not available']);
  });

  it('forwards lists and changes with tokens of the login cluster, and none of its own', async () => {
    const path = `users/${ACCOUNTS.remoteInactive}`;
    const text = 'cannot use a locally issued token to forward a request to our login cluster (arpee)';
    for (const got of [
      await lab.admin.get('users'),
      await lab.admin.get(path),
      await lab.admin.patch(path, { user: { first_name: 'x' } }),
      await lab.admin.post(`${path}/activate`),
      await lab.admin.post(`${path}/unsetup`),
    ]) {
      expect(failureOf(got)).toEqual([401, text]);
    }
    const remote = lab.as('remote');
    expect((await remote.get('users')).json.items_available).toBe(40);
    expect((await remote.patch(path, { user: { first_name: 'x' } })).json.first_name).toBe('x');
    expect((await remote.post(`${path}/activate`)).json.is_active).toBe(true);
    expect((await remote.post(`${path}/unsetup`)).json.is_active).toBe(false);
    expect((await lab.admin.get('users', { bypass_federation: true })).status).toBe(200);
  });

  it('creates and merges locally, and activates no user of its own', async () => {
    expect((await lab.admin.post('users', { user: { email: 'x@y.org' } })).json.uuid).toMatch(/^ardev-/);
    expect((await lab.admin.post(`users/${ACCOUNTS.invited}/activate`)).status).toBe(422);
    const body = { old_user_uuid: ACCOUNTS.owner, new_user_uuid: ACCOUNTS.second, new_owner_uuid: ACCOUNTS.second };
    expect((await lab.admin.post('users/merge', body)).status).toBe(200);
  });
});
