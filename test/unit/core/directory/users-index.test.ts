import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, packUsers } from '../../../../electron/core/directory/index/pack.ts';
import { createUsersIndex, type UsersIndex } from '../../../../electron/core/directory/users-index.ts';
import type { Filters, Sort } from '../../../../electron/domain/query.ts';
import type { Group, User } from '../../../../electron/domain/user.ts';
import { user } from '../../sample-user.ts';
import * as any from './arbitrary.ts';
import { hasWord, passes, sorted } from './naive.ts';

function put(index: UsersIndex, one: User): void {
  index.put(layOut(packUsers([one])))(0);
}

const NOW = Date.UTC(2026, 0, 1);
const all = { search: '', filters: {}, sort: [], offset: 0, limit: 500 };
const everybody = (index: UsersIndex, sort: Sort[] = []) => index.window({ ...all, sort }, NOW).rows;
const indexOf = (users: readonly User[]) => {
  const index = createUsersIndex();
  for (const one of users) put(index, one);
  return index;
};
const found = (index: UsersIndex, search: string) => index.window({ ...all, search }, NOW).rows.map((one) => one.id);

type Step = { put: User } | { remove: string } | { groups: Group[] } | { ask: Sort[] };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: any.users.map((put) => ({ put })), weight: 6 },
    { arbitrary: any.ids.map((remove) => ({ remove })), weight: 2 },
    { arbitrary: any.sorts.map((ask) => ({ ask })), weight: 2 },
    {
      arbitrary: fc.constantFrom<{ groups: Group[] }>(
        { groups: [{ id: '1', name: 'Renamed', permissions: ['new'], members: null }] },
        {
          groups: [
            { id: '2', name: 'Étudiants', permissions: [], members: null },
            { id: '3', name: 'lab', permissions: ['create', 'upload'], members: null },
          ],
        },
      ),
      weight: 1,
    },
  ),
  { maxLength: 60 },
);

/** What a step makes of the truth. */
function carryOut(truth: Map<string, User>, step: Step) {
  if ('put' in step) truth.set(step.put.id, step.put);
  if ('remove' in step) truth.delete(step.remove);
  if (!('groups' in step)) return;
  for (const [id, one] of truth) {
    if (one.groups.length === 0) continue;
    const mine = one.groups.flatMap((ref) => step.groups.filter((group) => group.id === ref.id));
    const groups = one.groups.flatMap((ref) => {
      const group = mine.find((now) => now.id === ref.id);
      return group ? [{ ...ref, name: group.name }] : [];
    });
    const primaryGroup = mine.some((group) => group.id === one.primaryGroup) ? one.primaryGroup : null;
    truth.set(id, {
      ...one,
      groups,
      primaryGroup,
      permissions: [...new Set(mine.flatMap((group) => group.permissions))],
    });
  }
}

