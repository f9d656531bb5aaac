import type { Virtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** A group that is drawn: at which place of all, and with which elements. */
export interface DrawnGroup {
  readonly group: GroupSummary;
  readonly index: number;
  /** Names the elements: it is to be their key. */
  readonly slot: number;
}

/**
 * Which groups are drawn with which elements. Those that scroll into view take over the elements of those that leave
 * it: new ones would have to be made, styled and laid out in every frame. A group keeps its elements as long as it is
 * drawn, and so the keys.
 */
export class GroupSlots {
  #drawn: readonly DrawnGroup[] = [];
  #groups: readonly GroupSummary[] = [];
  #made = 0;

  /**
   * The groups at `indices`, in the order of the page: that of the groups where nothing scrolls, else as it was. Where
   * fewer come in than leave, some that left stay drawn until their elements are needed.
   */
  draw(groups: readonly GroupSummary[], indices: readonly number[], atRest: boolean): readonly DrawnGroup[] {
    const before = this.#drawn;
    // Among other groups nothing is taken over: whoever has the keys at one that is gone must not be at another.
    const recycles = groups === this.#groups;
    const coming = new Map(indices.flatMap((index) => (groups[index] ? [[groups[index].id, index] as const] : [])));
    const places = before.map(({ group }) => coming.get(group.id));
    for (const { group } of before) coming.delete(group.id);
    const free = [...coming.values()];
    const drawn = before.flatMap((old, place) => {
      const index = places[place] ?? (recycles ? (free.shift() ?? old.index) : undefined);
      return this.#at(groups, index, old.slot);
    });
    drawn.push(...free.flatMap((index) => this.#at(groups, index, this.#made++)));
    this.#groups = groups;
    this.#drawn = atRest ? drawn.sort((one, other) => one.index - other.index) : drawn;
    return this.#drawn;
  }

  #at(groups: readonly GroupSummary[], index: number | undefined, slot: number): DrawnGroup[] {
    const group = index === undefined ? undefined : groups[index];
    return index === undefined || group === undefined ? [] : [{ group, index, slot }];
  }
}

/** The groups in a virtualizer's window, each with the elements that draw it. */
export function useDrawnGroups(
  groups: readonly GroupSummary[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): readonly DrawnGroup[] {
  const [slots] = useState(() => new GroupSlots());
  const indices = virtualizer.getVirtualItems().map(({ index }) => index);
  return slots.draw(groups, indices, !virtualizer.isScrolling);
}
