import { describe, expect, it } from 'vitest';
import { virtool } from '../../../../../electron/core/adapters/virtool/adapter.ts';
import type { HttpAnswer } from '../../../../../electron/core/net/http.ts';
import { answer, stubHttp } from './stub-http.ts';

const account = {
  id: 'x7Kd02Qa',
  handle: 'fred',
  active: true,
  administrator_role: 'full',
  force_reset: false,
  groups: [],
  last_password_change: '2024-07-08T17:40:12.401000Z',
  permissions: {},
  primary_group: null,
};

/** Verifies a sign-in to a server that says `Unknown` as its version. */
function verify(answers: Record<string, HttpAnswer>) {
  const session = virtool.open({
    http: stubHttp({ 'GET /account': answer(200, account), ...answers }),
    server: { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: 'Unknown' },
    instanceName: 'lab-01',
    signIn: { method: 'key', handle: 'fred' },
    secret: 'a'.repeat(64),
    now: () => 0,
  });
  return session.verify();
}

describe('a server that tells no version', () => {
  it('is inside the window if it refuses a nonsense value for the filter', async () => {
    const refusal = [{ loc: ['active'], msg: 'value could not be parsed to a boolean', type: 'type_error.bool' }];
    expect(await verify({ 'GET /users': answer(400, refusal) })).toMatchObject({ ok: true, value: { handle: 'fred' } });
  });

  it('is older if it ignores the filter', async () => {
    const found = await verify({ 'GET /users': answer(200, { documents: [] }) });
    expect(found).toMatchObject({
      ok: false,
      failure: { code: 'version-unsupported', details: { version: 'older than 26.3.0' } },
    });
  });

  it('is newer if its ids are numbers', async () => {
    const found = await verify({ 'GET /account': answer(200, { ...account, id: 7 }) });
    expect(found).toMatchObject({
      ok: false,
      failure: { code: 'version-unsupported', details: { version: '33.2.0 or newer' } },
    });
  });
});
