import { attributesOf, type Call, KEPT_BY_SERVER, listOptionsOf, selectOf, writeLog } from './call.ts';
import { groupResource } from './columns.ts';
import { listReply, testOf } from './list-reply.ts';
import { asText, type GroupRow, type Json, type JsonObject } from './model.ts';
import { compareBy, sortPage } from './paging.ts';
import { flagParameter, isObject } from './parameters.ts';
import { duplicateKey, notFound, permissionDenied, type Reply, unknownAttribute, unprocessable } from './replies.ts';
import { addPermission, newUuid, type State } from './state.ts';
import { parseTime } from './timestamps.ts';
import { viewGroup } from './views.ts';

const CLASSES = ['project', 'role', 'filter'];
const FORTNIGHT = 14 * 24 * 3600 * 1_000_000;

/** `GET /groups`. */
export function listGroups(call: Call): Reply {
  const options = listOptionsOf(call, groupResource);
  const withTrash = flagParameter(call.parameters, 'include_trash');
  const visible = (group: GroupRow): boolean => (withTrash || !group.is_trashed) && call.access.on(group.uuid) > 0;
  const test = testOf(groupResource, options, visible);
  const page = sortPage(call.state.groups.values(), test, options, compareBy(groupResource, options.order));
  return listReply(groupResource, options, page, (group) => viewGroup(call, group));
}

const groupReply = (call: Call, group: GroupRow, select: readonly string[] | null = null): Reply => ({
  kind: 'record',
  type: 'group',
  fields: viewGroup(call, group),
  select,
});

function findReadable(call: Call): GroupRow {
  const group = call.state.groups.get(call.params.uuid ?? '');
  const withTrash = flagParameter(call.parameters, 'include_trash');
  if (!group || (group.is_trashed && !withTrash) || call.access.on(group.uuid) === 0) throw notFound();
  return group;
}

/** `GET /groups/{uuid}`. */
export function getGroup(call: Call): Reply {
  const select = selectOf(call, groupResource);
  return groupReply(call, findReadable(call), select);
}

type Values = { -readonly [K in 'name' | 'group_class' | 'description' | 'owner_uuid']?: string | null } & {
  properties?: JsonObject;
  uuid?: string;
  trash_at?: number | null;
};

function readAttributes(attributes: JsonObject): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'properties') values.properties = readProperties(value);
    else if (name === 'trash_at') values.trash_at = value === null ? null : parseTime(asText(value));
    else if (name === 'uuid') values.uuid = asText(value);
    else if (name === 'name' || name === 'group_class' || name === 'description' || name === 'owner_uuid') {
      values[name] = value === null ? null : asText(value);
    } else if (!KEPT_BY_SERVER.includes(name)) throw unknownAttribute(name, 'Group');
  }
  if ((values.name ?? '').length > 255) throw unprocessable('Name is too long (maximum is 255 characters)');
  return values;
}

function readProperties(value: Json): JsonObject {
  if (value === null) return {};
  if (isObject(value)) return value;
  throw unprocessable('#<ActiveRecord::SerializationTypeMismatch: properties was supposed to be a Hash>');
}

/** `POST /groups`. A role belongs to the system user; whoever asked for it gets to manage it. */
export function createGroup(call: Call): Reply {
  const { state, user, access } = call;
  const select = selectOf(call, groupResource);
  if (!user.is_active && !access.isAdmin) throw permissionDenied();
  const values = readAttributes(attributesOf(call, 'group') ?? {});
  const groupClass = values.group_class ?? '';
  if (!CLASSES.includes(groupClass)) {
    const was = values.group_class ?? '';
    throw unprocessable(`Group class value must be one of 'project', 'role' or 'filter', was '${was}'`);
  }
  const isRole = groupClass === 'role';
  const wanted = values.owner_uuid || user.uuid;
  if (isRole) requireRoleCreation(call);
  else requireOwner(call, wanted);
  const uuid = values.uuid ?? newUuid(state, 'group');
  if (state.groups.has(uuid)) throw duplicateKey('index_groups_on_uuid', 'uuid', uuid);
  const owner = isRole ? state.wellKnown.systemUser : wanted;
  const name = freeName(call, values.name || uuid, { uuid, owner, groupClass });
  const group = insertGroup(state, { uuid, owner, name, groupClass, values, by: user.uuid });
  writeLog(call, 'create', group, { after: { uuid, name } });
  if (isRole) addPermission(state, { name: 'can_manage', tail: wanted, head: uuid, by: user.uuid });
  return groupReply(call, group, select);
}

function requireRoleCreation({ state, access }: Call): void {
  if (!state.profile.roleCreationSwitch || state.configuration.canCreateRoleGroups || access.isAdmin) return;
  throw permissionDenied('this cluster does not allow users to create role groups');
}

