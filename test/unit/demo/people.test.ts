import { describe, expect, it } from 'vitest';
import { generatePeople, type Person } from '../../../demo/lib/people.ts';

const people = (count: number, seed = 1, taken: readonly string[] = []): Person[] => [
  ...generatePeople(count, seed, taken),
];
const crowd = people(50_000);

describe('invented people', () => {
  it('are the same for the same seed, and the first of a larger crowd', () => {
    expect(people(300)).toEqual(crowd.slice(0, 300));
    expect(people(300, 2)).not.toEqual(people(300));
  });

  it.each([1, 2, 3])('have unique handles and addresses (seed %i)', (seed) => {
    const some = seed === 1 ? crowd : people(50_000, seed);
    expect(new Set(some.map(({ handle }) => handle)).size).toBe(some.length);
    expect(new Set(some.map(({ email }) => email)).size).toBe(some.length);
  });

  it('never get a handle that is taken', () => {
    const taken = crowd.slice(0, 200).flatMap(({ handle }) => (/\d$/.test(handle) ? [] : handle));
    const handles = new Set(people(200, 1, taken).map(({ handle }) => handle));
    expect(taken.filter((handle) => handles.has(handle))).toEqual([]);
  });

  it('have handles of 1 to 200 characters without broken letters', () => {
    for (const { handle } of crowd) {
      expect(handle.length > 0 && handle.length <= 200 && handle.isWellFormed() && handle === handle.trim()).toBe(true);
    }
    expect(crowd.some(({ handle }) => handle.length > 150)).toBe(true);
  });

  it.each([
    ['Latin with accents', /[à-žÀ-Ž]/],
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['Greek', /\p{Script=Greek}/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['Hebrew', /\p{Script=Hebrew}/u],
    ['Chinese', /\p{Script=Han}/u],
    ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['Korean', /\p{Script=Hangul}/u],
    ['capitals', /^[A-Z]/],
    ['blanks', / /],
    ['letters of a regular expression', /[.*+?^$()[\]\\|]/],
    ['a mix of look-alike letters', /[a-z].*[аеорсі]|[аеорсі].*[a-z]/],
  ])('include handles with %s', (_, pattern) => {
    expect(crowd.slice(0, 2000).some(({ handle }) => pattern.test(handle))).toBe(true);
  });

  it('include handles that differ only in case', () => {
    const folded = crowd.slice(0, 2000).map(({ handle }) => handle.toLowerCase());
    expect(new Set(folded).size).toBeLessThan(folded.length);
  });

  it('have addresses in plain letters', () => {
    for (const { email } of crowd) expect(email).toMatch(/^[a-z]+\.[a-z]+\.\d+@example\.org$/);
  });
});