describe('the index of users', () => {
  test('holds after any writes what a map would hold, in any order that is asked for', () => {
    fc.assert(
      fc.property(steps, any.sorts, (some, sort) => {
        const index = createUsersIndex();
        const truth = new Map<string, User>();
        for (const step of some) {
          carryOut(truth, step);
          if ('put' in step) put(index, step.put);
          else if ('remove' in step) index.remove(step.remove);
          else if ('groups' in step) index.takeGroups(step.groups);
          else
            expect(index.window({ ...all, sort: step.ask }, NOW).rows).toEqual(sorted([...truth.values()], step.ask));
        }
        expect(everybody(index)).toEqual(sorted([...truth.values()], []));
        expect(index.window({ ...all, sort }, NOW).rows).toEqual(sorted([...truth.values()], sort));
      }),
      { numRuns: 150 },
    );
  });

  test('finds what a look at every user finds', () => {
    const terms = fc.array(fc.record({ word: any.words, whole: fc.boolean(), negated: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.array(any.users, { maxLength: 60 }),
        terms,
        any.filters,
        any.sorts,
        (some, wanted, filters, sort) => {
          const index = indexOf(some);
          const users = [...new Map(some.map((one) => [one.id, one])).values()];
          const search = wanted.map(({ word, whole, negated }) => `${negated ? '-' : ''}${whole ? `"${word}"` : word}`);
          const matching = users.filter((one) =>
            wanted.every(({ word, whole, negated }) => hasWord(one, word, whole) !== negated),
          );
          const expected = sorted(
            matching.filter((one) => passes(one, filters)),
            sort,
          );
          const window = index.window({ ...all, search: search.join(' '), filters, sort }, NOW);
          expect(window.rows).toEqual(expected);
          expect(window.hidden).toBe(matching.length - expected.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('counts facets as a look at every user counts them, each without its own filter', () => {
    fc.assert(
      fc.property(fc.array(any.users, { maxLength: 60 }), any.filters, (some, filters) => {
        const users = [...new Map(some.map((one) => [one.id, one])).values()];
        const { facets } = indexOf(some).window({ ...all, filters, facets: true }, NOW);
        const without = (name: keyof Filters) => {
          const { [name]: _own, ...others } = filters;
          return users.filter((one) => passes(one, others));
        };
        const count = (values: string[]) =>
          Object.fromEntries(
            [...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]),
          );
        const told = (facet: readonly { value: string; count: number }[] = []) =>
          Object.fromEntries(facet.map((one) => [one.value, one.count]));
        expect(told(facets?.status)).toEqual(count(without('status').map((one) => one.status)));
        expect(told(facets?.administrator)).toEqual(
          count(without('administrator').map((one) => one.administrator ?? '')),
        );
        expect(told(facets?.groups)).toEqual(
          count(without('groups').flatMap((one) => one.groups.map((ref) => ref.id))),
        );
        expect(told(facets?.permissions)).toEqual(count(without('permissions').flatMap((one) => one.permissions)));
        const dated = facets?.created.reduce((sum, one) => sum + one.count, 0) ?? 0;
        // Days are counted once anybody was told with one, also of who was told without it afterwards.
        expect(dated).toBe(some.some((one) => Date.parse(one.created ?? '')) ? without('created').length : 0);
      }),
      { numRuns: 200 },
    );
  });

  test('what was typed letter by letter is found as if it had been typed at once', () => {
    const users = Array.from({ length: 300 }, (_, number) =>
      user(`u${number}`, { name: number % 3 ? 'Anna' : 'Andrea' }),
    );
    const index = indexOf(users);
    for (const typed of ['a', 'an', 'and', 'andr', 'an', 'anna']) {
      expect(found(index, typed)).toEqual(found(indexOf(users), typed));
    }
  });

  test('moves who has an empty text instead of none, and the other way round', () => {
    const index = indexOf([user('a', { name: null }), user('b', { name: 'x' })]);
    const byName = () => everybody(index, [{ column: 'name', direction: 'ascending' }]).map((one) => one.id);
    expect(byName()).toEqual(['b', 'a']);
    put(index, user('a', { name: '' }));
    expect(byName()).toEqual(['a', 'b']);
    put(index, user('a', { name: null }));
    expect(byName()).toEqual(['b', 'a']);
  });

  test('a date facet, chosen as a filter, gives as many users as it counts', () => {
    const days = [0.5, 3, 20, 60, 200, 900, -2];
    const index = indexOf(
      days.map((day, number) => user(`u${number}`, { lastSeen: new Date(NOW - day * 86_400_000).toISOString() })),
    );
    put(index, user('never'));
    const { facets } = index.window({ ...all, facets: true }, NOW);
    expect(facets?.lastSeen.map((one) => one.period)).toEqual([
      'future',
      'day',
      'week',
      'month',
      'quarter',
      'year',
      'older',
      'never',
    ]);
    for (const { period, from, to, count } of facets?.lastSeen ?? []) {
      const lastSeen = period === 'never' ? { never: true } : { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      expect(index.window({ ...all, filters: { lastSeen } }, NOW).matched).toBe(count);
    }
  });
});

describe('a search', () => {
  const index = indexOf([
    user('1', {
      handle: 'mhartley',
      name: 'Mary Hartley',
      email: 'mary@lab.example.org',
      created: '2024-05-17T08:00:00Z',
    }),
    user('2', { handle: 'hart', name: 'Mary Ann Hart', status: 'inactive', administrator: 'full' }),
    user('3', { handle: 'bo', groups: [{ id: '7', name: 'Hart lab' }], permissions: ['upload_file'] }),
  ]);

  test.each([
    ['hart', ['3', '2', '1']],
    ['"hart"', ['3', '2']],
    ['"mary hart"', []],
    ['"mary hartley"', ['1']],
    ['hart -mary', ['3']],
    ['-hart', []],
    ['name:hart', ['2', '1']],
    ['handle:"hart"', ['2']],
    ['Groups:HART', ['3']],
    ['-groups:hart mary', ['2', '1']],
    ['status:active', ['3', '1']],
    ['administrator:none', ['3', '1']],
    ['administrator:fu', ['2']],
    ['permissions:upload', ['3']],
    ['id:2', ['2']],
    ['created:2024', ['1']],
    ['created:2024-05', ['1']],
    ['created:>2024-05-17', []],
    ['created:>=2024-05-17', ['1']],
    ['created:2023..2024-05', ['1']],
    ['created:never', ['3', '2']],
    ['created:soon', []],
    ['name:', ['3', '2', '1']],
    ['"', ['3', '2', '1']],
    ['shoe:size', []],
    ['lab.example', ['1']],
  ])('for %s', (search, ids) => {
    expect(found(index, search)).toEqual(ids);
  });

  test('that is a regular expression, ten thousand characters long or in another script is a search like any other', () => {
    const odd = indexOf([
      user('1', { name: '(a+)+$' }),
      user('2', { name: 'Юлия Ёлкина' }),
      user('3', { name: '山田' }),
    ]);
    expect(found(odd, '(a+)+$')).toEqual(['1']);
    expect(found(odd, 'юлия елк')).toEqual(['2']);
    expect(found(odd, '田')).toEqual(['3']);
    expect(found(odd, 'x'.repeat(10_000))).toEqual([]);
    expect(found(odd, 'a '.repeat(5000))).toEqual(['1']);
  });
});

describe('bad input', () => {
  test('a display name of a megabyte is searched, sorted and shown', () => {
    const name = `Long ${'ä'.repeat(1_000_000)} end`;
    const index = indexOf([user('1', { name }), user('2', { name: 'Short' })]);
    expect(found(index, 'end')).toEqual(['1']);
    expect(index.window({ ...all, sort: [{ column: 'name', direction: 'ascending' }] }, NOW).rows[0]?.name).toBe(name);
  });

  test('three hundred groups for every user are counted and filtered', () => {
    const groups = Array.from({ length: 300 }, (_, number) => ({ id: `g${number}`, name: `Group ${number}` }));
    const index = indexOf(
      Array.from({ length: 500 }, (_, number) => user(`u${number}`, { groups: groups.slice(number % 7) })),
    );
    const { facets, matched } = index.window({ ...all, filters: { groups: ['g0'] }, facets: true }, NOW);
    expect(matched).toBe(72);
    expect(facets?.groups).toHaveLength(100);
    expect(facets?.moreGroups).toBe(200);
  });
});
