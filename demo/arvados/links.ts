import { attributesOf, type Call, KEPT_BY_SERVER, listOptionsOf, selectOf, writeLog } from './call.ts';
import { linkResource } from './columns.ts';
import type { ListOptions } from './list-options.ts';
import { limitedTo, listReply, testOf } from './list-reply.ts';
import { asText, clusterOf, type JsonObject, LEVELS, type LinkRow, strength, typeOf } from './model.ts';
import { compareBy, type Page, sortPage, takePage } from './paging.ts';
import { isObject } from './parameters.ts';
import {
  byController,
  duplicateKey,
  notFound,
  permissionDenied,
  type Reply,
  unknownAttribute,
  unprocessable,
} from './replies.ts';
import { findGroup, newUuid, type State } from './state.ts';
import { viewLink } from './views.ts';

/** `GET /links`. */
export function listLinks(call: Call): Reply {
  const options = listOptionsOf(call, linkResource);
  return listReply(linkResource, options, findPage(call, options), (link) => viewLink(call, link));
}

function findPage(call: Call, options: ListOptions<LinkRow>): Page<LinkRow> {
  const { links } = call.state;
  const visible = call.access.isAdmin ? undefined : (link: LinkRow): boolean => call.access.canSeeLink(link);
  const test = testOf(linkResource, options, visible);
  const compare = compareBy(linkResource, options.order);
  if (options.limit === 0 && options.tests.length === 0 && !visible) {
    return { rows: [], available: options.counted ? links.size : null };
  }
  const uuids = limitedTo(options, 'uuid');
  const tails = limitedTo(options, 'tail_uuid');
  const heads = limitedTo(options, 'head_uuid');
  if (uuids)
    return sortPage(
      uuids.flatMap((uuid) => links.get(uuid) ?? []),
      test,
      options,
      compare,
    );
  if (tails)
    return sortPage(
      chain(tails, (uuid) => links.from(uuid)),
      test,
      options,
      compare,
    );
  const [first] = options.order;
  const isKeyset = first?.column === 'uuid' && !first.descending;
  // The links of everybody are better walked in order than collected.
  const isCrowd = isKeyset && heads?.length === 1 && heads[0] === call.state.wellKnown.allUsers;
  if (heads && !isCrowd) {
    return sortPage(
      chain(heads, (uuid) => links.to(uuid)),
      test,
      options,
      compare,
    );
  }
  if (!isKeyset) return sortPage(links.byUuid(), test, options, compare);
  const after = options.conditions.find(({ attribute, operator }) => attribute === 'uuid' && operator === '>')?.operand;
  return takePage(links.byUuid(typeof after === 'string' ? after : ''), test, options);
}

function* chain(uuids: readonly string[], linksOf: (uuid: string) => Iterable<LinkRow>): Generator<LinkRow> {
  for (const uuid of uuids) yield* linksOf(uuid);
}

const linkReply = (call: Call, link: LinkRow, select: readonly string[] | null = null): Reply => ({
  kind: 'record',
  type: 'link',
  fields: viewLink(call, link),
  select,
});

function findVisible(call: Call): LinkRow {
  const link = call.state.links.get(call.params.uuid ?? '');
  if (!link || !call.access.canSeeLink(link)) throw notFound();
  return link;
}

/** `GET /links/{uuid}`. */
export function getLink(call: Call): Reply {
  const select = selectOf(call, linkResource);
  return linkReply(call, findVisible(call), select);
}

interface Values {
  link_class?: string;
  name?: string;
  tail_uuid?: string | null;
  head_uuid?: string;
  properties?: JsonObject;
  uuid?: string;
  head_kind?: string;
  tail_kind?: string;
}

const TEXTS = ['link_class', 'name', 'tail_uuid', 'head_uuid', 'uuid', 'head_kind', 'tail_kind'] as const;
const DROPPED = ['owner_uuid', ...KEPT_BY_SERVER];

function readAttributes(attributes: JsonObject): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(attributes)) {
    const text = TEXTS.find((column) => column === name);
    if (name === 'properties') values.properties = isObject(value) ? value : {};
    else if (text) values[text] = value === null ? '' : asText(value);
    else if (!DROPPED.includes(name)) throw unknownAttribute(name, 'Link');
  }
  return values;
}

/**
 * `POST /links`. A grant for the same pair is used again: raised if the new level is higher, left alone if it is lower
 * (from 2.6.0).
 */
export function createLink(call: Call): Reply {
  const { state } = call;
  const select = selectOf(call, linkResource);
  const values = readAttributes(attributesOf(call, 'link') ?? {});
  if (!call.user.is_active && !call.access.isAdmin) throw permissionDenied();
  requireEnds(call, values);
  const known = state.profile.linksUnique ? findSame(state, values) : undefined;
  if (known) {
    const isHigher = strength(values.name ?? '') > strength(known.name);
    return linkReply(call, isHigher ? save(call, known, { name: values.name ?? '' }) : known, select);
  }
  const link = insertLink(call, values);
  writeLog(call, 'create', link, { after: { uuid: link.uuid, name: link.name } });
  return linkReply(call, link, select);
}

function insertLink({ state, user }: Call, values: Values): LinkRow {
  const uuid = values.uuid || newUuid(state, 'link');
  if (state.links.get(uuid)) throw duplicateKey('index_links_on_uuid', 'uuid', uuid);
  const time = state.tick();
  const isGrant = values.link_class === 'permission';
  const link: LinkRow = {
    uuid,
    owner_uuid: isGrant ? state.wellKnown.systemUser : user.uuid,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: user.uuid,
    link_class: values.link_class ?? '',
    name: values.name ?? '',
    tail_uuid: values.tail_uuid || null,
    head_uuid: values.head_uuid ?? '',
    properties: values.properties ?? {},
  };
  state.links.add(link);
  return link;
}

