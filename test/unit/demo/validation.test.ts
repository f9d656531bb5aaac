import { describe, expect, it } from 'vitest';
import {
  boolean,
  defaulted,
  groupId,
  integer,
  listOf,
  notNull,
  nullable,
  object,
  oneOf,
  optional,
  type Reading,
  readFields,
  required,
  text,
} from '../../../demo/virtool/validation.ts';

const valueIn = <T>(reading: Reading<T>): T | string => (reading.ok ? reading.value : (reading.issues[0]?.type ?? ''));

describe('reading values as pydantic 1 does', () => {
  it.each([
    [true, true],
    ['On', true],
    ['t', true],
    [1, true],
    ['no', false],
    ['F', false],
    [0, false],
    [2, 'type_error.bool'],
    ['', 'type_error.bool'],
    [[], 'type_error.bool'],
    [null, 'type_error.none.not_allowed'],
  ])('takes %j as the boolean %j', (value, expected) => {
    expect(valueIn(boolean(value))).toBe(expected);
  });

  it.each([
    [7, 7],
    ['7', 7],
    [' -1_000 ', -1000],
    [3.9, 3],
    [true, 1],
    ['3.9', 'type_error.integer'],
    ['', 'type_error.integer'],
    ['none', 'type_error.integer'],
    [{}, 'type_error.integer'],
    [null, 'type_error.none.not_allowed'],
  ])('takes %j as the integer %j', (value, expected) => {
    expect(valueIn(integer()(value))).toBe(expected);
  });

  it('trims text only where asked to, and before counting', () => {
    expect(valueIn(text({ trim: true, least: 1 })('  a '))).toBe('a');
    expect(valueIn(text({ least: 1 })('  '))).toBe('  ');
    expect(valueIn(text({ trim: true, least: 1 })('  '))).toBe('value_error.any_str.min_length');
    expect(valueIn(text()(12))).toBe('12');
    expect(valueIn(text()([]))).toBe('type_error.str');
  });

  it('takes group ids as numbers where it can', () => {
    expect([valueIn(groupId('12')), valueIn(groupId('old')), valueIn(groupId(3))]).toEqual([12, 'old', 3]);
    expect(groupId([])).toMatchObject({ issues: [{ type: 'type_error.integer' }, { type: 'type_error.str' }] });
  });

  it('tells apart who refuses null', () => {
    expect(valueIn(nullable(boolean)(null))).toBeNull();
    expect(notNull(boolean)(null)).toMatchObject({ issues: [{ msg: 'Value may not be null', type: 'value_error' }] });
    expect(valueIn(oneOf(['a'])(null))).toBe('type_error.none.not_allowed');
  });
});

describe('reading objects', () => {
  const schema = {
    name: required(text({ least: 1 })),
    sizes: optional(listOf(integer({ least: 1, most: 9 }))),
    flags: defaulted(object({ up: optional(boolean) }), {}),
  };

  it('leaves out what was not sent, unless it has a default', () => {
    expect(readFields(schema, { name: 'a', other: 1 })).toEqual({ ok: true, value: { name: 'a', flags: {} } });
  });

  it('reports every problem with its place, in the order of the fields', () => {
    expect(readFields(schema, { flags: { up: 'x' }, sizes: [1, 'x', 0, 10] })).toEqual({
      ok: false,
      issues: [
        { loc: ['name'], msg: 'field required', type: 'value_error.missing' },
        { loc: ['sizes', 1], msg: 'value is not a valid integer', type: 'type_error.integer' },
        {
          loc: ['sizes', 2],
          msg: 'ensure this value is greater than or equal to 1',
          type: 'value_error.number.not_ge',
          ctx: { limit_value: 1 },
        },
        {
          loc: ['sizes', 3],
          msg: 'ensure this value is less than or equal to 9',
          type: 'value_error.number.not_le',
          ctx: { limit_value: 9 },
        },
        { loc: ['flags', 'up'], msg: 'value could not be parsed to a boolean', type: 'type_error.bool' },
      ],
    });
  });

  it('is not fooled by names that every object inherits', () => {
    const odd = readFields({ constructor: optional(text()) }, {});
    expect(odd).toEqual({ ok: true, value: {} });
  });
});
