import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { scrollScale } from './scroll-scale.ts';

/** Height of the row of column heads, which stays at the top. */
const HEAD_HEIGHT = 32;
/** Rows that are drawn beyond either edge, for the frames in which the page scrolls before it is told. */
const OVERSCAN = 8;
/** Rows keep their place in the layer, and so their pixels, until it moves on by as many. */
const LAYER_ROWS = 10_000;
/** How long nothing has scrolled until the rows are put in order for who reads the page by its elements. */
const REST_MS = 200;

interface ScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Holds the drawn rows. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
}

/** A row to draw: its place in the whole, an element that it may share with rows far away, and pixels within the layer. */
export interface DrawnRow {
  readonly index: number;
  readonly key: number;
  readonly top: number;
}

/** Which rows to draw and where, and how to bring others into view. */
export interface TableScroll {
  /** Rows to draw, those just outside included; empty while nothing was measured. */
  readonly drawn: readonly DrawnRow[];
  readonly first: number;
  readonly last: number;
  /** Pixels from edge to edge of what scrolls. */
  readonly width: number;
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
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [top, setTop] = useState(0);
  const [resting, setResting] = useState(true);
  const body = Math.max(0, size.height - HEAD_HEIGHT);
  const scale = useMemo(() => scrollScale(count * rowHeight, body), [count, rowHeight, body]);
  const fitting = Math.ceil(body / rowHeight) + 1;
  const first = Math.max(0, Math.min(top, count - fitting) - OVERSCAN);
  const last = body === 0 ? -1 : Math.min(count - 1, Math.max(top, first) + fitting + OVERSCAN);
  const base = first - (first % LAYER_ROWS);
  const drawn = useMemo(() => {
    const pool = fitting + 2 * OVERSCAN + 1;
    const rows = Array.from({ length: last - first + 1 }, (_, place): DrawnRow => {
      const index = first + place;
      return { index, key: index % pool, top: (index - base) * rowHeight };
    });
    // While it scrolls elements stay where they are in the page, which is quicker than to move them.
    return resting ? rows : rows.sort((one, other) => one.key - other.key);
  }, [first, last, base, fitting, rowHeight, resting]);

  const present = useRef({ scale, base, rowHeight, position: 0 });
  const place = useCallback(() => {
    if (!layer.current) return;
    const { scale: to, base: from, rowHeight: each, position } = present.current;
    layer.current.style.transform = `translateY(${from * each - (to.toTable(position) - position)}px)`;
  }, [layer]);
  useLayoutEffect(() => {
    present.current = { scale, base, rowHeight, position: present.current.position };
    place();
  }, [scale, base, rowHeight, place]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const onScroll = () => {
      // Read before anything is written: afterwards the page would have to be laid out for it.
      present.current.position = element.scrollTop;
      place();
      const { scale: to, position, rowHeight: each } = present.current;
      const row = Math.floor(to.toTable(position) / each);
      clearTimeout(timer);
      timer = setTimeout(() => setResting(true), REST_MS);
      // Within the frame of the scroll, or it would be painted without the rows that came into view.
      flushSync(() => {
        setResting(false);
        setTop(row);
      });
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, place]);

  const scrollTo = (position: number) => {
    if (scroller.current) scroller.current.scrollTop = scale.toScroll(position);
  };
  return {
    ...{ drawn, first, last, width: size.width },
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
