import { type Call, param, readBody, readParam, readQuery, requireLength, type UserCall } from './call.ts';
import { roleReaches, type User } from './model.ts';
import { badRequest, conflict, crash, created, forbidden, notFound, ok, type Reply, signedIn } from './replies.ts';
import { newUserId } from './state.ts';
import { boolean, defaulted, integer, optional, required, text, toInteger } from './validation.ts';
import { briefUserView, userView } from './views.ts';

const firstUser = { handle: required(text({ trim: true, least: 1 })), password: required(text({ least: 1 })) };
const newUser = { ...firstUser, force_reset: defaulted(boolean, true) };
const activeQuery = { active: defaulted(boolean, true) };
const adminQuery = { administrator: optional(boolean) };

/** `GET /users`: below `documents`, searched with `find`; abbreviated users up to 33.1.1. */
export function listUsers(call: UserCall): Reply {
  const { state, profile, client, request } = call;
  if (!profile.everybodyLists && !roleReaches(profile.roleRanks, client.role, 'users')) throw forbidden();
  const active = readActive(call);
  if (profile.strictPageNumbers) requirePageNumbers(call);
  const found = state.users.select({
    order: profile.listsWholeUsers ? 'folded' : 'handle',
    active,
    administrator: undefined,
    term: request.query.get('find') ?? '',
    wildcards: profile.searchHasWildcards,
  });
  const { items, ...counts } = paginate(call, found);
  return ok({
    documents: items.map((user) =>
      profile.listsWholeUsers ? userView(state, profile, user) : briefUserView(state, user),
    ),
    total_count: counts.total_count,
    found_count: counts.found_count,
    page_count: counts.page_count,
    per_page: counts.per_page,
    page: counts.page,
  });
}

/** `GET /admin/users`: full users below `items`, searched with `term`. */
export function listUsersForAdministrators(call: UserCall): Reply {
  const { state, profile } = call;
  const query = readQuery(call, profile.activeFilter ? { ...activeQuery, ...adminQuery } : adminQuery);
  const found = state.users.select({
    order: profile.adminListIgnoresCase ? 'folded' : 'handle',
    active: profile.activeFilter ? readActive(call) : undefined,
    administrator: query.administrator,
    term: call.request.query.get('term') ?? '',
    wildcards: profile.searchHasWildcards,
  });
  const { items, ...counts } = paginate(call, found);
  return ok({ ...counts, items: items.map((user) => userView(state, profile, user)) });
}

function readActive(call: UserCall): boolean | undefined {
  return call.profile.activeFilter ? readQuery(call, activeQuery).active : undefined;
}

function requirePageNumbers(call: UserCall): void {
  for (const name of ['page', 'per_page']) {
    const value = call.request.query.get(name);
    if (value !== null && toInteger(value) === null) throw crash();
  }
}

/** Cuts a page out. Numbers that are none are replaced by the defaults; a page size below 1 crashes (26.3.0). */
function paginate(call: UserCall, found: readonly User[]) {
  const page = toInteger(call.request.query.get('page')) ?? 1;
  const perPage = toInteger(call.request.query.get('per_page')) ?? 25;
  if (perPage < 1) throw crash();
  const start = (Math.max(page, 1) - 1) * perPage;
  return {
    found_count: found.length,
    page,
    page_count: Math.ceil(found.length / perPage),
    per_page: perPage,
    total_count: call.state.users.size,
    items: found.slice(start, start + perPage),
  };
}

/** `GET /users/{id}` and `GET /admin/users/{id}`. */
export function getUser(call: UserCall): Reply {
  return ok(userView(call.state, call.profile, findUser(call)));
}

/** The user id in the path; where ids are integers, anything else is refused. */
export function readUserId(call: UserCall): string {
  return call.profile.integerUserIds ? String(readParam(call, 'user_id', integer())) : param(call, 'user_id');
}

/** The user in the path. */
export function findUser(call: UserCall): User {
  const user = call.state.users.get(readUserId(call));
  if (user) return user;
  throw notFound();
}

/** `POST /users` and `POST /admin/users`; only the `Location` differs. */
export function createUser(base: '/users' | '/admin/users'): (call: UserCall) => Reply {
  return (call) => {
    const { handle, password, force_reset } = readBody(call, newUser);
    if (handle === 'virtool') throw badRequest('Reserved user name: virtool');
    requireLength(call, password);
    if (call.state.users.getByHandle(handle, call.profile.handlesIgnoreCase)) throw badRequest('User already exists');
    const user = addUser(call, handle, password, force_reset);
    return created(userView(call.state, call.profile, user), `${base}/${user.id}`);
  };
}

/** `PUT /users/first`: public, works once, and signs in. */
export function createFirstUser(call: Call): Reply {
  const { handle, password } = readBody(call, firstUser);
  if (call.state.users.size > 0) throw conflict('Virtool already has at least one user');
  if (handle === 'virtool') throw badRequest('Reserved user name: virtool');
  requireLength(call, password);
  const user = addUser(call, handle, password, false);
  user.role = 'full';
  call.state.users.refresh(user);
  const session = call.state.sessions.createUser(user.id, false);
  const reply = signedIn(201, userView(call.state, call.profile, user), session);
  return { ...reply, location: `/users/${user.id}` };
}

function addUser(call: Call, handle: string, password: string, forceReset: boolean): User {
  const user: User = {
    id: newUserId(call.state, call.profile.integerUserIds),
    handle,
    password,
    active: true,
    forceReset,
    groups: [],
    primaryGroup: null,
    lastPasswordChange: call.state.now(),
    role: null,
    touched: false,
  };
  call.state.users.add(user);
  return user;
}
