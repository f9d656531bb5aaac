import { type Failure, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import { furtherPages } from '../in-order.ts';
import type { Caller } from './caller.ts';
import type { Where } from './errors.ts';
import { PAGE_SIZE, readPage } from './users.ts';
import { toUser } from './wire.ts';

/** Sizes of pages on the way to a row that breaks each page that holds it; each divides the one before. */
const SIZES: readonly number[] = [PAGE_SIZE, 20, 4, 1];

/** A page of some size; `number` counts from 1. */
interface Slice {
  readonly number: number;
  readonly size: number;
}

/** What could be read of a page. `unread` names the rows that broke it, in words. */
interface Piece {
  readonly users: readonly User[];
  readonly unread: readonly string[];
  readonly total: number | null;
  /** Why rows stayed unread. */
  readonly reason: Failure | null;
}

/**
 * Yields all users, several pages under way at a time. A row without a time of creation breaks every page that holds it
 * (500, 1.11.8): such a page is read in smaller pieces, everybody else is yielded, and a failure at the end names the row.
 * Rows are in the order of ids, which only grow: a deletion alone moves others, to pages that were read already. The page
 * that was the last at the beginning tells how many there are up to its last id; where fewer came, somebody is missing.
 * The first page is read before that one and looked at once more after it: whoever left it has moved others meanwhile.
 */
export async function* listUsers(caller: Caller, signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
  const unread: string[] = [];
  let reason: Failure | null = null;
  let came = 0;
  const end: End = { page: 0, id: 0, count: 0, hasMoved: false };
  for await (const piece of allPieces(caller, end, signal)) {
    if (!piece.ok) return yield piece;
    const { users, total } = piece.value;
    unread.push(...piece.value.unread);
    reason = piece.value.reason ?? reason;
    yield ok({ users, expected: total });
    came += end.page === 0 ? users.length : users.filter(({ id }) => Number(id) <= end.id).length;
  }
  if (reason) yield failed(naming(caller.where, unread));
  else if (end.hasMoved || came < end.count) yield ok({ users: [], expected: null, drift: 'seen' });
}

/** Where the list ended when its reading began: page and id of the last user, and how many there are up to that one. */
interface End {
  page: number;
  id: number;
  count: number;
  /** Somebody left the first page between its reading and this. */
  hasMoved: boolean;
}

/** The pieces of all pages in order; `end` is filled in after the first one, unless that is all. */
async function* allPieces(caller: Caller, end: End, signal: AbortSignal | undefined): AsyncGenerator<Result<Piece>> {
  const first = await readPiece(caller, 1, signal);
  yield first;
  if (!first.ok) return;
  const pages = pagesOf(first.value);
  if (pages <= 1) return;
  const last = await readPiece(caller, pages, signal);
  if (!last.ok) return yield last;
  noteEnd(end, pages, last.value);
  const again = await readSlice(caller, { number: 1, size: PAGE_SIZE }, signal);
  const there = new Set(again.ok ? again.value.users.map(({ id }) => id) : []);
  end.hasMoved = again.ok && first.value.users.some(({ id }) => !there.has(id));
  const read = (number: number) => (number === end.page ? Promise.resolve(last) : readPiece(caller, number, signal));
  yield* furtherPages({ pages }, read, (piece) => (isBeyond(piece) ? 0 : pagesOf(piece)));
}

const isBeyond = ({ users, unread }: Piece): boolean => users.length === 0 && unread.length === 0;

function noteEnd(end: End, page: number, { users }: Piece): void {
  const id = Number(users.at(-1)?.id ?? 0);
  Object.assign(end, { page, id, count: users.length === 0 ? 0 : (page - 1) * PAGE_SIZE + users.length });
}

const pagesOf = ({ total }: Piece): number => Math.ceil((total ?? 0) / PAGE_SIZE);

/** A page, or what can be read of it. Fails where nothing of it can: then it is not one row that is broken. */
async function readPiece(caller: Caller, number: number, signal: AbortSignal | undefined): Promise<Result<Piece>> {
  const slice = { number, size: PAGE_SIZE };
  const whole = await readSlice(caller, slice, signal);
  if (whole.ok || !isCrash(whole.failure)) return whole;
  const parts = await readAround(caller, slice, whole.failure, signal);
  if (!parts.ok) return parts;
  return parts.value.total === null ? whole : parts;
}

async function readSlice(
  caller: Caller,
  { number, size }: Slice,
  signal: AbortSignal | undefined,
): Promise<Result<Piece>> {
  const page = await readPage(caller, { page: number, per_page: size }, signal);
  if (!page.ok) return page;
  return ok({ users: page.value.rows.map(toUser), unread: [], total: page.value.total, reason: null });
}

const isCrash = ({ code, details }: Failure): boolean => code === 'server-error' && details.status === 500;

/** Reads a broken page in smaller ones, and those that break in smaller ones again, as long as some of them do not. */
async function readAround(
  caller: Caller,
  slice: Slice,
  reason: Failure,
  signal: AbortSignal | undefined,
): Promise<Result<Piece>> {
  const size = SIZES[SIZES.indexOf(slice.size) + 1];
  const nothing: Piece = { users: [], unread: [wordsFor(slice, caller.where.say)], total: null, reason };
  if (size === undefined) return ok(nothing);
  const count = slice.size / size;
  const parts: { slice: Slice; result: Result<Piece> }[] = [];
  for (let index = 1; index <= count; index += 1) {
    const part = { number: (slice.number - 1) * count + index, size };
    const result = await readSlice(caller, part, signal);
    if (!result.ok && !isCrash(result.failure)) return result;
    parts.push({ slice: part, result });
  }
  if (parts.every(({ result }) => !result.ok)) return ok(nothing);
  const pieces: Piece[] = [];
  for (const { slice: part, result } of parts) {
    const piece = result.ok ? result : await readAround(caller, part, reason, signal);
    if (!piece.ok) return piece;
    pieces.push(piece.value);
  }
  return ok({
    users: pieces.flatMap(({ users }) => users),
    unread: pieces.flatMap(({ unread }) => unread),
    total: pieces.find(({ total }) => total !== null)?.total ?? null,
    reason,
  });
}

function wordsFor({ number, size }: Slice, say: Say): string {
  const last = number * size;
  return size === 1
    ? say('account {last}', { last })
    : say('accounts {first} to {last}', { first: last - size + 1, last });
}

/** The failure that ends a list with unreadable rows: everybody else has come by then. */
function naming({ origin, say }: Where, rows: readonly string[]): Failure {
  const serverMessage = say('Counted in the order of ids. The time of creation may be missing there.');
  return failure('rows-unreadable', { origin, rows: rows.join(', ') }, { serverMessage });
}
