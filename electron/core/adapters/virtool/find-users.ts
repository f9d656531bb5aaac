import type { Values } from '../../../domain/change.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { UserPage } from '../adapter.ts';
import type { Caller } from './caller.ts';
import { groupRefs } from './users.ts';
import { shortUserPageWire, toUserFromShort, userPageWire } from './wire.ts';

/** Users on one page of a search. */
const FOUND_PAGE_SIZE = 100;
/** More administrators than this match no handle in practice. */
const MOST_ADMINISTRATORS = 1000;

/**
 * V1: asks the server itself for handles that contain `find`, among active or among deactivated accounts. Its answer
 * lacks administrator levels and names of groups, so those are asked for beside it; without the right to see them the
 * levels stay out. The parameter is `find` here and `term` on `/admin/users`: the wrong one is silently ignored and
 * looks like "everything matches" (trap 3).
 */
export async function findUsers(
  caller: Caller,
  parameters: Values,
  page: number,
  signal?: AbortSignal,
): Promise<Result<UserPage>> {
  const find = typeof parameters.find === 'string' ? parameters.find.trim() : '';
  const active = parameters.active !== false;
  const query = { ...(find === '' ? {} : { find }), active, page, per_page: FOUND_PAGE_SIZE };
  const [found, groups, levels] = await Promise.all([
    caller.ask({ method: 'GET', path: '/users', query, signal }, shortUserPageWire),
    groupRefs(caller, signal),
    administratorLevels(caller, find, active, signal),
  ]);
  if (!found.ok) return found;
  if (!groups.ok) return groups;
  if (!levels.ok) return levels;
  const users = found.value.documents.map((wire) =>
    toUserFromShort(wire, { active, groups: groups.value, administrator: levels.value.get(wire.id) ?? null }),
  );
  return ok({ users, expected: found.value.found_count });
}

/** The levels of all administrators whose handle matches, by user id; none for whoever may not see them. */
async function administratorLevels(
  caller: Caller,
  term: string,
  active: boolean,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<string, string | null>>> {
  const query = {
    ...(term === '' ? {} : { term }),
    active,
    administrator: true,
    page: 1,
    per_page: MOST_ADMINISTRATORS,
  };
  const answer = await caller.ask({ method: 'GET', path: '/admin/users', query, signal }, userPageWire);
  if (answer.ok) return ok(new Map(answer.value.items.map((user) => [user.id, user.administrator_role])));
  return answer.failure.code === 'not-allowed' ? ok(new Map()) : answer;
}
