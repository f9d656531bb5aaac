import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RowsPlace } from './row-painter.ts';
import { scrollScale } from './scroll-scale.ts';

/** Height of the row of column heads, which stays at the top. */
const HEAD_HEIGHT = 32;
/** Rows that are drawn beyond either edge, for the frames in which the page scrolls before it is told. */
const OVERSCAN = 8;
/** Rows keep their place in the layer, and so their pixels, until it moves on by as many. */
const LAYER_ROWS = 10_000;
/** How long nothing has scrolled until it counts as at rest. */
const REST_MS = 200;
/** How long a view stays empty of which no row has come: an answer is mostly there before bars would be drawn. */
const PATIENCE_MS = 120;
/** Where nobody sees the layer. */
const AWAY = 'translateY(-100000px)';
const PATIENT = { timer: undefined, isOver: false };

interface ScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Holds the drawn rows. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Has the rows of a place read; false where none of them has come. */
  readonly read: (place: RowsPlace) => boolean;
  /** Draws the rows of a place: after every drawing of the page, and within the frame of every scroll. */
  readonly draw: (place: RowsPlace) => void;
  readonly onRest: () => void;
}

/** How much fits, and how to bring other rows into view. */
export interface TableScroll {
  /** Pixels from edge to edge of what scrolls. */
  readonly width: number;
  /** Pixels that the page's element takes, the head not included. */
  readonly height: number;
  /** Rows that fit. */
  readonly page: number;
  /** Draws the rows in view anew; stays the same function. */
  readonly redraw: () => void;
  /** Scrolls as little as needed to have a row in view. */
  reveal(index: number): void;
  toTop(): void;
}

/**
 * Windows rows of one height, however many: a library for rows of any height goes through all of them whenever their
 * number changes. Tables taller than a page can be are scaled: the layer is shifted by the difference as it scrolls.
 * Scrolling draws rows and nothing else of the page.
 */
export function useTableScroll({ scroller, layer, count, rowHeight, read, draw, onRest }: ScrollOptions): TableScroll {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const body = Math.max(0, size.height - HEAD_HEIGHT);
  const scale = useMemo(() => scrollScale(count * rowHeight, body), [count, rowHeight, body]);
  const position = useRef(0);

  const patience = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; isOver: boolean }>(PATIENT);

  const show = () => {
    if (!layer.current || body === 0) return;
    const top = scale.toTable(position.current);
    const fitting = Math.ceil(body / rowHeight) + 1;
    const row = Math.floor(top / rowHeight);
    const first = Math.max(0, Math.min(row, count - fitting) - OVERSCAN);
    const last = Math.min(count - 1, Math.max(row, first) + fitting + OVERSCAN);
    const base = first - (first % LAYER_ROWS);
    const place = { first, last, base, rowHeight, most: fitting + 2 * OVERSCAN + 1 };
    if (read(place)) {
      clearTimeout(patience.current.timer);
      patience.current = PATIENT;
    } else if (!patience.current.isOver) {
      // Rows of elsewhere would stand where these belong.
      layer.current.style.transform = AWAY;
      const loseIt = () => {
        patience.current = { timer: undefined, isOver: true };
        latest.current.show();
      };
      patience.current = { ...patience.current, timer: patience.current.timer ?? setTimeout(loseIt, PATIENCE_MS) };
      return;
    }
    draw(place);
    layer.current.style.transform = `translateY(${base * rowHeight - (top - position.current)}px)`;
  };
  const latest = useRef({ show, onRest });
  useLayoutEffect(() => {
    latest.current = { show, onRest };
    show();
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const onScroll = () => {
      // Read before anything is written: afterwards the page would have to be laid out for it.
      position.current = element.scrollTop;
      latest.current.show();
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.onRest(), REST_MS);
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      clearTimeout(patience.current.timer);
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);

  const redraw = useCallback(() => latest.current.show(), []);
  const scrollTo = (to: number) => {
    if (scroller.current) scroller.current.scrollTop = scale.toScroll(to);
  };
  return {
    redraw,
    width: size.width,
    height: scale.height,
    page: Math.max(1, Math.floor(body / rowHeight) - 1),
    reveal(index) {
      const start = index * rowHeight;
      const from = scale.toTable(scroller.current?.scrollTop ?? 0);
      if (start < from) scrollTo(start);
      else if (start + rowHeight > from + body) scrollTo(start + rowHeight - body);
    },
    toTop() {
      // Where it is there already the page would be laid out for nothing.
      if (position.current > 0) scrollTo(0);
    },
  };
}
