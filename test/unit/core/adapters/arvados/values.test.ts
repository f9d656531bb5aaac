import { describe, expect, test } from 'vitest';
import { toUser } from '../../../../../electron/core/adapters/arvados/to-user.ts';
import { isBuiltInGroup, isUuid } from '../../../../../electron/core/adapters/arvados/uuids.ts';
import { divide, userValues, valuesOf } from '../../../../../electron/core/adapters/arvados/values.ts';
import { userWire } from '../../../../../electron/core/adapters/arvados/wire.ts';
import { sayEnglish } from '../../../../../electron/domain/say.ts';

const JANE = 'ardev-tpzed-jane00000000001';
const read = (more: object) => toUser(userWire.parse({ uuid: JANE, ...more }), [], '', sayEnglish);

describe('a user record', () => {
  test('reads "" and null and a missing column alike', () => {
    const texts = ['email', 'username', 'first_name', 'last_name', 'full_name', 'identity_url'];
    const all = (value: unknown) => read(Object.fromEntries(texts.map((name) => [name, value])));
    expect(all('')).toEqual(all(null));
    expect(all('')).toEqual(read({}));
  });

  test('keeps milliseconds of nine digits', () => {
    expect(read({ created_at: '2026-03-02T10:11:12.345678000Z' }).created).toBe('2026-03-02T10:11:12.345Z');
    expect(read({ created_at: null }).created).toBeNull();
  });

  test('writes preferences the same whatever the order of their keys is', () => {
    const one = read({ prefs: { b: [{ d: 1, c: 2 }], a: 1 } }).attributes.prefs;
    expect(one).toBe('{"a":1,"b":[{"c":2,"d":1}]}');
    expect(read({ prefs: { a: 1, b: [{ c: 2, d: 1 }] } }).attributes.prefs).toBe(one);
  });

  test('has the values that the screen shows', () => {
    const user = read({ email: 'jane@example.org', is_active: true, prefs: {} });
    expect(valuesOf(user)).toEqual({
      handle: 'jane@example.org',
      email: 'jane@example.org',
      firstName: null,
      lastName: null,
      groups: [],
      administrator: null,
      active: true,
      prefs: '{}',
      identityUrl: null,
    });
  });
});

describe('values of a form', () => {
  test('an empty text means nothing, and unknown fields are refused', () => {
    expect(userValues.parse({ firstName: ' ', administrator: '' })).toEqual({ firstName: null, administrator: null });
    expect(userValues.safeParse({ password: 'x' }).success).toBe(false);
  });

  test('fields that nobody knows stay with the first write', () => {
    expect(divide('create-user', { email: 'a@b.org', nonsense: 1 as never, groups: ['g'] })).toEqual([
      { email: 'a@b.org', nonsense: 1 },
      { groups: ['g'] },
    ]);
  });
});

describe('UUIDs', () => {
  test('are told from everything that a path could take for something else (trap 34)', () => {
    expect(isUuid(JANE, 'user')).toBe(true);
    for (const text of [
      '1',
      '',
      'current',
      `${JANE}/x`,
      `${JANE}\n`,
      JANE.toUpperCase(),
      'ardev-j7d0g-jane00000000001',
    ]) {
      expect(isUuid(text, 'user')).toBe(false);
    }
  });

  test('name the four groups that every cluster has', () => {
    const tails = ['000000000000000', 'fffffffffffffff', 'anonymouspublic', 'publicfavorites'];
    expect(tails.every((tail) => isBuiltInGroup(`ardev-j7d0g-${tail}`))).toBe(true);
    expect(isBuiltInGroup('ardev-j7d0g-r0le00000000001')).toBe(false);
  });
});
