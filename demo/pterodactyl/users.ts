import { type ApplicationCall, bound } from './call.ts';
import type { Column } from './generated-users.ts';
import type { User } from './model.ts';
import { paginate } from './pagination.ts';
import { display, missingRecord } from './refusal.ts';
import { noContent, ok, type Reply } from './rendering.ts';
import { readFilters, readSort } from './selection.ts';
import { removeUser, serversOf } from './state.ts';
import { readUserForm } from './user-form.ts';
import type { Ids } from './user-table.ts';
import { listOf, sightOf, viewUser } from './views.ts';

/** Names of filters and the columns that they look at. */
const FILTERS = { email: 'email', uuid: 'uuid', username: 'username', external_id: 'externalId' } as const;

/** `GET /api/application/users`. */
export function listUsers(call: ApplicationCall): Reply {
  const { state, request } = call;
  const page = paginate(selectUsers(call), request, { style: 'application' });
  const sight = sightOf(call);
  const users = page.ids.flatMap((id) => state.users.get(id) ?? []);
  return ok(
    listOf(
      users.map((user) => viewUser(user, sight)),
      page.pagination,
    ),
  );
}

function selectUsers({ state, request }: ApplicationCall): Ids {
  const literal = state.settings.literalWildcards;
  const filters = readFilters<Column>(request.input, FILTERS, literal);
  const sort = readSort(request.input);
  return state.users.select({
    filters,
    sort,
    key: JSON.stringify([request.input.filter ?? null, sort, literal]),
  });
}

/** `GET /api/application/users/{user}`. */
export function getUser(call: ApplicationCall): Reply {
  return ok(viewUser(bound(call.user), sightOf(call)));
}

/** `GET /api/application/users/external/{external_id}`: the whole value; of several users the oldest. */
export function getExternalUser(call: ApplicationCall): Reply {
  const user = call.state.users.find('externalId', call.params.external_id ?? '');
  if (!user) throw missingRecord();
  return ok(viewUser(user, sightOf(call)));
}

/** `PATCH /api/application/users/{user}`: four fields are always required, the others keep their values. */
export function updateUser(call: ApplicationCall): Reply {
  const { state, request } = call;
  const user = bound(call.user);
  const { password = null, ...fields } = readUserForm(request.input, state.users, user);
  const changes: Partial<User> = {
    ...fields,
    ...(password !== null && { password, passwordVersion: user.passwordVersion + 1 }),
  };
  const next = withChanges(user, changes, state.seconds());
  if (next !== user) state.users.replace(next);
  return ok(viewUser(next, sightOf(call)));
}

/** A change of nothing leaves the time of the last change alone. */
function withChanges(user: User, changes: Partial<User>, now: number): User {
  const changed = Object.entries(changes).some(([name, value]) => user[name as keyof User] !== value);
  return changed ? { ...user, ...changes, updatedAt: now } : user;
}

/** `DELETE /api/application/users/{user}`: even oneself, and even the last administrator. */
export function deleteUser(call: ApplicationCall): Reply {
  const user = bound(call.user);
  if (serversOf(call.state, user.id).length > 0) {
    throw display(
      'Cannot delete a user with active servers attached to their account. Please delete their servers before continuing.',
    );
  }
  removeUser(call.state, user);
  return noContent;
}
