import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../../../electron/domain/group.ts';
import { GroupSlots } from '../../../../../renderer/features/groups/use-drawn-groups.ts';
import { group } from '../../support/lab.ts';

const groups = Array.from({ length: 40 }, (_, index) => summaryOf(group(`${index}`, `Group ${index}`, [])));

/** What is drawn in the order of the page: the place of each group, and the slot that draws it. */
function drawer() {
  const slots = new GroupSlots();
  return (indices: readonly number[], { atRest = false, among = groups } = {}) =>
    slots.draw(among, indices, atRest).map(({ group: { id }, slot }) => `${id}:${slot}`);
}

describe('the elements that groups are drawn with', () => {
  test('go from those that leave the view to those that come in, which stand at their place in the page', () => {
    const draw = drawer();
    expect(draw([0, 1, 2, 3])).toEqual(['0:0', '1:1', '2:2', '3:3']);
    expect(draw([2, 3, 4, 5])).toEqual(['4:0', '5:1', '2:2', '3:3']);
  });

  test('are put in the order of the groups once nothing scrolls', () => {
    const draw = drawer();
    draw([0, 1, 2, 3]);
    expect(draw([2, 3, 4, 5], { atRest: true })).toEqual(['2:2', '3:3', '4:0', '5:1']);
  });

  test('stay where they are while fewer are needed, and are made only where there are too few', () => {
    const draw = drawer();
    draw([0, 1, 2]);
    expect(draw([1])).toEqual(['0:0', '1:1', '2:2']);
    expect(draw([1, 3, 4, 5])).toEqual(['3:0', '1:1', '4:2', '5:3']);
  });

  test('stay with a group that moves, and are no other group’s once theirs is gone', () => {
    const draw = drawer();
    draw([0, 1, 2]);
    expect(draw([0, 1, 2], { among: groups.slice(1), atRest: true })).toEqual(['1:1', '2:2', '3:3']);
  });

  test('leave out places beyond the last group', () => {
    expect(drawer()([0, 1, 2], { among: groups.slice(0, 1) })).toEqual(['0:0']);
  });
});
