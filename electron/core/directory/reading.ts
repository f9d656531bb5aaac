import type { News } from '../../domain/query.ts';
import { type Bits, clearBit, hasBit, setBit, wordsFor } from './index/bits.ts';
import { regrown } from './index/grow.ts';
import { layOut, type PackedRows, type PackedUsers } from './index/pack.ts';
import type { PutOutcome } from './index/put-row.ts';
import { readId } from './index/rows.ts';
import type { UsersIndex } from './users-index.ts';

/**
 * One load of a directory, which may go through the server's list several times. It tells who came, who came again and
 * who did not come at all. What was written meanwhile counts more than a page that may have been on its way before.
 */
export interface Reading {
  /** Begins with the list anew. */
  nextPass(): void;
  /** Takes a page over; answers with the rows of users who came for the first time in this reading. */
  take(users: PackedUsers): number[];
  /** A user was written meanwhile. */
  noteWritten(id: string): void;
  /** A user is about to be removed, not by a page. */
  noteRemoved(id: string): void;
  /** How many users came in this pass. */
  passed(): number;
  /** How many of them came for the first time in this reading. */
  fresh(): number;
  /** Rows of the users who came so far. */
  rows(): number[];
  /** Removes who did not come: in the last pass where that one was steady, else in any. */
  finish(steady: boolean): News;
}

/** Begins to read an index anew. */
export function beginReading(index: UsersIndex): Reading {
  /** By row: the pass in which the user came last; 0 for not at all. */
  let seen: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let added: Bits = new Uint32Array(0);
  let changed: Bits = new Uint32Array(0);
  const written = new Map<string, 'there' | 'gone'>();
  const tally = { arrived: 0, departed: 0, changed: 0 };
  let [pass, passed, fresh] = [0, 0, 0];

  function reserve(row: number) {
    seen = regrown(seen, row + 1);
    added = regrown(added, wordsFor(row + 1));
    changed = regrown(changed, wordsFor(row + 1));
  }

  function notePut({ row, how }: PutOutcome): number {
    reserve(row);
    if (how === 'added') {
      seen[row] = 0;
      setBit(added, row);
      tally.arrived += 1;
    } else if (how === 'changed' && !hasBit(added, row) && !hasBit(changed, row)) {
      setBit(changed, row);
      tally.changed += 1;
    }
    return row;
  }

  function noteRemoved(id: string) {
    written.set(id, 'gone');
    const row = index.rowOf(id);
    if (row < 0) return;
    reserve(row);
    if (hasBit(added, row)) tally.arrived -= 1;
    if (hasBit(changed, row)) tally.changed -= 1;
    clearBit(added, row);
    clearBit(changed, row);
  }

  /** What was done here to a user on a page; undefined for nothing. */
  function ownWrite(rows: PackedRows, place: number) {
    return written.size === 0 ? undefined : written.get(readId(rows, place));
  }

  function take(users: PackedUsers): number[] {
    const first: number[] = [];
    const rows = layOut(users);
    const put = index.put(rows);
    for (let place = 0; place < users.count; place += 1) {
      const own = ownWrite(rows, place);
      if (own === 'gone') continue;
      const row = own === 'there' ? index.rowOf(readId(rows, place)) : notePut(put(place));
      if (row < 0) continue;
      reserve(row);
      if (seen[row] === 0) first.push(row);
      if (seen[row] !== pass) passed += 1;
      seen[row] = pass;
    }
    fresh += first.length;
    return first;
  }

  function finish(steady: boolean): News {
    for (const [id, own] of written) {
      const row = own === 'there' ? index.rowOf(id) : -1;
      if (row < 0) continue;
      reserve(row);
      seen[row] = pass;
    }
    for (const row of index.rows()) {
      const came = seen[row] ?? 0;
      if (steady ? came === pass : came > 0) continue;
      if (hasBit(added, row)) tally.arrived -= 1;
      else tally.departed += 1;
      if (hasBit(changed, row)) tally.changed -= 1;
      index.removeRow(row);
    }
    return tally;
  }

  return {
    nextPass() {
      pass += 1;
      passed = 0;
      fresh = 0;
    },
    take,
    noteWritten: (id) => void written.set(id, 'there'),
    noteRemoved,
    passed: () => passed,
    fresh: () => fresh,
    rows: () => Array.from(index.rows()).filter((row) => (seen[row] ?? 0) > 0),
    finish,
  };
}
