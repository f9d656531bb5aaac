import { describe, expect, it } from 'vitest';
import {
  ALL_MATCHING,
  countSelected,
  headState,
  isSelected,
  NOBODY,
  rangeBetween,
  toggle,
  withAll,
} from '../../../../../renderer/features/users/selection.ts';

describe('a selection', () => {
  it('holds single users, each once', () => {
    const two = withAll(toggle(NOBODY, 'a'), ['a', 'b']);
    expect(countSelected(two, 100)).toBe(2);
    expect(isSelected(two, 'b')).toBe(true);
    expect(toggle(two, 'a')).toEqual(toggle(NOBODY, 'b'));
  });

  it('holds all matching without knowing one of them, except those taken out', () => {
    const all = toggle(toggle(ALL_MATCHING, 'x'), 'y');
    expect(countSelected(all, 1_000_000)).toBe(999_998);
    expect(isSelected(all, 'x')).toBe(false);
    expect(isSelected(all, 'never loaded')).toBe(true);
    expect(countSelected(withAll(all, ['x']), 1_000_000)).toBe(999_999);
  });

  it('shows in the head whether nobody, some or all are selected', () => {
    expect(headState(NOBODY, 5)).toBe('none');
    expect(headState(toggle(NOBODY, 'a'), 5)).toBe('some');
    expect(headState(ALL_MATCHING, 5)).toBe('all');
    expect(headState(toggle(ALL_MATCHING, 'a'), 5)).toBe('some');
    expect(headState(ALL_MATCHING, 0)).toBe('none');
  });

  it('spans a range in either direction', () => {
    expect(rangeBetween(7, 3)).toEqual({ from: 3, to: 7 });
    expect(rangeBetween(3, 3)).toEqual({ from: 3, to: 3 });
  });
});
