import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';

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
  /** The part of a row that the tab key reaches; null in all rows but one. */
  partAt(index: number): Part | null;
  /** To be told where the focus came; stays the same function. */
  readonly onPart: (index: number, part: Part) => void;
  /** Up and down go from row to row, right and left from part to part; `reveal` scrolls to a row. */
  onKeyDown(event: KeyboardEvent, reveal: (index: number) => void): void;
}

/** For every part of every row that is drawn; `reached` is the part of that row that the tab key reaches. */
export function partProps<Part extends string>(
  part: Part,
  index: number,
  { reached, onPart }: { readonly reached: Part | null } & Pick<RowKeys<Part>, 'onPart'>,
): RowPartProps {
  return { 'data-row-part': part, tabIndex: reached === part ? 0 : -1, onFocus: () => onPart(index, part) };
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
  const onPart = useCallback((index: number, own: Part) => {
    setPlace(index);
    setChosen(own);
  }, []);
  return {
    active,
    partAt: (index) => (index === active ? part : null),
    onPart,
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
