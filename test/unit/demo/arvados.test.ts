import { describe, expect, it } from 'vitest';
import { userResource } from '../../../demo/arvados/columns.ts';
import { compileLike } from '../../../demo/arvados/like.ts';
import { readListOptions } from '../../../demo/arvados/list-options.ts';
import { guess, readParameters } from '../../../demo/arvados/parameters.ts';
import { release22, release32 } from '../../../demo/arvados/profile.ts';
import { formatTime, parseTime } from '../../../demo/arvados/timestamps.ts';
import { chooseUsername } from '../../../demo/arvados/usernames.ts';
import type { Incoming } from '../../../demo/lib/http.ts';

describe('timestamps', () => {
  it('have nine digits and are read back to the microsecond', () => {
    const micros = Date.UTC(2026, 7, 10, 9, 15, 0, 123) * 1000 + 456;
    expect(formatTime(micros)).toBe('2026-08-10T09:15:00.123456000Z');
    expect(parseTime(formatTime(micros))).toBe(micros);
    expect(parseTime('2026-08-10T09:15:00.123456789Z')).toBe(micros);
  });

  it.each([
    ['2026-08-10', Date.UTC(2026, 7, 10)],
    ['2026-08-10 09:15', Date.UTC(2026, 7, 10, 9, 15)],
    ['2026-08-10T11:15:00+02:00', Date.UTC(2026, 7, 10, 9, 15)],
    ['2026-08-10T11:15:00+0200', Date.UTC(2026, 7, 10, 9, 15)],
  ])('read %s', (text, millis) => {
    expect(parseTime(text)).toBe(millis * 1000);
  });

  it.each(['', 'yesterday', '2026-13-40', '10.08.2026'])('refuse "%s"', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('patterns', () => {
  it.each([
    ['%ann%', 'Joanna', true],
    ['%ann%', 'JOANNA', false],
    ['ann%', 'Joanna', false],
    ['J_anna', 'Joanna', true],
    ['J_anna', 'Jooanna', false],
    ['50\\%', '50%', true],
    ['50\\%', '500', false],
    ['a.c', 'abc', false],
    ['(a+b)*', '(a+b)*', true],
    ['%', 'two\nlines', true],
    ['', '', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(compileLike(pattern, false)(text)).toBe(expected);
  });

  it('ignore case on request', () => {
    expect(compileLike('%ANN%', true)('Joanna')).toBe(true);
    expect(compileLike('j_ANNA', true)('Joanna')).toBe(true);
  });
});

describe('user names', () => {
  const taken = new Set(['jane', 'jane2', 'root']);
  const choose = (wanted: string | null, email: string) => chooseUsername(wanted, email, (name) => taken.has(name));

  it.each([
    [null, 'john@y.org', 'john'],
    [null, 'john+list@y.org', 'john'],
    [null, 'jane@y.org', 'jane3'],
    ['jane.doe', 'x@y.org', 'janedoe'],
    ['42-jane', 'x@y.org', 'jane3'],
    ['root', 'x@y.org', 'root2'],
    ['josé', 'x@y.org', 'jos'],
    ['名前', 'x@y.org', null],
    [null, 'no-domain@', null],
    [null, '@y.org', null],
    [null, 'nothing', null],
  ])('%s with %s becomes %s', (wanted, email, expected) => {
    expect(choose(wanted, email)).toBe(expected);
  });
});

describe('guessing parameters', () => {
  it.each([
    ['limit', '10', 10],
    ['distinct', 'yes', true],
    ['distinct', '0', false],
    ['distinct', '', false],
    ['uuid', '', null],
    ['uuid', 'null', null],
    ['order', '["a"]', ['a']],
    ['password', '"x"', 'x'],
    ['password', '12', '12'],
  ])('%s=%s is %j', (name, text, expected) => {
    expect(guess(name, text)).toEqual(expected);
  });

  it('does the same to strings on the top level of a JSON body, and merges query and body', () => {
    const body = { user: { email: '"kept"' }, username: '"x"', limit: '3', nothing: 'null', deep: { x: 'null' } };
    const request: Incoming = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams('offset=2'),
      header: () => undefined,
      body: Buffer.from(JSON.stringify(body)),
    };
    expect(Object.fromEntries(readParameters(request, 'user'))).toEqual({
      user: { email: '"kept"' },
      username: 'x',
      limit: 3,
      offset: 2,
      deep: { x: 'null' },
    });
  });
});

describe('the order of a list', () => {
  const order = (value: string | undefined, release = release32, select?: readonly string[]) => {
    const parameters = new Map<string, string | readonly string[]>();
    if (value !== undefined) parameters.set('order', value);
    if (select) parameters.set('select', select);
    const options = readListOptions(userResource, parameters, { profile: release, shape: 'edge', maxItems: 1000 });
    return options.order.map(({ column, descending }) => `${column}${descending ? ' desc' : ''}`);
  };

  it('ends with modified_at and uuid, whose direction is the release’s', () => {
    expect(order(undefined)).toEqual(['modified_at desc', 'uuid desc']);
    expect(order(undefined, release22)).toEqual(['modified_at desc', 'uuid']);
    expect(order('email asc')).toEqual(['email', 'modified_at desc', 'uuid desc']);
    expect(order('email desc, uuid')).toEqual(['email desc', 'uuid']);
  });

  it('loses unknown columns and those that are not selected', () => {
    expect(order('full_name, nothing desc, email; drop table users')).toEqual(['modified_at desc', 'uuid desc']);
    expect(order('email, username', release32, ['username'])).toEqual(['username']);
    expect(order(undefined, release32, ['email'])).toEqual([]);
  });
});
