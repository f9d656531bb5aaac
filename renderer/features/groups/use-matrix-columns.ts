import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import type { MatrixColumns } from './matrix-head.tsx';

/** Pixels of the first column, which names the permissions. */
export const FIRST = 264;
/** Pixels of the last column, which counts. */
export const LAST = 84;
const LEAST = 100;
const MOST = 140;
const OVERSCAN = 4;

/** The columns to draw, and the pixels of what is not drawn before and after them. */
export interface WindowedColumns extends MatrixColumns {
  readonly width: number;
  readonly pixelsBefore: number;
  readonly pixelsAfter: number;
  /** Brings a column into view. */
  reveal(index: number): void;
}

/** Windows the columns of the matrix with TanStack Virtual; few of them share the room that there is. */
export function useMatrixColumns(
  scroller: RefObject<HTMLDivElement | null>,
  groups: readonly GroupSummary[],
): WindowedColumns {
  const [room, setRoom] = useState(0);
  const fair = Math.floor((room - FIRST - LAST) / Math.max(1, groups.length));
  const width = Math.min(Math.max(fair, LEAST), MOST);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    paddingStart: FIRST,
    paddingEnd: LAST,
    scrollPaddingStart: FIRST,
    scrollPaddingEnd: LAST,
    overscan: OVERSCAN,
    initialRect: { width: 1048, height: 600 },
  });
  const measured = virtualizer.scrollRect?.width ?? 0;
  useLayoutEffect(() => setRoom(measured), [measured]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width makes what was measured wrong
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, width]);

  const items = virtualizer.getVirtualItems();
  const pixelsBefore = (items[0]?.start ?? FIRST) - FIRST;
  const pixelsAfter = Math.max(0, virtualizer.getTotalSize() - LAST - (items.at(-1)?.end ?? FIRST));
  return {
    shown: items.flatMap((item) => groups[item.index] ?? []),
    before: pixelsBefore > 0,
    after: pixelsAfter > 0,
    width,
    pixelsBefore,
    pixelsAfter,
    reveal: (index) => virtualizer.scrollToIndex(index),
  };
}
