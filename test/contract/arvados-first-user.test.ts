import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNTS, PEER, SYSTEM_ROOT_TOKEN, v2 } from '../../demo/arvados/fixtures.ts';
import { arvados } from '../../electron/core/adapters/arvados/adapter.ts';
import type { Values } from '../../electron/domain/change.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import {
  closeClusters,
  codeOf,
  failureIn,
  RELEASES,
  startCluster,
  type TestCluster,
  valueIn,
} from './arvados-server.ts';

afterEach(closeClusters);

const SERVER = { kind: 'arvados', kindLabel: 'Arvados', profile: 'arvados-3.0', version: '3.2.1' };
const JANE = { email: 'jane@example.org', handle: 'jane', firstName: 'Jane', lastName: 'Doe' };

const create = ({ http }: TestCluster, values: Values = JANE, rootToken = SYSTEM_ROOT_TOKEN) => {
  const { firstUser } = arvados;
  if (!firstUser) throw new Error('Arvados makes first administrators');
  return firstUser.create({ http, server: SERVER, values, secrets: { rootToken }, now: Date.now, say: sayEnglish });
};

describe.each(RELEASES)('the first administrator of $name', ({ release }) => {
  const start = (options: Parameters<typeof startCluster>[0] = {}) =>
    startCluster({ release, virgin: true, ...options });

  it('is offered to whoever asks, since nobody can tell from outside', () => {
    expect(arvados.firstUser?.offered).toBe('asked');
    const fields = arvados.firstUser?.fields(sayEnglish) ?? [];
    expect(fields.find((field) => field.key === 'rootToken')).toMatchObject({ type: 'password' });
    expect(fields.filter((field) => field.rules.required).map((field) => field.key)).toEqual([
      'rootToken',
      'email',
      'handle',
    ]);
  });

  it('is made with the system root token, and signs in with a token of its own', async () => {
    const cluster = await start();
    const made = valueIn(await create(cluster));
    expect(made.signIn).toEqual({ method: 'token', handle: 'jane' });
    expect(made.secret).toMatch(/^v2\/ardev-gj3su-/);
    const self = valueIn(await cluster.open({ token: made.secret }).verify());
    expect(self).toMatchObject({ handle: 'jane', administrator: 'admin' });
    expect(JSON.stringify(made)).not.toContain(SYSTEM_ROOT_TOKEN);
  });

  it('is an account that is there already, found by its address in any case of letters', async () => {
    const cluster = await start();
    const { json } = await cluster.root.post('users', { user: { email: 'Jane@Example.org', username: 'jdoe' } });
    const made = valueIn(await create(cluster));
    expect(made.signIn.handle).toBe('jdoe');
    expect(valueIn(await cluster.open({ token: made.secret }).verify()).id).toBe(json.uuid);
  });

  it('comes again with another token, if the wizard is run twice', async () => {
    const cluster = await start();
    const first = valueIn(await create(cluster));
    const second = valueIn(await create(cluster));
    expect(second.signIn).toEqual(first.signIn);
    expect(second.secret).not.toBe(first.secret);
  });

  it('is there already, and that is said', async () => {
    const cluster = await start({ virgin: false });
    expect(codeOf(await create(cluster))).toBe('first-user-exists');
    // The guest administrator of another cluster is none.
    expect(valueIn(await create(cluster, { ...JANE, email: 'admin@example.org' })).signIn.handle).toBe('admin');
  });

  it('needs the real root token: others say what they are', async () => {
    const cluster = await start({ virgin: false });
    expect(failureIn(await create(cluster, JANE, 'nonsense'))).toMatchObject({
      code: 'token-wrong',
      fields: { rootToken: expect.any(String) },
    });
    expect(failureIn(await create(cluster, JANE, v2('admin')))).toMatchObject({
      code: 'key-kind-wrong',
      details: { given: 'the token of admin', needed: 'the system root token' },
      fields: { rootToken: expect.any(String) },
    });
  });

  it('puts what was typed wrong on its field', async () => {
    const cluster = await start({ virgin: false });
    const refused = failureIn(await create(cluster, { email: 'x', handle: '1' }));
    expect(Object.keys(refused.fields ?? {}).sort()).toEqual(['email', 'handle']);
    const twins = failureIn(await create(cluster, { ...JANE, email: 'twin@example.org' }));
    expect(Object.keys(twins.fields ?? {})).toEqual(['email']);
    expect(cluster.calls.every((call) => call.method === 'GET')).toBe(true);
  });

  it('is made once only where the answer of the creation never came', async () => {
    const cluster = await start();
    cluster.answer((request) => request.method === 'POST' && request.path === '/arvados/v1/users', { status: 504 });
    cluster.meanwhile(
      (request) => request.method === 'POST' && request.path === '/arvados/v1/users',
      () => cluster.root.post('users', { user: { email: JANE.email, username: 'jane' } }),
    );
    const made = valueIn(await create(cluster));
    expect(valueIn(await cluster.open({ token: made.secret }).verify()).administrator).toBe('admin');
    const lost = await start();
    lost.answer((request) => request.method === 'POST' && request.path === '/arvados/v1/users', { status: 504 });
    expect(codeOf(await create(lost))).toBe('outcome-unknown');
  });

  it('says what to do where the cluster lets nobody make tokens', async () => {
    const cluster = await start();
    cluster.answer((request) => request.method === 'POST' && request.path.endsWith('/api_client_authorizations'), {
      status: 403,
      text: '{"errors":["Forbidden"]}',
    });
    const refused = failureIn(await create(cluster));
    expect(refused.code).toBe('not-supported');
    expect(refused.hint).toContain('jane is an administrator of');
    const { json } = await cluster.root.get('users', { filters: [['email', '=', JANE.email]] });
    expect(json.items[0]).toMatchObject({ is_admin: true, is_active: true });
  });

  it('is made on the login cluster, not on a satellite', async () => {
    const cluster = await start({ knobs: { loginCluster: PEER } });
    expect(codeOf(await create(cluster))).toBe('managed-elsewhere');
    expect(ACCOUNTS.admin).toContain('-tpzed-');
  });
});
