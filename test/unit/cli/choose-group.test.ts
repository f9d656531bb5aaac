import { expect, test } from 'vitest';
import { chooseGroup } from '../../../electron/cli/choose.ts';
import { CommandFailure, UsageError } from '../../../electron/cli/failures.ts';
import type { Connection } from '../../../electron/domain/connection.ts';

const instance = { name: 'lab-01' } as Connection;
const group = (id: string, name: string, memberCount: number | null) => ({ id, name, permissions: [], memberCount });
const groups = [group('7', 'Night shift', 3), group('9', 'Night shift', null), group('12', 'Staff', 1)];

test('a name that two groups have is refused, with the ids to choose from', () => {
  const choose = () => chooseGroup(groups, 'Night shift', instance);
  expect(choose).toThrow(UsageError);
  expect(choose).toThrow('Several groups are called "Night shift". Say which by its id: 7 (3 members), 9.');
});

test('an id says which of them it is, and a name that one group has is enough', () => {
  expect(chooseGroup(groups, '9', instance)).toBe(groups[1]);
  expect(chooseGroup(groups, 'Staff', instance)).toBe(groups[2]);
});

test('an id counts before a name, and what is neither is not there', () => {
  expect(chooseGroup([group('a', '12', 0), ...groups], '12', instance).name).toBe('Staff');
  expect(() => chooseGroup(groups, 'Nobody', instance)).toThrow(CommandFailure);
});
