import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../../electron/core/adapters/adapter.ts';
import { virtoolLegacy } from '../../../../../electron/core/adapters/virtool-legacy/adapter.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../../../../electron/core/net/http.ts';
import type { Change, Values } from '../../../../../electron/domain/change.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import { failed, ok } from '../../../../../electron/domain/result.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';
import { answer } from '../virtool/stub-http.ts';

const NOT_FOUND = answer(404, { id: 'not_found', message: 'Not found' });
const USER = {
  id: 'bob',
  force_reset: false,
  groups: ['technician'],
  last_password_change: '2017-12-14T10:00:00Z',
  permissions: { upload_file: true, manage_users: false },
  primary_group: '',
};

/** A Virtool 2.0, which no emulator imitates: routes as in its source, one user and the administrator. */
function oldest(more: Readonly<Record<string, HttpAnswer>> = {}): { session: Session; calls: HttpRequest[] } {
  const calls: HttpRequest[] = [];
  const answers: Readonly<Record<string, HttpAnswer>> = {
    'GET /api/groups': answer(200, [{ id: 'technician', permissions: { upload_file: true } }]),
    'GET /api/users/bob': answer(200, USER),
    'PUT /api/users/bob/password': answer(200, { ...USER, force_reset: true, primary_group: 'technician' }),
    'PUT /api/users/bob/reset': answer(200, { ...USER, force_reset: true }),
    'PUT /api/users/bob/primary': answer(200, { ...USER, force_reset: true, primary_group: 'technician' }),
    'POST /api/users/bob/groups': answer(200, { ...USER, groups: ['technician', 'visitors'] }),
    ...more,
  };
  const http: HttpClient = {
    baseUrl: 'https://lab-01.example.org',
    async send(request) {
      calls.push(request);
      const { method, path, headers } = request;
      if (path === '/login') return failed(failure('redirected', { origin: '', to: '/', status: 302 }));
      if (path === '/api/account' && !headers?.cookie) {
        const stranger = answer(401, { id: 'requires_authorization', message: 'Requires authorization' });
        return ok({ ...stranger, cookies: ['session_id=abc; Path=/'] });
      }
      if (path === '/api/account') return ok(answer(200, { id: 'admin', groups: ['administrator'] }));
      return ok(answers[`${method} ${path}`] ?? NOT_FOUND);
    },
  };
  const session = virtoolLegacy.open({
    http,
    server: { kind: 'virtool-legacy', kindLabel: 'Virtool', profile: 'virtool-legacy-2', version: '2.x' },
    instanceName: 'lab-01',
    signIn: { method: 'password', handle: 'admin' },
    secret: 'secret',
    extraSecrets: {},
    now: Date.now,
    say: sayEnglish,
  });
  return { session, calls };
}

function update(after: Values, before: Values = {}, secrets: string[] = []): Change {
  const target = { type: 'user' as const, id: 'bob', name: 'bob' };
  const action = 'update-user' as const;
  return { id: 'c1', instanceId: 'i1', action, target, before, after, secrets, labels: {}, grade: 'undoable' };
}

describe('Virtool 2.0', () => {
  it('is told by missing routes alone, and asks for no password length', async () => {
    const described = await oldest().session.describe();
    if (!described.ok) throw new Error(described.failure.message);
    expect(described.value.server.version).toBe('2.0');
    expect(described.value.createFields.find(({ key }) => key === 'password')?.rules.minimumLength).toBe(1);
  });

  it('shows by its groups whether the right is there, since unknown routes refuse nobody', async () => {
    const forbidden = answer(403, { id: 'not_permitted', message: 'Not permitted' });
    const described = await oldest({ 'GET /api/groups': forbidden }).session.describe();
    if (!described.ok) throw new Error(described.failure.message);
    expect(described.value.self.rights).toContain('may not manage users');
  });

  it('L4 puts each property by itself', async () => {
    const { session, calls } = oldest();
    const change = update({ primaryGroup: 'technician', forceReset: true }, {}, ['password']);
    const written = await session.write(change, { password: 'x' });
    expect(written).toMatchObject({
      ok: true,
      value: { user: { primaryGroup: 'technician', mustResetPassword: true } },
    });
    const puts = calls.filter(({ method }) => method === 'PUT').map(({ path, json }) => [path, json]);
    expect(puts).toEqual([
      ['/api/users/bob/reset', { force_reset: true }],
      ['/api/users/bob/primary', { primary_group: 'technician' }],
      ['/api/users/bob/password', { password: 'x' }],
    ]);
  });

  it('L4 that fails after the first says that a part was done', async () => {
    const refused = answer(400, { id: 'bad_request', message: 'User is not member of group technician' });
    const { session } = oldest({ 'PUT /api/users/bob/primary': refused });
    const written = await session.write(update({ primaryGroup: 'technician', forceReset: true }), {});
    expect(written).toMatchObject({
      ok: false,
      failure: { code: 'half-done', details: { done: 'Changing a part of bob' } },
    });
    const alone = await session.write(update({ primaryGroup: 'technician' }), {});
    expect(alone).toMatchObject({ ok: false, failure: { code: 'not-a-member' } });
  });

  it('L5 answers with the whole user instead of the groups', async () => {
    const { session } = oldest();
    const change = update({ groups: ['technician', 'visitors'] }, { groups: ['technician'] });
    expect(await session.write(change, {})).toMatchObject({ ok: true });
  });
});
