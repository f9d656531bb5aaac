import { hasBit } from './bits.ts';
import type { Columns } from './columns.ts';
import { allocate, createTextStore } from './text-store.ts';

/** Share of replaced records from which on the others move together. */
const GARBAGE_SHARE = 0.25;
const LEAST_GARBAGE = 1 << 20;

/** Moves records together where many were replaced. Rows stay where they are. */
export function compactText(columns: Columns): void {
  const { garbage, total } = columns.text;
  if (garbage < LEAST_GARBAGE || garbage < total * GARBAGE_SHARE) return;
  const store = createTextStore();
  for (let row = 0; row < columns.rows; row += 1) {
    if (!hasBit(columns.alive, row)) continue;
    const from = columns.start[row] as number;
    const length = columns.length[row] as number;
    const old = columns.text.chunks[columns.chunk[row] as number] as Buffer;
    const { chunk, start } = allocate(store, length);
    old.copy(store.chunks[chunk] as Buffer, start, from, from + length);
    columns.chunk[row] = chunk;
    columns.start[row] = start;
  }
  columns.text = store;
}
