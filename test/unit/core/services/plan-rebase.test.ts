import { expect, test } from 'vitest';
import { rebase } from '../../../../electron/core/services/plan-rebase.ts';

test('a removal by us and an addition by somebody else both hold', () => {
  const { wanted, conflicts } = rebase({ groups: ['a', 'b', 'c'] }, { groups: ['a', 'b'] }, { groups: ['b'] });
  expect(wanted).toEqual({ groups: ['b', 'c'] });
  expect(conflicts).toEqual([]);
});

test('a field without an expectation is simply set', () => {
  expect(rebase({ active: true }, {}, { active: false })).toEqual({ wanted: { active: false }, conflicts: [] });
});
