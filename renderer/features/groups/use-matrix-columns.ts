import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { type DrawnGroup, useDrawnGroups } from './use-drawn-groups.ts';

/** Pixels of the first column, which names the permissions. */
const FIRST = 264;
/** Pixels of the last column, which counts. */
const LAST = 84;
const LEAST = 100;
const MOST = 140;
const OVERSCAN = 4;

/** A group with its place in the matrix. */
export interface MatrixColumn extends DrawnGroup {
  /** Pixels from the edge of the matrix. */
  readonly left: number;
}

/** The columns to draw, and how wide they are. */
export interface MatrixColumns {
  readonly shown: readonly MatrixColumn[];
  /** Of all groups; two further columns are not of a group. */
  readonly count: number;
  /** Pixels of each. */
  readonly width: number;
  /** Pixels of the whole matrix, at least. */
  readonly total: number;
  /** Brings a column into view. */
  reveal(index: number): void;
}

/**
 * Windows the columns of the matrix with TanStack Virtual; few of them share the room that there is. The one that has
 * the keys stays drawn wherever one scrolls, or the focus would be lost with it.
 */
export function useMatrixColumns(
  scroller: RefObject<HTMLDivElement | null>,
  groups: readonly GroupSummary[],
  kept: number,
): MatrixColumns {
  const [room, setRoom] = useState(0);
  const count = groups.length;
  const fair = Math.floor((room - FIRST - LAST) / Math.max(1, count));
  const width = Math.min(Math.max(fair, LEAST), MOST);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    paddingStart: FIRST,
    paddingEnd: LAST,
    scrollPaddingStart: FIRST,
    scrollPaddingEnd: LAST,
    overscan: OVERSCAN,
    initialRect: { width: 1048, height: 600 },
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), kept])].sort((a, b) => a - b),
  });
  const measured = virtualizer.scrollRect?.width ?? 0;
  useLayoutEffect(() => setRoom(measured), [measured]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width makes what was measured wrong
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, width]);

  const drawn = useDrawnGroups(groups, virtualizer);
  return {
    shown: drawn.map((one) => ({ ...one, left: FIRST + one.index * width })),
    count,
    width,
    total: FIRST + count * width + LAST,
    reveal: (index) => virtualizer.scrollToIndex(index),
  };
}
