import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { scrollScale } from './scroll-scale.ts';

/** Height of the row of column heads, which stays at the top. */
const HEAD_HEIGHT = 32;
/** Rows that are drawn beyond either edge, for the frames in which the page scrolls before it is told. */
const OVERSCAN = 8;

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
  /** More than are ever drawn at once: rows that are as far apart can share an element. */
  readonly pool: number;
  /** Pixels that the page's element takes, the head not included. */
  readonly height: number;
  /** Rows that fit. */
  readonly page: number;
  /** Scrolls as little as needed to have a row in view. */
  reveal(index: number): void;
  toTop(): void;
}

/**
 * Windows rows of one height, however many: a library for rows of any height goes through all of them whenever their
 * number changes. Tables taller than a page can be are scaled: the layer is shifted by the difference as it scrolls.
 */
export function useTableScroll({ scroller, layer, count, rowHeight }: ScrollOptions): TableScroll {
  const [viewport, setViewport] = useState(0);
  const [top, setTop] = useState(0);
  const body = Math.max(0, viewport - HEAD_HEIGHT);
  const scale = useMemo(() => scrollScale(count * rowHeight, body), [count, rowHeight, body]);
  const fitting = Math.ceil(body / rowHeight) + 1;
  const first = Math.max(0, Math.min(top, count - fitting) - OVERSCAN);
  const last = body === 0 ? -1 : Math.min(count - 1, Math.max(top, first) + fitting + OVERSCAN);
  const indexes = useMemo(() => Array.from({ length: last - first + 1 }, (_, place) => first + place), [first, last]);

  const present = useRef({ scale, first, rowHeight });
  const place = useCallback(() => {
    if (!scroller.current || !layer.current) return;
    const { scrollTop } = scroller.current;
    const shift = present.current.scale.toTable(scrollTop) - scrollTop;
    layer.current.style.transform = `translateY(${present.current.first * present.current.rowHeight - shift}px)`;
  }, [scroller, layer]);
  useLayoutEffect(() => {
    present.current = { scale, first, rowHeight };
    place();
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setViewport(element.clientHeight);
    const onScroll = () => {
      place();
      const row = Math.floor(present.current.scale.toTable(element.scrollTop) / present.current.rowHeight);
      // Within the frame of the scroll, or it would be painted without the rows that came into view.
      flushSync(() => setTop(row));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, place]);

  const scrollTo = (position: number) => {
    if (scroller.current) scroller.current.scrollTop = scale.toScroll(position);
  };
  return {
    indexes,
    pool: fitting + 2 * OVERSCAN + 1,
    height: scale.height,
    page: Math.max(1, Math.floor(body / rowHeight) - 1),
    reveal(index) {
      const start = index * rowHeight;
      const from = scale.toTable(scroller.current?.scrollTop ?? 0);
      if (start < from) scrollTo(start);
      else if (start + rowHeight > from + body) scrollTo(start + rowHeight - body);
    },
    toTop: () => scrollTo(0),
  };
}
