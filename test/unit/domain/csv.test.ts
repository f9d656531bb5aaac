import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, fromSafeText, toCsv, toSafeText } from '../../../electron/domain/csv.ts';

describe('CSV', () => {
  it.each(['=1+1', '+49', '-x', '@sum', '\tx', '\rx', "'=1", "''@x"])(
    'keeps %j from being run as a formula',
    (text) => {
      expect(toSafeText(text)).toBe(`'${text}`);
      expect(fromSafeText(toSafeText(text))).toBe(text);
    },
  );

  it('leaves ordinary text and plain apostrophes alone', () => {
    expect(toSafeText("o'brien")).toBe("o'brien");
    expect(toSafeText("'tis")).toBe("'tis");
    expect(fromSafeText("'tis")).toBe("'tis");
  });

  it('restores every text exactly', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^'*[=+\-@\t\r\n]?'*$/));
    fc.assert(fc.property(texts, (text) => fromSafeText(toSafeText(text)) === text));
  });

  it('quotes what needs quotes', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('say "x"')).toBe('"say ""x"""');
    expect(csvCell(' x')).toBe('" x"');
    expect(csvCell('=a,b')).toBe('"\'=a,b"');
  });

  it('ends every row with a line end', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['1', ''],
      ]),
    ).toBe('a,b\r\n1,\r\n');
  });
});
