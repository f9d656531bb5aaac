import { elementScroll, observeElementOffset, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ScrollScale, scrollScale } from './scroll-scale.ts';

/** Height of the row of column heads, which stays at the top. */
export const HEAD_HEIGHT = 32;
const OVERSCAN = 10;

interface ScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Holds the drawn rows. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
}

/** Which rows to draw and where, and how to bring others into view. */
export interface TableScroll {
  /** Rows to draw, those just outside included; empty while nothing was measured. */
  readonly indexes: readonly number[];
  /** Pixels that the page's element takes, the head not included. */
  readonly height: number;
  /** Rows that fit. */
  readonly page: number;
  /** Scrolls as little as needed to have a row in view. */
  reveal(index: number): void;
  toTop(): void;
}

/**
 * Windows the rows with TanStack Virtual. Tables taller than a page can be are scaled: the virtualizer works in the
 * table's pixels, the element scrolls in the page's, and the layer is shifted by the difference as it scrolls.
 */
export function useTableScroll({ scroller, layer, count, rowHeight }: ScrollOptions): TableScroll {
  const [viewport, setViewport] = useState(0);
  const body = Math.max(0, viewport - HEAD_HEIGHT);
  const scale = useMemo(() => scrollScale(count * rowHeight, body), [count, rowHeight, body]);
  const present = useRef<ScrollScale>(scale);
  const firstRow = useRef(0);
  useLayoutEffect(() => {
    present.current = scale;
  });

  const place = () => {
    const element = scroller.current;
    if (!element || !layer.current) return;
    const shift = present.current.toTable(element.scrollTop) - element.scrollTop;
    layer.current.style.transform = `translateY(${firstRow.current * rowHeight - shift}px)`;
  };

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        place();
        report(present.current.toTable(offset), isScrolling);
      }),
    scrollToFn: (offset, options, instance) => elementScroll(present.current.toScroll(offset), options, instance),
    initialRect: { width: 800, height: 600 },
  });

  const indexes = virtualizer.getVirtualIndexes();
  useLayoutEffect(() => {
    firstRow.current = indexes[0] ?? 0;
    place();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height makes what was measured wrong
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const measured = virtualizer.scrollRect?.height ?? 0;
  useLayoutEffect(() => setViewport(measured), [measured]);

  const scrollTo = (position: number) => {
    if (scroller.current) scroller.current.scrollTop = scale.toScroll(position);
  };
  return {
    indexes,
    height: scale.height,
    page: Math.max(1, Math.floor(body / rowHeight) - 1),
    reveal(index) {
      const top = scale.toTable(scroller.current?.scrollTop ?? 0);
      const start = index * rowHeight;
      if (start < top) scrollTo(start);
      else if (start + rowHeight > top + body) scrollTo(start + rowHeight - body);
    },
    toTop: () => scrollTo(0),
  };
}
