import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, packUsers } from '../../../../electron/core/directory/index/pack.ts';
import { createRecent } from '../../../../electron/core/directory/index/recent.ts';
import { createUsersIndex } from '../../../../electron/core/directory/users-index.ts';
import type { User } from '../../../../electron/domain/user.ts';
import * as any from './arbitrary.ts';
import { hasWord, passes, sorted } from './naive.ts';

/** Keeps numbers, each as large as its value, and notes those that are let go of. */
function lab(count: number, bytes: number) {
  const dropped: number[] = [];
  const recent = createRecent<number>({ count, bytes, bytesOf: (value) => value, dropped: (one) => dropped.push(one) });
  const take = (value: number) => recent.take(String(value), () => value);
  return { recent, take, dropped };
}

describe('what was used last', () => {
  test('stays within its number and its bytes, and what was used longest ago goes first', () => {
    const { take, dropped } = lab(3, 100);
    for (const value of [10, 20, 30, 10, 40]) take(value);
    expect(dropped).toEqual([20]);
    take(50);
    expect(dropped).toEqual([20, 30]);
    take(60);
    expect(dropped).toEqual([20, 30, 10, 40, 50]);
  });

  test('is kept where it alone is too large', () => {
    const { take, dropped } = lab(3, 100);
    take(200);
    expect(dropped).toEqual([]);
    take(1);
    expect(dropped).toEqual([200]);
  });

  test('goes when it is named, and all of it without a name', () => {
    const { recent, take, dropped } = lab(3, 100);
    for (const value of [1, 2, 3]) take(value);
    recent.drop((value) => value === 2);
    expect(dropped).toEqual([2]);
    recent.drop();
    expect(dropped).toEqual([2, 1, 3]);
  });
});

const NOW = Date.UTC(2026, 0, 1);
const questions = fc.record({ sort: any.sorts, word: any.words, filters: any.filters, put: fc.option(any.users) });

test('whatever was asked before, each question is answered as if it were the first', () => {
  fc.assert(
    fc.property(
      fc.array(any.users, { minLength: 1, maxLength: 40 }),
      fc.array(questions, { minLength: 8, maxLength: 20 }),
      (some, asked) => {
        const index = createUsersIndex();
        const truth = new Map<string, User>();
        const put = (one: User) => {
          index.put(layOut(packUsers([one])))(0);
          truth.set(one.id, one);
        };
        some.forEach(put);
        // Twice, so that what was let go of is asked for again.
        for (const { sort, word, filters, put: changed } of [...asked, ...asked]) {
          const all = [...truth.values()];
          const matching = all.filter((one) => hasWord(one, word, false));
          const passing = matching.filter((one) => passes(one, filters));
          const wanted = { search: word, filters, sort, offset: 0, limit: 500 };
          const totals = { matched: passing.length, hidden: matching.length - passing.length };
          expect(index.window({ ...wanted, search: '', filters: {} }, NOW).rows).toEqual(sorted(all, sort));
          expect(index.window(wanted, NOW)).toEqual({ rows: sorted(passing, sort), ...totals });
          expect(index.window({ ...wanted, limit: 0 }, NOW)).toEqual({ rows: [], ...totals });
          if (changed) put(changed);
        }
      },
    ),
    { numRuns: 20 },
  );
});
