import {
  hashKey,
  QueriesObserver,
  type QueryClient,
  type QueryObserverResult,
  replaceEqualDeep,
} from '@tanstack/react-query';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { Selection, Window } from '../../../../electron/domain/query.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { failureOf } from '../../../lib/failure.ts';
import { orpc } from '../../../lib/orpc.ts';
import {
  offsetsBetween,
  type RowRange,
  type RowTotals,
  rowIn,
  totalsOf,
  WINDOW_ROWS,
  type Windows,
  windowOffsets,
} from './row-windows.ts';

const KEPT_MS = 60_000;

/** The query that asks for one window of a selection. */
export function windowQuery(selection: Selection, offset: number) {
  return orpc.directory.query.queryOptions({
    input: { ...selection, offset, limit: WINDOW_ROWS },
    gcTime: KEPT_MS,
  });
}

/** What is known of the rows of a selection as a whole. */
export interface RowsResult {
  /** Null until the first window came. While a new selection is on its way these are those of the one before. */
  readonly totals: RowTotals | null;
  /** The question whose rows are shown. */
  readonly question: string | null;
  /** Why the rows can't be had at all: the core refused, or can't be reached. */
  readonly failure: Failure | null;
}

/** The same text for the same selection. */
export function questionOf(selection: Selection): string {
  return hashKey([selection]);
}

/** Where a question begins: at the top. */
const TOP: RowRange = { first: 0, last: 30 };
const NO_ROWS: Windows = new Map();

/**
 * The rows of one question at a time, read in windows as they come into view; windows just left stay in the cache for a
 * minute. It stands outside of React, so that rows that come while the table scrolls draw rows and nothing else.
 */
export class RowSource {
  readonly #observer: QueriesObserver;
  readonly #rowListeners = new Set<() => void>();
  #selection: Selection;
  #question: string;
  #range = TOP;
  #offsets: readonly number[] = windowOffsets(TOP);
  #windows: Windows = NO_ROWS;
  #result: RowsResult = { totals: null, question: null, failure: null };
  readonly #listeners = new Set<() => void>();

  constructor(client: QueryClient, selection: Selection) {
    this.#selection = selection;
    this.#question = questionOf(selection);
    this.#observer = new QueriesObserver(client, this.#queries());
    this.#take();
  }

  #queries() {
    // The library's list takes queries of any kind; what it answers with is told by `#take`.
    return this.#offsets.map((offset) => windowQuery(this.#selection, offset)) as object[] as ConstructorParameters<
      typeof QueriesObserver
    >[1];
  }

  /** Another question; nothing where it is the same. */
  ask(selection: Selection): void {
    const question = questionOf(selection);
    if (question === this.#question) return;
    this.#selection = selection;
    this.#question = question;
    this.#range = TOP;
    this.#read(windowOffsets(TOP));
  }

  /** Has the windows read that a range needs. */
  show(range: RowRange): void {
    const offsets = windowOffsets(range, Math.sign(range.first - this.#range.first));
    this.#range = range;
    if (offsets.join() !== this.#offsets.join()) this.#read(offsets);
  }

  #read(offsets: readonly number[]): void {
    this.#offsets = offsets;
    this.#observer.setQueries(this.#queries());
    this.#take();
  }

  /** The user of a row, from 0; missing while the row has not come. */
  readonly rowAt = (index: number): User | undefined => rowIn(this.#windows, index);

  /** Whether any row of a range has come. */
  hasAny({ first, last }: RowRange): boolean {
    return offsetsBetween(first, last).some((offset) => this.#windows.has(offset));
  }

  /** The same object as long as it tells the same. */
  readonly result = (): RowsResult => this.#result;

  /** Calls `listener` whenever `result` changes; answers with what ends it. Rows are read as long as somebody listens. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const stop = this.#observer.subscribe(() => this.#take());
    this.#take();
    return () => {
      stop();
      this.#listeners.delete(listener);
    };
  };

  /** Calls `listener` whenever rows came; answers with what ends it. */
  readonly onRows = (listener: () => void): (() => void) => {
    this.#rowListeners.add(listener);
    return () => this.#rowListeners.delete(listener);
  };

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const result of this.#results()) if (result.error) void result.refetch();
  };

  #results(): readonly QueryObserverResult<Window>[] {
    return this.#observer.getCurrentResult() as readonly QueryObserverResult<Window>[];
  }

  /** Takes what came. Until the first window of a new question is there, the rows of the one before stay. */
  #take(): void {
    const results = this.#results();
    const windows: Windows = new Map(
      this.#offsets.flatMap((offset, place) => {
        const data = results[place]?.data;
        return data ? [[offset, data] as const] : [];
      }),
    );
    const came = totalsOf(windows);
    const error = results.find((result) => result.error)?.error ?? null;
    const before = this.#result;
    const next: RowsResult = {
      totals: came ? replaceEqualDeep(before.totals, came) : before.totals,
      question: came ? this.#question : before.question,
      failure: replaceEqualDeep(before.failure, error === null ? null : failureOf(error)),
    };
    if (came) this.#setWindows(windows);
    const isSame =
      next.totals === before.totals && next.question === before.question && next.failure === before.failure;
    if (isSame) return;
    this.#result = next;
    for (const listener of this.#listeners) listener();
  }

  #setWindows(windows: Windows): void {
    const isSame =
      windows.size === this.#windows.size && [...windows].every(([offset, one]) => this.#windows.get(offset) === one);
    if (isSame) return;
    this.#windows = windows;
    for (const listener of this.#rowListeners) listener();
  }
}
