import type { Values } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { adminList, type FetchPage, type ListQuery, openList } from './lists.ts';
import type { Facts } from './profile.ts';

/** Users on one page of a search. */
const FOUND_PAGE_SIZE = 100;
/** More administrators than this match no handle in practice. */
const MOST_ADMINISTRATORS = 1000;

/**
 * V1: asks the server itself for handles that contain `find`, among active or among deactivated accounts. Up to 26.2.4
 * it looks among both and does not say which are which, so whoever may is answered from `/admin/users`.
 */
export async function findUsers(
  caller: Caller,
  facts: Facts,
  parameters: Values,
  page: number,
  signal?: AbortSignal,
): Promise<Result<UserPage>> {
  const term = typeof parameters.find === 'string' ? parameters.find.trim() : '';
  const query: ListQuery = { term, active: parameters.active !== false, page, size: FOUND_PAGE_SIZE };
  const open = openList(caller, facts, signal);
  const found = facts.activeFilter
    ? await withLevels(caller, facts, open, query, signal)
    : await unlessNotAllowed(adminList(caller, facts, signal), open, query);
  return found.ok ? ok({ users: found.value.users, expected: found.value.found }) : found;
}

async function unlessNotAllowed(first: FetchPage, second: FetchPage, query: ListQuery) {
  const page = await first(query);
  return page.ok || page.failure.code !== 'not-allowed' ? page : second(query);
}

/** Up to 33.1.1 the answer lacks administrator levels: they are asked for beside it, and stay out without the right. */
async function withLevels(
  caller: Caller,
  facts: Facts,
  list: FetchPage,
  query: ListQuery,
  signal: AbortSignal | undefined,
): ReturnType<FetchPage> {
  if (facts.listsWholeUsers) return list(query);
  const administrators = adminList(caller, facts, signal, true);
  const [found, levels] = await Promise.all([
    list(query),
    administrators({ ...query, page: 1, size: MOST_ADMINISTRATORS }),
  ]);
  if (!found.ok) return found;
  if (!levels.ok) return levels.failure.code === 'not-allowed' ? found : levels;
  const known = new Map(levels.value.users.map((user) => [user.id, user.administrator]));
  const users = found.value.users.map((user) => ({ ...user, administrator: known.get(user.id) ?? null }));
  return ok({ ...found.value, users });
}
