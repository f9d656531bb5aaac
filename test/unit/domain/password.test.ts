import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generatePassword, PASSWORD_ALPHABET, passwordStrength } from '../../../electron/domain/password.ts';

/** A source that repeats the given bytes. */
function bytes(...values: number[]) {
  let next = 0;
  return (count: number) => Uint8Array.from({ length: count }, () => values[next++ % values.length] ?? 0);
}

describe('a generated password', () => {
  it('has 20 characters where the server asks for fewer or for nothing', () => {
    expect(generatePassword(randomBytes, 8)).toHaveLength(20);
    expect(generatePassword(randomBytes, null)).toHaveLength(20);
  });

  it('is as long as the server asks for where that is more', () => {
    expect(generatePassword(randomBytes, 33)).toHaveLength(33);
  });

  it('holds no characters that look alike', () => {
    expect(PASSWORD_ALPHABET).not.toMatch(/[IOlo01]/);
    expect(generatePassword(randomBytes, 500)).toMatch(new RegExp(`^[${PASSWORD_ALPHABET}]+$`));
  });

  it('throws away bytes that would favour the first letters', () => {
    const password = generatePassword(bytes(255, 224, 223, 0), 8);
    expect(password).toBe('9A'.repeat(10));
  });

  it('uses every character equally often, by a chi-square test at p = 0.0001', () => {
    const sample = generatePassword(randomBytes, 560_000);
    const counts = new Map<string, number>();
    for (const character of sample) counts.set(character, (counts.get(character) ?? 0) + 1);
    const expected = sample.length / PASSWORD_ALPHABET.length;
    const chiSquare = [...PASSWORD_ALPHABET].reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 55 degrees of freedom; exceeded once in ten thousand runs.
    expect(chiSquare).toBeLessThan(102.7);
  });

  it('would fail the same test without the rejection', () => {
    const biased = Array.from(randomBytes(560_000), (byte) => byte % PASSWORD_ALPHABET.length);
    const counts = new Array<number>(PASSWORD_ALPHABET.length).fill(0);
    for (const index of biased) counts[index] = (counts[index] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeGreaterThan(1000);
  });
});

describe('the strength of a password', () => {
  it('is nothing for nothing', () => {
    expect(passwordStrength('', 'fred')).toEqual({ guesses: 0, level: 0, containsHandle: false });
  });

  it('is strong for a generated one', () => {
    const { level, guesses } = passwordStrength(generatePassword(randomBytes, 8), 'fred');
    expect(level).toBe(4);
    expect(guesses).toBeGreaterThan(20);
  });

  it.each(['password', 'Password2024', 'aaaaaaaaaaaa', 'abcdefgh', '12345678', 'Welcome1'])(
    'is the lowest for %s',
    (password) => expect(passwordStrength(password, 'fred').level).toBe(1),
  );

  it('counts the handle as hardly anything, whatever its case', () => {
    const strength = passwordStrength('MHartley-9', 'mhartley');
    expect(strength.containsHandle).toBe(true);
    expect(strength.level).toBe(1);
  });

  it('leaves very short handles alone', () => {
    expect(passwordStrength('absolute', 'ab').containsHandle).toBe(false);
  });

  it('grows with length', () => {
    const guesses = ['kx', 'kx7T', 'kx7TqmZ', 'kx7TqmZ4wR2n'].map((one) => passwordStrength(one, '').guesses);
    expect(guesses).toEqual([...guesses].sort((a, b) => a - b));
  });
});
