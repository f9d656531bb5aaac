import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireTime } from '../../../../electron/core/adapters/wire-parts.ts';
import { exactTime } from '../../../../electron/domain/exact-time.ts';

const digits = (length: number, most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(length, '0'));
/** Times of every writing, and what is almost one. */
const texts = fc
  .tuple(
    fc.oneof(fc.constantFrom('1969', '1970', '2024', '2100', '2249', '2250', '0000'), digits(4, 9999)),
    digits(2, 14),
    digits(2, 33),
    fc.tuple(digits(2, 25), digits(2, 61), digits(2, 61)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,9}$/), fc.constantFrom('.', '.12x', ',123')),
    fc.constantFrom('Z', 'Z', 'Z', 'z', '+00:00', '+02:00', ''),
  )
  .map(([year, month, day, time, fraction, zone]) => `${year}-${month}-${day}T${time.join(':')}${fraction}${zone}`);

test('a time of a server is told in milliseconds, whatever its writing, as a date tells it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const time = Date.parse(text);
      expect(wireTime.parse(text)).toBe(Number.isNaN(time) ? null : new Date(time).toISOString());
    }),
    { numRuns: 2000 },
  );
});

test('a time that is read exactly is the one that a date tells', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const exact = exactTime(text);
      if (exact !== null) expect(Math.floor(exact / 1000)).toBe(Date.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.000Z'],
  ['2024-02-29T10:00:00.5Z', '2024-02-29T10:00:00.500Z'],
  ['2024-02-29T10:00:00.123456789Z', '2024-02-29T10:00:00.123Z'],
  ['2024-02-29T12:00:00+02:00', '2024-02-29T10:00:00.000Z'],
  ['never', null],
  ['', null],
  [null, null],
  [undefined, null],
])('%j becomes %j', (text, time) => {
  expect(wireTime.parse(text)).toBe(time);
});
