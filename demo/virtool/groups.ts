import { readBody, readParam, readQuery, type UserCall } from './call.ts';
import { type Group, PERMISSIONS, permissionMap } from './model.ts';
import { badRequest, crash, created, noContent, notFound, ok, type Reply } from './replies.ts';
import { groupsByName } from './state.ts';
import { boolean, defaulted, integer, nullable, object, optional, required, text } from './validation.ts';
import { groupReference, groupView } from './views.ts';

/** Some of the eight permissions; null is let through here and does its damage later. */
export const permissionsUpdate = object(
  Object.fromEntries(PERMISSIONS.map((name) => [name, optional(nullable(boolean))])),
);

const pageQuery = {
  page: defaulted(integer({ least: 1 }), 1),
  per_page: defaulted(integer({ least: 1, most: 100 }), 25),
  paginate: defaulted(boolean, false),
  term: defaulted(text(), ''),
};
const newGroup = { name: required(text({ trim: true, least: 1 })) };
const groupUpdate = {
  name: optional(nullable(text({ least: 1 }))),
  permissions: optional(nullable(permissionsUpdate)),
};

/** `GET /groups`: a bare array, or a page when asked for one. */
export function listGroups(call: UserCall): Reply {
  const { page, per_page, paginate, term } = readQuery(call, pageQuery);
  const all = groupsByName(call.state);
  if (!paginate) return ok(all.map(groupReference));
  const found = all.filter((group) => group.name.toLowerCase().includes(term.toLowerCase()));
  return ok({
    found_count: found.length,
    page,
    page_count: Math.ceil(found.length / per_page),
    per_page,
    total_count: all.length,
    items: found.slice((page - 1) * per_page, page * per_page).map(groupReference),
  });
}

/** `GET /groups/{id}`. */
export function getGroup(call: UserCall): Reply {
  return ok(groupView(call.state, call.profile, findGroup(call)));
}

/** `POST /groups`. */
export function createGroup(call: UserCall): Reply {
  const { state } = call;
  const { name } = readBody(call, newGroup);
  if (groupsByName(state).some((group) => group.name === name)) throw badRequest('Group already exists');
  const group: Group = { id: state.nextGroupId, legacyId: null, name, permissions: permissionMap() };
  state.nextGroupId += 1;
  state.groups.set(group.id, group);
  return created(groupView(state, call.profile, group), `/groups/${group.id}`);
}

/** `PATCH /groups/{id}`. A name in use, a null name and null permissions are exceptions that nobody catches (26.3.0). */
export function updateGroup(call: UserCall): Reply {
  const id = readParam(call, 'group_id', integer());
  const { name, permissions } = readBody(call, groupUpdate);
  const group = call.state.groups.get(id);
  if (!group) throw notFound();
  const taken = groupsByName(call.state).some((other) => other !== group && other.name === name);
  if (name === null || permissions === null || taken) throw crash();
  if (name !== undefined) group.name = name;
  // A null in here is stored first and crashes the answer after that, and every later one.
  group.permissions = { ...group.permissions, ...permissions };
  return ok(groupView(call.state, call.profile, group));
}

/** `DELETE /groups/{id}`: members lose it, also as their primary group. Reads the group first, so a broken one stays. */
export function deleteGroup(call: UserCall): never {
  const { state, profile } = call;
  const group = findGroup(call);
  groupView(state, profile, group);
  state.groups.delete(group.id);
  for (const user of state.users.all()) {
    if (user.groups.includes(group.id)) user.groups = user.groups.filter((id) => id !== group.id);
    if (user.primaryGroup === group.id) user.primaryGroup = profile.deletedPrimaryGroup;
  }
  throw noContent();
}

function findGroup(call: UserCall): Group {
  const group = call.state.groups.get(readParam(call, 'group_id', integer()));
  if (group) return group;
  throw notFound();
}
