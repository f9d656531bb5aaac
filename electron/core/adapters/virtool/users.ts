import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { UserPage } from '../adapter.ts';
import { furtherPages } from '../in-order.ts';
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
 * levels. No user is ever deleted, so that the total tells whether somebody moved out of sight between two pages; who
 * moves from one list to the other may come from both, the later one counts.
 */
export async function* listUsers(
  caller: Caller,
  facts: Facts,
  signal?: AbortSignal,
  after: string | null = null,
): AsyncGenerator<Result<UserPage>> {
  const inParts =
    (list: FetchPage): FetchPart =>
    (page, active) =>
      list({ term: '', active, page, size: PAGE_SIZE });
  // Without the filter one list holds everybody.
  const parts = facts.activeFilter ? [true, false] : [true];
  const open = inParts(openList(caller, facts, signal));
  const from = after === null ? START : readMark(after);
  if (!facts.administration) return yield* allParts(parts, open, from);
  const admin = inParts(adminList(caller, facts, signal));
  const first = await admin(1, true);
  const mayUseAdmin = first.ok || first.failure.code !== 'not-allowed';
  yield* mayUseAdmin ? allParts(parts, admin, from, first) : allParts(parts, open, from);
}

/** A page of a part. */
interface Spot {
  readonly active: boolean;
  readonly page: number;
}

const START: Spot = { active: true, page: 1 };

/** The page behind the one with this mark. */
function readMark(mark: string): Spot {
  const [part, page] = mark.split(' ');
  return { active: part === 'active', page: Number(page) + 1 };
}

async function* allParts(
  parts: readonly boolean[],
  fetchPart: FetchPart,
  from: Spot,
  first?: Result<ListPage>,
): AsyncGenerator<Result<UserPage>> {
  for (const active of parts) {
    if (active && !from.active) continue;
    let number = active === from.active ? from.page : 1;
    for await (const page of allPages(fetchPart, { active, page: number }, active ? first : undefined)) {
      if (!page.ok) return yield page;
      const { users, expected } = page.value;
      yield ok({ users, expected, mark: `${active ? 'active' : 'inactive'} ${number}` });
      number += 1;
    }
  }
}

/** The pages of one part from one on, in order. `first` is the first of all, where it was read already. */
async function* allPages(
  fetchPart: FetchPart,
  { active, page: start }: Spot,
  first: Result<ListPage> | undefined,
): AsyncGenerator<Result<ListPage>> {
  const opening = start === 1 && first ? first : await fetchPart(start, active);
  yield opening;
  if (!opening.ok) return;
  const read = (number: number) => fetchPart(number, active);
  yield* furtherPages({ start, pages: opening.value.pages }, read, ({ users, pages }) =>
    users.length === 0 ? 0 : pages,
  );
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
