import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import { IN_FLIGHT, inOrder } from '../in-order.ts';
import type { Caller } from './caller.ts';
import { adminList, type FetchPage, type ListPage, openList } from './lists.ts';
import type { Facts } from './profile.ts';
import { spaceRolesWire, toUser, userWire } from './wire.ts';

/** Both lists know no upper bound (trap 19); answers stay at some hundred kilobytes. */
const PAGE_SIZE = 500;

/** The pages of the active or of the deactivated accounts. */
type FetchPart = (page: number, active: boolean) => Promise<Result<ListPage>>;

/**
 * Yields all users, active ones first: the lists of 26.3.0 and later hold either active or deactivated accounts, never
 * both (trap 2). Whoever may not see `/admin/users` gets what `/users` tells, up to 33.1.1 without administrator
 * levels. Users who move between pages while they are read come once.
 */
export async function* listUsers(caller: Caller, facts: Facts, signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
  const inParts =
    (list: FetchPage): FetchPart =>
    (page, active) =>
      list({ term: '', active, page, size: PAGE_SIZE });
  // Without the filter one list holds everybody.
  const parts = facts.activeFilter ? [true, false] : [true];
  const open = inParts(openList(caller, facts, signal));
  if (!facts.administration) return yield* allParts(parts, open);
  const admin = inParts(adminList(caller, facts, signal));
  const first = await admin(1, true);
  const mayUseAdmin = first.ok || first.failure.code !== 'not-allowed';
  yield* mayUseAdmin ? allParts(parts, admin, first) : allParts(parts, open);
}

async function* allParts(
  parts: readonly boolean[],
  fetchPart: FetchPart,
  first?: Result<ListPage>,
): AsyncGenerator<Result<UserPage>> {
  const seen = new Set<string>();
  for (const active of parts) {
    for await (const page of allPages(fetchPart, active, active ? first : undefined)) {
      if (!page.ok) return yield page;
      const users = page.value.users.filter((user) => !seen.has(user.id));
      for (const user of users) seen.add(user.id);
      yield ok({ users, expected: page.value.expected });
    }
  }
}

/** The pages of one part in order, several under way at a time; goes on when the list grows meanwhile. */
async function* allPages(
  fetchPart: FetchPart,
  active: boolean,
  first: Result<ListPage> | undefined,
): AsyncGenerator<Result<ListPage>> {
  const opening = first ?? (await fetchPart(1, active));
  yield opening;
  if (!opening.ok) return;
  let fetched = 1;
  let { pages } = opening.value;
  while (fetched < pages) {
    const numbers = Array.from({ length: pages - fetched }, (_, index) => fetched + 1 + index);
    fetched = pages;
    for await (const page of inOrder(numbers, IN_FLIGHT, (number) => fetchPart(number, active))) {
      yield page;
      if (!page.ok) return;
      pages = Math.max(pages, page.value.pages);
    }
  }
}

/** The path of one user below `/users` or `/admin/users`. */
export function userPath(family: '/users' | '/admin/users', id: string): string {
  return `${family}/${encodeURIComponent(id)}`;
}

/** One user out of the list, for releases that show nobody alone: 39.21.0 and later. */
export async function findInList(
  caller: Caller,
  facts: Facts,
  id: string,
  signal?: AbortSignal,
): Promise<Result<User>> {
  for await (const page of listUsers(caller, facts, signal)) {
    if (!page.ok) return page;
    const user = page.value.users.find((one) => one.id === id);
    if (user) return ok(user);
  }
  return fail('user-not-found', { user: id, instance: caller.where.instance });
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
