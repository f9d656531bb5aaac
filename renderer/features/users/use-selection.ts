import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Selection } from '../../../electron/domain/query.ts';
import { ALL_MATCHING, countSelected, NOBODY, rangeBetween, type Selected, toggle, withAll } from './selection.ts';
import { windowQuery } from './table/row-source.ts';
import { WINDOW_ROWS } from './table/row-windows.ts';

/** The selected users and what can be done to them. */
export interface UserSelection {
  readonly value: Selected;
  readonly count: number;
  /** Rows between two far ones are being read. */
  readonly reading: boolean;
  toggle(id: string): void;
  /** Selects all matching, or nobody if all are selected. */
  toggleAll(): void;
  selectAll(): void;
  clear(): void;
  /** Selects the rows from where the range began (`from`, if none has begun) to `index`. */
  extendTo(index: number, from: number): Promise<void>;
  /** The next range begins anew. */
  dropAnchor(): void;
}

/** Holds the selection. "All matching" ends when the search or the filters change; single users stay selected. */
export function useSelection(selection: Selection, matched: number): UserSelection {
  const client = useQueryClient();
  const [value, setValue] = useState<Selected>(NOBODY);
  const [reading, setReading] = useState(false);
  const range = useRef<{ anchor: number; base: Selected } | null>(null);
  const question = JSON.stringify([selection.instanceId, selection.search, selection.filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends what was said about the old one
  useEffect(() => {
    range.current = null;
    setValue((before) => (before.mode === 'matching' ? NOBODY : before));
  }, [question]);

  /** The ids of the rows of a range, from the cache where they are there. */
  async function idsBetween(from: number, to: number): Promise<string[]> {
    const ids: string[] = [];
    for (let offset = from - (from % WINDOW_ROWS); offset <= to; offset += WINDOW_ROWS) {
      const { rows } = await client.ensureQueryData(windowQuery(selection, offset));
      const wanted = rows.slice(Math.max(0, from - offset), to - offset + 1);
      ids.push(...wanted.map((user) => user.id));
    }
    return ids;
  }

  const change = (next: Selected) => {
    range.current = null;
    setValue(next);
  };

  return {
    value,
    count: countSelected(value, matched),
    reading,
    toggle: (id) => change(toggle(value, id)),
    toggleAll: () => change(countSelected(value, matched) === matched ? NOBODY : ALL_MATCHING),
    selectAll: () => change(ALL_MATCHING),
    clear: () => change(NOBODY),
    dropAnchor: () => {
      range.current = null;
    },
    async extendTo(index, from) {
      range.current ??= { anchor: Math.max(from, 0), base: value };
      const { anchor, base } = range.current;
      const ends = rangeBetween(anchor, index);
      setReading(true);
      try {
        const ids = await idsBetween(ends.from, ends.to);
        if (range.current?.anchor === anchor) setValue(withAll(base, ids));
      } finally {
        setReading(false);
      }
    },
  };
}
