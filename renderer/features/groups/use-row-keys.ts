import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';

/** Rows that a page key passes over. */
const PAGE = 10;

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface Options<Part extends string> {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** What can have the keys in each row, from left to right; at least one. */
  readonly parts: readonly [Part, ...Part[]];
}

/** What a part gets beside its own. */
interface RowPartProps {
  readonly 'data-row-part': string;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

/** One tab stop in rows of which only some are drawn. */
export interface RowKeys<Part extends string> {
  /** The row that has the keys: it has to stay drawn, or the focus is lost with it. */
  readonly active: number;
  /** For every part of every row that is drawn. */
  partProps(index: number, part: Part): RowPartProps;
  /** Up and down go from row to row, right and left from part to part; `reveal` scrolls to a row. */
  onKeyDown(event: KeyboardEvent, reveal: (index: number) => void): void;
}

/** Holds which part of which row has the keys, and has it focused once it is drawn. */
export function useRowKeys<Part extends string>({ scroller, count, parts }: Options<Part>): RowKeys<Part> {
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState<Part>(parts[0]);
  const [focusing, setFocusing] = useState(false);
  const active = Math.min(place, Math.max(0, count - 1));
  const part = parts.includes(chosen) ? chosen : parts[0];
  useEffect(() => {
    if (!focusing) return;
    const target = scroller.current?.querySelector<HTMLElement>('[data-row-part][tabindex="0"]');
    if (!target) return;
    setFocusing(false);
    target.focus({ preventScroll: true });
  });
  return {
    active,
    partProps: (index, own) => ({
      'data-row-part': own,
      tabIndex: index === active && own === part ? 0 : -1,
      onFocus: () => {
        setPlace(index);
        setChosen(own);
      },
    }),
    onKeyDown(event, reveal) {
      const step = STEPS[event.key];
      const across = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const beside = parts[parts.indexOf(part) + across];
      if (step === undefined && (across === 0 || beside === undefined)) return;
      event.preventDefault();
      if (step === undefined) setChosen(beside ?? part);
      else {
        const next = Math.min(Math.max(active + step, 0), count - 1);
        setPlace(next);
        reveal(next);
      }
      setFocusing(true);
    },
  };
}