function requireEnds(call: Call, values: Values): void {
  const { head_uuid = '', tail_uuid, link_class = '', head_kind, tail_kind } = values;
  if (link_class === '') throw unprocessable("Link class can't be blank");
  requireKind('Head', head_kind, head_uuid);
  requireKind('Tail', tail_kind, tail_uuid ?? '');
  if (link_class !== 'permission') return;
  requireLevel(values.name ?? '');
  if (!isReadable(call, head_uuid)) throw unprocessable(`Head uuid '${head_uuid}' not found`);
  const tail = tail_uuid ?? '';
  const { clusterId, peers } = call.state.configuration;
  const isVisitor = typeOf(tail) === 'user' && clusterOf(tail) !== clusterId && peers.includes(clusterOf(tail));
  if (!isVisitor && !isReadable(call, tail)) throw unprocessable(`Tail uuid '${tail}' not found`);
  const group = call.state.groups.get(tail);
  if (typeOf(tail) !== 'user' && group?.group_class !== 'role') throw unprocessable('Tail uuid must be a user or role');
  if (call.access.on(head_uuid) < 3) throw permissionDenied();
}

function requireKind(end: string, kind: string | undefined, uuid: string): void {
  if (!kind || kind === `arvados#${typeOf(uuid)}`) return;
  throw unprocessable(`${end} kind ${kind} does not match ${end.toLowerCase()}_uuid ${uuid}`);
}

function requireLevel(name: string): void {
  if ((LEVELS as readonly string[]).includes(name)) return;
  const known = LEVELS.map((level) => `'${level}'`).join(', ');
  throw unprocessable(`Name is invalid permission, must be one of ${known}`);
}

function isReadable({ state, access }: Call, uuid: string): boolean {
  const user = state.users.get(uuid);
  if (user) return access.canSee(user);
  // Machines are seen by whoever has a login; everybody else manages nothing about them anyway.
  if (findGroup(state, uuid) || state.machines.has(uuid)) return access.on(uuid) > 0;
  return false;
}

/** The grant of the same pair; for a login the pair and the user name on the machine. */
function findSame(state: State, values: Values): LinkRow | undefined {
  if (values.link_class !== 'permission') return undefined;
  const isLogin = values.name === 'can_login';
  for (const link of grantsBetween(state, values.tail_uuid ?? '', values.head_uuid ?? '')) {
    if ((link.name === 'can_login') !== isLogin) continue;
    if (!isLogin || link.properties.username === values.properties?.username) return link;
  }
  return undefined;
}

function grantsBetween({ links }: State, tail: string, head: string): LinkRow[] {
  const rows = typeOf(tail) === 'user' ? links.fromBriefly(tail) : links.to(head);
  return [...rows].filter(
    ({ link_class, tail_uuid, head_uuid }) => link_class === 'permission' && tail_uuid === tail && head_uuid === head,
  );
}

/** `PATCH /links/{uuid}`: of a grant the level only, and the properties. */
export function updateLink(call: Call): Reply {
  const select = selectOf(call, linkResource);
  const link = findVisible(call);
  const values = readAttributes(attributesOf(call, 'link') ?? {});
  requireManage(call, link);
  const isGrant = link.link_class === 'permission';
  if (isGrant) {
    const kept = ['link_class', 'tail_uuid', 'head_uuid'] as const;
    if (kept.some((name) => values[name] !== undefined && values[name] !== link[name])) {
      throw unprocessable('Can only alter permission link level');
    }
    if (values.name !== undefined) requireLevel(values.name);
  }
  const { uuid: _, head_kind: __, tail_kind: ___, ...columns } = values;
  return linkReply(call, save(call, link, columns), select);
}

function requireManage({ access, user }: Call, link: LinkRow): void {
  const may = link.link_class === 'permission' ? access.on(link.head_uuid) === 3 : link.owner_uuid === user.uuid;
  if (!may && !access.isAdmin) throw permissionDenied();
}

function save(call: Call, link: LinkRow, values: Partial<LinkRow>): LinkRow {
  const { state, user } = call;
  const before = { name: link.name };
  const row = state.links.change(link, { ...values, modified_at: state.tick(), modified_by_user_uuid: user.uuid });
  writeLog(call, 'update', row, { before, after: { name: row.name } });
  return row;
}

/** `DELETE /links/{uuid}`: with it go the duplicates for the pair (from 2.6.0). */
export function deleteLink(call: Call): Reply {
  const { state } = call;
  const link = findVisible(call);
  requireManage(call, link);
  const isGrant = link.link_class === 'permission' && link.name !== 'can_login';
  if (isGrant && state.profile.linksUnique) {
    for (const other of grantsBetween(state, link.tail_uuid ?? '', link.head_uuid)) {
      if (other.name !== 'can_login') state.links.remove(other);
    }
  }
  state.links.remove(link);
  writeLog(call, 'delete', link, { before: { uuid: link.uuid, name: link.name } });
  return linkReply(call, link);
}

/** `GET /permissions/{uuid}`: every grant on an object, in one list, for who may manage it; the 403 has no request id. */
export function listPermissions(call: Call): Reply {
  const uuid = call.params.uuid ?? '';
  if (!isReadable(call, uuid)) throw notFound();
  if (call.access.on(uuid) < 3) throw byController(403, 'Forbidden');
  const rows = [...call.state.links.to(uuid)].filter(({ link_class }) => link_class === 'permission');
  const options = listOptionsOf(call, linkResource);
  return listReply(linkResource, options, { rows, available: rows.length }, (link) => viewLink(call, link));
}
