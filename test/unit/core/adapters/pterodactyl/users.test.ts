import { describe, expect, test } from 'vitest';
import { looseTerm, userPath } from '../../../../../electron/core/adapters/pterodactyl/users.ts';
import { toUser, userWire } from '../../../../../electron/core/adapters/pterodactyl/wire.ts';

describe('terms that find at least what is wanted', () => {
  test.each([
    ['norm_user', 'norm_user'],
    ['a,longest part,b', 'longest part'],
    ['true', 'tru'],
    ['FALSE', 'FALS'],
    ['untrue', 'untrue'],
    [',', ''],
  ])('%s is looked for by %s', (wanted, term) => {
    expect(looseTerm(wanted)).toBe(term);
  });
});

describe('paths of users', () => {
  test('take numbers only, as the Panel reads everything that begins with one', () => {
    expect(userPath('12')).toBe('/api/application/users/12');
    for (const id of ['', '0', '01', '1a', '1.0', '+1', '1/../2']) expect(userPath(id)).toBeNull();
  });
});

describe('users as a Panel tells them', () => {
  const attributes = {
    id: 7,
    external_id: null,
    uuid: 'u',
    username: 'name',
    email: 'name@example.com',
    first_name: null,
    last_name: 'Family',
    language: 'en',
    root_admin: false,
    '2fa': true,
    created_at: '2024-03-04T09:00:00+00:00',
    updated_at: '2024-03-04T11:00:00+02:00',
  };

  test('have the one name that they have, and times of one form', () => {
    const user = toUser(userWire.parse({ object: 'user', attributes, extra: 1 }));
    expect(user).toMatchObject({ id: '7', name: 'Family', administrator: null, created: '2024-03-04T09:00:00.000Z' });
    expect(user.attributes).toMatchObject({ firstName: null, twoFactor: true, updatedAt: '2024-03-04T09:00:00.000Z' });
    expect(user.attributes).not.toHaveProperty('servers');
  });

  test('tell servers that may not be read from having none', () => {
    const relation = (servers: object) => ({ attributes: { ...attributes, relationships: { servers } } });
    const denied = userWire.parse(relation({ object: 'null_resource', attributes: null }));
    const none = userWire.parse(relation({ object: 'list', data: [] }));
    expect(toUser(denied).attributes).not.toHaveProperty('servers');
    expect(toUser(none).attributes.servers).toBe('');
  });
});
