import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';

interface Options {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly groups: readonly GroupSummary[];
  /** The rows that are drawn. */
  readonly rows: readonly Permission[];
  readonly reveal: (column: number) => void;
}

interface Cell {
  readonly group: string;
  readonly permission: string;
}

/** The one cell that the tab key reaches, and the keys that go on to others. */
export function useMatrixKeys({ scroller, groups, rows, reveal }: Options) {
  const [active, setActive] = useState<Cell>({ group: '', permission: '' });
  const [focusing, setFocusing] = useState(false);
  const column = Math.max(
    0,
    groups.findIndex((group) => group.id === active.group),
  );
  const row = Math.max(
    0,
    rows.findIndex((permission) => permission.id === active.permission),
  );

  useEffect(() => {
    if (!focusing) return;
    const target = scroller.current?.querySelector<HTMLElement>('td.cell input[tabindex="0"]');
    if (!target) return;
    setFocusing(false);
    target.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const [across, down] = step;
    const nextColumn = Math.min(Math.max(column + across, 0), groups.length - 1);
    const nextRow = Math.min(Math.max(row + down, 0), rows.length - 1);
    reveal(nextColumn);
    setActive({ group: groups[nextColumn]?.id ?? '', permission: rows[nextRow]?.id ?? '' });
    setFocusing(true);
  };

  const cell: Cell = { group: groups[column]?.id ?? '', permission: rows[row]?.id ?? '' };
  return { cell, setActive, onKeyDown };
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
