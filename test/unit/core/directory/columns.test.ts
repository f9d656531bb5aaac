import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Keys, sortTexts } from '../../../../electron/core/directory/index/sort-texts.ts';
import { readTime, TIME_FORMAT, writeTime } from '../../../../electron/core/directory/index/times.ts';
import { fold } from '../../../../electron/core/directory/search-text.ts';

const collator = new Intl.Collator('en');

/** Sorts texts as the columns do. */
function sortedAsColumns(texts: readonly string[]): string[] {
  const chunks = texts.map((text) => Buffer.from(text));
  const keys: Keys = {
    chunks,
    chunk: Uint32Array.from(texts.keys()),
    from: new Uint32Array(texts.length),
    length: Uint32Array.from(chunks, (chunk) => chunk.length),
  };
  const steps = sortTexts(keys, Uint32Array.from(texts.keys()));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return Array.from(step.value, (place) => texts[place] ?? '');
}

describe('the order of texts', () => {
  const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 9 });
  const text = fc.oneof(
    { arbitrary: printable, weight: 5 },
    fc.string({ maxLength: 5 }),
    fc.string({ unit: 'grapheme' }),
  );

  test('is that of the collator, though most of them are never shown to it', () => {
    fc.assert(
      fc.property(fc.array(text.map(fold), { maxLength: 120 }), (texts) => {
        const sorted = sortedAsColumns(texts);
        expect(sorted.toSorted()).toEqual(texts.toSorted());
        for (const [index, one] of sorted.entries()) {
          expect(collator.compare(sorted[index - 1] ?? '', one)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('puts many with a common beginning in order', () => {
    const texts = Array.from({ length: 5000 }, (_, number) => `mary.hartley${(number * 7919) % 5000}`);
    expect(sortedAsColumns(texts)).toEqual(texts.toSorted(collator.compare));
  });
});

const isOdd = (text: string) => readTime(text).format === TIME_FORMAT.other;

describe('a time', () => {
  test('is written again as it was read, or said to be odd', () => {
    const parts = fc.record({
      time: fc.date({ min: new Date('1960-01-01'), max: new Date('2300-01-01'), noInvalidDate: true }),
      cut: fc.constantFrom(19, 23, 26),
      end: fc.constantFrom('Z', 'Z', '+00:00', ''),
    });
    fc.assert(
      fc.property(parts, ({ time, cut, end }) => {
        const text = `${time.toISOString().slice(0, 23)}123`.slice(0, cut) + end;
        const { value, format } = readTime(text);
        if (!isOdd(text)) expect(writeTime(value, format)).toBe(text);
        if (end === 'Z' && time.getUTCFullYear() >= 1970 && time.getUTCFullYear() < 2250) {
          expect(isOdd(text)).toBe(false);
          expect(Math.floor(value / 1000)).toBe(Date.parse(text));
        }
      }),
    );
  });

  test.each([
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01 00:00:00Z',
    'soon',
    '',
  ])('written as %j is kept as text', (text) => {
    expect(isOdd(text)).toBe(true);
  });
});

test.each([
  ['Søren Łukasz', 'soren lukasz'],
  ['STRASSE Straße', 'strasse strasse'],
  ['ΟΔΥΣΣΕΥΣ οδυσσεύς', 'οδυσσευσ οδυσσευσ'],
  ['ﬁancée', 'fiancee'],
  ['İstanbul', 'istanbul'],
])('%s is found as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
