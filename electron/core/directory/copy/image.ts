import type { Window, WindowQuery } from '../../../domain/query.ts';
import type { GroupRef } from '../../../domain/user.ts';
import type { KeptDirectory } from '../directory.ts';
import { hasBit, wordsFor } from '../index/bits.ts';
import { CODE_COLUMNS, type Columns, createColumns, groupCode } from '../index/columns.ts';
import { createDictionary } from '../index/dictionary.ts';
import { openIdTable } from '../index/id-table.ts';
import { createListTable, type ListTable } from '../index/list-table.ts';
import type { Rank, RankedColumn } from '../index/ranks.ts';
import { DATE_COLUMNS } from '../index/record.ts';
import type { FrameReader } from './sealed-file.ts';
import { jsonParts, openJson } from './sealed-json.ts';

/** What the pieces of an image are; the second piece, as JSON, after one with its length. */
interface Plan {
  readonly loadedAt: string;
  readonly rows: number;
  readonly statuses: readonly string[];
  readonly administrators: readonly string[];
  readonly primaries: readonly string[];
  readonly permissionIds: readonly string[];
  readonly groups: readonly GroupRef[];
  readonly groupLists: ListSizes;
  readonly permissionLists: ListSizes;
  readonly dates: readonly boolean[];
  readonly text: { readonly chunks: readonly number[]; readonly total: number; readonly garbage: number };
  readonly blocks: readonly number[];
  /** Ranks of another version of the collator are worked out anew. */
  readonly collation: string;
  readonly ranks: readonly { readonly column: RankedColumn; readonly length: number; readonly distinct: number }[];
}

interface ListSizes {
  readonly count: number;
  readonly items: number;
}

const COLLATION = `${process.versions.icu}`;

/** The window that was asked for last, answered from what is kept. */
export interface Preview {
  readonly asked: WindowQuery;
  readonly answer: Window;
}

/**
 * The pieces of a directory's image, the preview first. They share memory with it: whoever writes them sees that nothing
 * changes.
 */
export function* imageOf({ content, loadedAt }: KeptDirectory, preview: Preview | null): Generator<Uint8Array> {
  const { columns, ranks } = content;
  const { rows, text, signatures } = columns;
  const chunks = text.chunks.map((chunk, index) =>
    index === text.chunks.length - 1 ? chunk.subarray(0, text.used) : chunk,
  );
  const plan: Plan = {
    loadedAt,
    rows,
    statuses: columns.statuses.values,
    administrators: columns.administrators.values,
    primaries: columns.primaries.values,
    permissionIds: columns.permissionIds.values,
    groups: columns.groupRefs.refs,
    groupLists: sizesOf(columns.groupLists),
    permissionLists: sizesOf(columns.permissionLists),
    dates: DATE_COLUMNS.map((column) => columns.dates[column] !== null),
    text: { chunks: chunks.map((chunk) => chunk.length), total: text.total, garbage: text.garbage },
    blocks: signatures.blocks.map((block) => block.length),
    collation: COLLATION,
    ranks: ranks.map(({ column, sorted, distinct }) => ({ column, length: sorted.length, distinct })),
  };
  yield* jsonParts(preview);
  yield* jsonParts(plan);
  yield columns.flags.subarray(0, rows);
  yield columns.formats.subarray(0, rows);
  yield bytesOf(columns.alive.subarray(0, wordsFor(rows)));
  for (const name of CODE_COLUMNS) yield bytesOf(columns[name].subarray(0, rows));
  yield bytesOf(columns.ids.hashes.subarray(0, rows));
  for (const column of DATE_COLUMNS) {
    const values = columns.dates[column];
    if (values) yield bytesOf(padded(values, rows));
  }
  yield* listParts(columns.groupLists);
  yield* listParts(columns.permissionLists);
  for (const block of signatures.blocks) yield bytesOf(block);
  for (const { sorted, dense } of ranks) {
    yield bytesOf(sorted);
    yield bytesOf(dense.subarray(0, rows));
  }
  yield* chunks;
}

/** What stands at the beginning of an image, to be shown before the rest was read: see `imageOf`. */
export function* openPreview(frames: FrameReader): Generator<void, Preview | null> {
  return (yield* openJson(frames)) as Preview | null;
}

/** Makes a directory of the pieces of its image that follow the preview, a piece at a step. */
export function* openImage(frames: FrameReader): Generator<void, KeptDirectory> {
  const plan = (yield* openJson(frames)) as Plan;
  const { rows } = plan;
  function* words(length: number): Generator<void, Uint32Array<ArrayBuffer>> {
    return new Uint32Array((yield* frames.next(length * 4)).buffer);
  }
  const columns: Columns = {
    ...createColumns(),
    rows,
    statuses: createDictionary(plan.statuses),
    administrators: createDictionary(plan.administrators),
    primaries: createDictionary(plan.primaries),
    permissionIds: createDictionary(plan.permissionIds),
  };
  for (const ref of plan.groups) groupCode(columns.groupRefs, ref);
  columns.flags = yield* frames.next(rows);
  columns.formats = yield* frames.next(rows);
  columns.alive = yield* words(wordsFor(rows));
  for (const name of CODE_COLUMNS) columns[name] = yield* words(rows);
  const hashes = yield* words(rows);
  for (const [index, column] of DATE_COLUMNS.entries()) {
    if (plan.dates[index]) columns.dates[column] = new Float64Array((yield* frames.next(rows * 8)).buffer);
  }
  columns.groupLists = yield* openLists(plan.groupLists, words);
  columns.permissionLists = yield* openLists(plan.permissionLists, words);
  for (const length of plan.blocks) columns.signatures.blocks.push(yield* words(length));
  const ranks: Rank[] = [];
  for (const { column, length, distinct } of plan.ranks) {
    ranks.push({ column, distinct, sorted: yield* words(length), dense: yield* words(rows), pending: [] });
  }
  for (const length of plan.text.chunks) columns.text.chunks.push(Buffer.from((yield* frames.next(length)).buffer));
  Object.assign(columns.text, {
    used: plan.text.chunks.at(-1) ?? 0,
    total: plan.text.total,
    garbage: plan.text.garbage,
  });
  frames.end();
  columns.ids = openIdTable(hashes, rows, (row) => hasBit(columns.alive, row));
  columns.live = columns.ids.live;
  for (let row = rows - 1; row >= 0; row -= 1) if (!hasBit(columns.alive, row)) columns.free.push(row);
  return { content: { columns, ranks: plan.collation === COLLATION ? ranks : [] }, loadedAt: plan.loadedAt };
}

function bytesOf(numbers: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A column of times may end before the last rows, which have none. */
function padded(values: Float64Array, rows: number): Float64Array {
  if (values.length >= rows) return values.subarray(0, rows);
  const all = new Float64Array(rows).fill(Number.NaN);
  all.set(values);
  return all;
}

function sizesOf({ count, starts }: ListTable): ListSizes {
  return { count, items: starts[count] ?? 0 };
}

function* listParts(table: ListTable): Generator<Uint8Array> {
  const { count, items } = sizesOf(table);
  yield bytesOf(table.starts.subarray(0, count + 1));
  yield bytesOf(table.items.subarray(0, items));
}

type Words = (length: number) => Generator<void, Uint32Array<ArrayBuffer>>;

function* openLists({ count, items }: ListSizes, words: Words): Generator<void, ListTable> {
  return createListTable({ count, starts: yield* words(count + 1), items: yield* words(items) });
}
