import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { IN_FLIGHT, inOrder } from './in-order.ts';
import type { Facts } from './profile.ts';
import {
  type GroupRefWire,
  groupRefsWire,
  shortUserPageWire,
  spaceRolesWire,
  toUser,
  toUserFromShort,
  userPageWire,
  userWire,
} from './wire.ts';

/** `/users` and `/admin/users` know no upper bound (trap 19); answers stay at some hundred kilobytes. */
const PAGE_SIZE = 500;

/** One page of a list as the server told it, in domain users. */
interface ListPage extends UserPage {
  readonly pages: number;
}
type FetchPage = (page: number, active: boolean) => Promise<Result<ListPage>>;

/**
 * Yields all users, active ones first: the lists of 26.3.0 and later hold either active or deactivated accounts, never
 * both (trap 2). Whoever may not see `/admin/users` gets what `/users` tells, without administrator levels. Users who
 * move between pages while they are read come once.
 */
export async function* listUsers(caller: Caller, facts: Facts, signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
  // Without the filter one list holds everybody.
  const lists = facts.activeFilter ? [true, false] : [true];
  const first = await adminPage(caller, signal)(1, true);
  const mayUseAdmin = first.ok || first.failure.code !== 'not-allowed';
  if (mayUseAdmin) return yield* allLists(lists, adminPage(caller, signal), first);
  const groups = await groupRefs(caller, signal);
  if (!groups.ok) return yield groups;
  yield* allLists(lists, shortPage(caller, groups.value, signal));
}

async function* allLists(
  lists: readonly boolean[],
  fetchPage: FetchPage,
  first?: Result<ListPage>,
): AsyncGenerator<Result<UserPage>> {
  const seen = new Set<string>();
  for (const active of lists) {
    for await (const page of allPages(fetchPage, active, active ? first : undefined)) {
      if (!page.ok) return yield page;
      const users = page.value.users.filter((user) => !seen.has(user.id));
      for (const user of users) seen.add(user.id);
      yield ok({ users, expected: page.value.expected });
    }
  }
}

/** The pages of one list in order, several under way at a time; goes on when the list grows meanwhile. */
async function* allPages(
  fetchPage: FetchPage,
  active: boolean,
  first: Result<ListPage> | undefined,
): AsyncGenerator<Result<ListPage>> {
  const opening = first ?? (await fetchPage(1, active));
  yield opening;
  if (!opening.ok) return;
  let fetched = 1;
  let { pages } = opening.value;
  while (fetched < pages) {
    const numbers = Array.from({ length: pages - fetched }, (_, index) => fetched + 1 + index);
    fetched = pages;
    for await (const page of inOrder(numbers, IN_FLIGHT, (number) => fetchPage(number, active))) {
      yield page;
      if (!page.ok) return;
      pages = Math.max(pages, page.value.pages);
    }
  }
}

/** `GET /admin/users`: whole users under `items`. */
function adminPage(caller: Caller, signal: AbortSignal | undefined): FetchPage {
  return async (page, active) => {
    const query = { active, page, per_page: PAGE_SIZE };
    const answer = await caller.ask({ method: 'GET', path: '/admin/users', query, signal }, userPageWire, {
      needs: 'users',
    });
    if (!answer.ok) return answer;
    const { items, total_count, page_count } = answer.value;
    return ok({ users: items.map(toUser), expected: total_count, pages: page_count });
  };
}

/** `GET /users`: abbreviated users under `documents` (traps 4 and 5). */
function shortPage(caller: Caller, groups: readonly GroupRefWire[], signal: AbortSignal | undefined): FetchPage {
  return async (page, active) => {
    const query = { active, page, per_page: PAGE_SIZE };
    const answer = await caller.ask({ method: 'GET', path: '/users', query, signal }, shortUserPageWire);
    if (!answer.ok) return answer;
    const { documents, total_count, page_count } = answer.value;
    const users = documents.map((wire) => toUserFromShort(wire, { active, groups, administrator: null }));
    return ok({ users, expected: total_count, pages: page_count });
  };
}

/** Names of all groups, to go with the ids that abbreviated users carry. */
export function groupRefs(caller: Caller, signal?: AbortSignal): Promise<Result<GroupRefWire[]>> {
  return caller.ask({ method: 'GET', path: '/groups', signal }, groupRefsWire);
}

/** The path of one user below `/users` or `/admin/users`. */
export function userPath(family: '/users' | '/admin/users', id: string): string {
  return `${family}/${encodeURIComponent(id)}`;
}

/** V4: one user. Needs the administrator level `users`. */
export async function getUser(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<User>> {
  const request = { method: 'GET', path: userPath('/users', id), signal } as const;
  const answer = await caller.ask(request, userWire, { user: id, needs: 'users' });
  return answer.ok ? ok(toUser(answer.value)) : answer;
}

/** V6: the space roles stored for a user. Empty for an unknown user too: the server does not check (26.3.0). */
export async function listStoredRoles(caller: Caller, id: string, signal?: AbortSignal): Promise<Result<string[]>> {
  const path = `${userPath('/users', id)}/permissions`;
  const answer = await caller.ask({ method: 'GET', path, signal }, spaceRolesWire, { user: id });
  return answer.ok ? ok(answer.value.map((role) => role.id)) : answer;
}
