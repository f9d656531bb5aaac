import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';

/** The two rows of a head, from top to bottom: what opens the group, and what marks it. No permission is called so. */
export const HEAD_ROWS = { open: '#open', mark: '#mark' } as const;

interface Options {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly groups: readonly GroupSummary[];
  /** The rows that are drawn. */
  readonly permissions: readonly Permission[];
}

/** The cell that the tab key reaches. */
export interface MatrixCell {
  readonly group: string;
  /** The id of a permission, or one of `HEAD_ROWS`. */
  readonly row: string;
}

/** The one cell that the tab key reaches, and the keys that go on to others. */
export function useMatrixKeys({ scroller, groups, permissions }: Options) {
  const [active, setActive] = useState<MatrixCell>({ group: '', row: '' });
  const [focusing, setFocusing] = useState(false);
  const column = useMemo(
    () =>
      Math.max(
        0,
        groups.findIndex(({ id }) => id === active.group),
      ),
    [groups, active.group],
  );
  const rows = useMemo(() => [HEAD_ROWS.open, HEAD_ROWS.mark, ...permissions.map(({ id }) => id)], [permissions]);
  const known = rows.indexOf(active.row);
  const row = known < 0 ? Math.min(2, rows.length - 1) : known;

  useEffect(() => {
    if (!focusing) return;
    const target = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!target) return;
    setFocusing(false);
    target.focus();
  });

  /** `reveal` scrolls to a column. */
  const onKeyDown = (event: KeyboardEvent, reveal: (column: number) => void) => {
    const step = STEPS[event.key];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.hasAttribute('tabindex')) return;
    event.preventDefault();
    const [across, down] = step;
    const nextColumn = Math.min(Math.max(0, column + across), groups.length - 1);
    const nextRow = Math.min(Math.max(0, row + down), rows.length - 1);
    reveal(nextColumn);
    setActive({ group: groups[nextColumn]?.id ?? '', row: rows[nextRow] ?? '' });
    setFocusing(true);
  };

  const cell: MatrixCell = { group: groups[column]?.id ?? '', row: rows[row] ?? '' };
  return { cell, column, setActive, onKeyDown };
}

const FAR = 1_000_000;

/** How far a key goes, across and down. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-FAR, 0],
  End: [FAR, 0],
};
