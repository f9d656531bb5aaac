import { Access, reachOf } from './access.ts';
import { type Call, listOptionsOf, requireAdmin } from './call.ts';
import type { Resource } from './columns.ts';
import { limitedTo, testOf } from './list-reply.ts';
import { typeOf, type UserRow } from './model.ts';
import { takePage } from './paging.ts';
import { type Reply, unprocessable } from './replies.ts';

interface Permission {
  readonly user_uuid: string;
  readonly target_uuid: string;
  readonly perm_level: string;
}

const resource: Resource<Permission> = {
  type: 'computedPermission',
  model: 'ComputedPermission',
  columns: new Map([
    ['user_uuid', { name: 'user_uuid', type: 'text', read: (row) => row.user_uuid }],
    ['target_uuid', { name: 'target_uuid', type: 'text', read: (row) => row.target_uuid }],
    ['perm_level', { name: 'perm_level', type: 'text', read: (row) => row.perm_level }],
  ]),
  computed: {},
};

const LEVEL_NAMES = ['', 'can_read', 'can_write', 'can_manage'];

/**
 * `GET /computed_permissions` (from 3.0): what one person reaches, or who reaches one thing, over roles and ownership.
 * In order of user and target; neither counts nor offsets exist.
 */
export function listComputedPermissions(call: Call): Reply {
  requireAdmin(call);
  const count = call.parameters.get('count');
  if (count !== undefined && count !== 'none') throw unprocessable("count parameter must be 'none'");
  if (Number(call.parameters.get('offset') ?? 0) !== 0)
    throw unprocessable('non-zero offset parameter is not supported');
  const parameters = new Map(call.parameters).set('count', 'none');
  const options = listOptionsOf({ ...call, parameters }, resource);
  for (const { attribute } of options.conditions) {
    if (attribute === 'perm_level') throw unprocessable(`filtering by '${attribute}' is not supported`);
  }
  const users = limitedTo(options, 'user_uuid');
  const targets = limitedTo(options, 'target_uuid');
  const page = takePage(permissionsOf(call, users, targets), testOf(resource, options), options);
  const items = page.rows.map((row) => ({ ...row }));
  return {
    kind: 'list',
    type: resource.type,
    items,
    select: options.select,
    limit: options.limit,
    offset: 0,
  };
}

function* permissionsOf(
  call: Call,
  users: readonly string[] | null,
  targets: readonly string[] | null,
): Generator<Permission> {
  const { state } = call;
  const compare = (a: UserRow, b: UserRow): number => (a.uuid < b.uuid ? -1 : 1);
  const who = users
    ? users.flatMap((uuid) => state.users.get(uuid) ?? []).sort(compare)
    : state.users.ordered('uuid false', compare);
  for (const user of who) {
    const access = new Access(state, user, false);
    for (const target of targets ? [...targets].sort() : reachable(call, user)) {
      const level = LEVEL_NAMES[access.on(target)];
      if (level) yield { user_uuid: user.uuid, target_uuid: target, perm_level: level };
    }
  }
}

/** Groups and machines in reach, and every user who may be read. */
function* reachable({ state }: Call, user: UserRow): Generator<string> {
  const reached = reachOf(state, user);
  const things = user.is_admin ? [...state.groups.keys(), ...state.machines.keys()] : [...reached.keys()];
  yield* things.filter((uuid) => typeOf(uuid) !== 'user').sort();
  for (const other of state.users.values()) yield other.uuid;
}