function requireOwner({ state, access }: Call, owner: string): void {
  const group = state.groups.get(owner);
  if (group && group.group_class !== 'project') throw permissionDenied('Owner uuid must be a project');
  if (!group && !state.users.get(owner)) throw unprocessable(`Owner uuid '${owner}' not found`);
  if (access.on(owner) < 2) throw permissionDenied();
}

interface NewGroup {
  readonly uuid: string;
  readonly owner: string;
  readonly name: string;
  readonly groupClass: string;
  readonly values: Values;
  readonly by: string;
}

function insertGroup(state: State, { uuid, owner, name, groupClass, values, by }: NewGroup): GroupRow {
  const time = state.tick();
  const group: GroupRow = {
    uuid,
    owner_uuid: owner,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: by,
    name,
    group_class: groupClass,
    description: values.description ?? null,
    properties: values.properties ?? {},
    trash_at: null,
    delete_at: null,
    is_trashed: false,
  };
  state.groups.set(uuid, group);
  return group;
}

/** Names are unique among the untrashed roles, and among the untrashed projects of one owner. */
function freeName(
  call: Call,
  name: string,
  { uuid, owner, groupClass }: { uuid: string; owner: string; groupClass: string },
): string {
  const isTaken = (wanted: string): boolean =>
    [...call.state.groups.values()].some(
      (group) =>
        group.uuid !== uuid &&
        !group.is_trashed &&
        group.name === wanted &&
        (group.group_class === 'role') === (groupClass === 'role') &&
        (groupClass === 'role' || group.owner_uuid === owner),
    );
  if (!isTaken(name)) return name;
  if (flagParameter(call.parameters, 'ensure_unique_name')) return `${name} (${uuid.slice(-15)})`;
  throw groupClass === 'role'
    ? duplicateKey('index_groups_on_name', 'name', name)
    : duplicateKey('index_groups_on_owner_uuid_and_name', 'owner_uuid, name', `${owner}, ${name}`);
}

/** `PATCH /groups/{uuid}`. */
export function updateGroup(call: Call): Reply {
  const { state } = call;
  const select = selectOf(call, groupResource);
  const group = findReadable(call);
  const values = readAttributes(attributesOf(call, 'group') ?? {});
  requireWrite(call, group);
  if (values.group_class !== undefined && values.group_class !== group.group_class) {
    throw unprocessable('Group class cannot be modified after record is created');
  }
  const isRole = group.group_class === 'role';
  const owner = isRole ? group.owner_uuid : (values.owner_uuid ?? group.owner_uuid);
  if (owner !== group.owner_uuid) requireOwner(call, owner);
  const wanted = values.name === undefined ? group.name : values.name || group.uuid;
  const name = freeName(call, wanted, { uuid: group.uuid, owner, groupClass: group.group_class });
  const before = { name: group.name };
  Object.assign(group, {
    name,
    owner_uuid: owner,
    ...(values.description !== undefined && { description: values.description }),
    ...(values.properties && { properties: values.properties }),
    modified_at: state.tick(),
    modified_by_user_uuid: call.user.uuid,
  });
  if (values.trash_at !== undefined) setTrash(state, group, values.trash_at);
  writeLog(call, 'update', group, { before, after: { name } });
  return groupReply(call, group, select);
}

/** What is past its delete time cannot be taken out of the trash. */
function setTrash(state: State, group: GroupRow, time: number | null): void {
  if (time === null && group.delete_at !== null && group.delete_at <= state.now() * 1000) {
    throw unprocessable('Cannot untrash a group whose delete time has passed');
  }
  const due = time !== null && time <= state.now() * 1000;
  Object.assign(group, { trash_at: time, delete_at: time === null ? null : time + FORTNIGHT, is_trashed: due });
}

function requireWrite({ access }: Call, group: GroupRow): void {
  if (group.group_class === 'role') {
    if (access.on(group.uuid) === 3) return;
    throw permissionDenied('role group cannot be modified without can_manage permission');
  }
  if (access.on(group.uuid) < 2) throw permissionDenied();
}

/**
 * `DELETE /groups/{uuid}`: into the trash, roles with an immediate end from 3.0 on. Nothing protects the built-in
 * groups.
 */
export function deleteGroup(call: Call): Reply {
  const { state } = call;
  const group = findReadable(call);
  requireWrite(call, group);
  const time = state.tick();
  const ends = group.group_class === 'role' && state.profile.roleDeletionIsFinal;
  if (ends) for (const link of [...state.links.from(group.uuid)]) state.links.remove(link);
  Object.assign(group, {
    trash_at: time,
    delete_at: ends ? time : time + FORTNIGHT,
    is_trashed: true,
    modified_at: time,
    modified_by_user_uuid: call.user.uuid,
  });
  writeLog(call, 'update', group, { before: { is_trashed: false }, after: { is_trashed: true } });
  return groupReply(call, group);
}
