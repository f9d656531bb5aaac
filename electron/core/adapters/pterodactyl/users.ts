import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { Caller } from './caller.ts';
import { toUser, type UserWire, userPageWire, userWire } from './wire.ts';

/** Below the base URL. */
export const USERS = '/api/application/users';

/** What reading users needs. */
export const READ_USERS = 'the permission to read users';
/** What changing users needs. */
export const WRITE_USERS = 'the permission to write users';
/** What reading servers needs. */
export const READ_SERVERS = 'the permission to read servers';

/** A later Panel may take no more than this; without it the page size would be 50. */
export const PAGE_SIZE = 100;

/** A page of users, with the totals over all pages. */
export interface UserRows {
  readonly rows: readonly UserWire[];
  readonly total: number;
  readonly pages: number;
}

/** P1: one page. `query` holds filters and the like; the order is that of the ids unless it names another. */
export async function readPage(
  caller: Caller,
  query: Readonly<Record<string, string | number>>,
  signal?: AbortSignal,
): Promise<Result<UserRows>> {
  // Without `sort` the Panel does not order at all.
  const request = { method: 'GET', path: USERS, query: { per_page: PAGE_SIZE, sort: 'id', ...query }, signal } as const;
  const answer = await caller.ask(request, userPageWire, { needs: READ_USERS });
  if (!answer.ok) return answer;
  const { data, meta } = answer.value;
  return ok({ rows: data, total: meta.pagination.total, pages: meta.pagination.total_pages });
}

/** The path of one user. Only digits: anything that begins with a number would find somebody else (5.2). */
export function userPath(id: string): string | null {
  return /^[1-9]\d*$/.test(id) ? `${USERS}/${id}` : null;
}

/** P2: one user as the Panel tells it, with the servers that they own where `withServers`. */
export async function readUser(
  caller: Caller,
  id: string,
  { withServers = false, signal }: { withServers?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<Result<UserWire>> {
  const path = userPath(id);
  if (path === null) return fail('user-not-found', { user: id, instance: caller.where.instance });
  const query = withServers ? { include: 'servers' } : {};
  return caller.ask({ method: 'GET', path, query, signal }, userWire, { user: id, needs: READ_USERS });
}

/** P2: one user. */
export async function getUser(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<User>> {
  const wire = await readUser(caller, id, { signal });
  return wire.ok ? ok(toUser(wire.value)) : wire;
}

/**
 * A text that every value which holds `wanted` is found by: a comma would separate alternatives, and the words `true` and
 * `false` are looked for as `1` and nothing. Wildcards only find more.
 */
export function looseTerm(wanted: string): string {
  const longest = wanted
    .split(',')
    .map((part) => part.trim())
    .reduce((best, part) => (part.length > best.length ? part : best), '');
  return /^(true|false)$/i.test(longest) ? longest.slice(0, -1) : longest;
}

/** Where whole values are looked for, by the name of the filter. */
export type ExactColumn = 'username' | 'email' | 'external_id' | 'uuid';

/** Whether a row has exactly this value. Case makes no difference, as nowhere on a Panel. */
export function hasExactly(wire: UserWire, column: ExactColumn, wanted: string): boolean {
  return wire.attributes[column]?.toLowerCase() === wanted.toLowerCase();
}

/** The user whose user name or e-mail address is exactly this; null if there is none. Filters find parts only (trap 4). */
export async function findExactly(
  caller: Caller,
  column: ExactColumn,
  wanted: string,
  signal?: AbortSignal,
): Promise<Result<User | null>> {
  for (let page = 1; ; page += 1) {
    const found = await readPage(caller, { [`filter[${column}]`]: looseTerm(wanted), page }, signal);
    if (!found.ok) return found;
    const match = found.value.rows.find((row) => hasExactly(row, column, wanted));
    if (match) return ok(toUser(match));
    if (page >= found.value.pages) return ok(null);
  }
}
