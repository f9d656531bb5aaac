import { createHash } from 'node:crypto';
import type { KnownCall } from './call.ts';
import { type Caller, mayUse } from './caller.ts';
import { EGG, environmentOf, FEATURE_LIMITS, LIMITS, NODE } from './egg.ts';
import { type Includes, inside, readIncludes } from './includes.ts';
import { type ApiKey, READ, type Resource, type Server, type Subuser, type User } from './model.ts';
import type { Pagination } from './pagination.ts';
import { failure } from './refusal.ts';
import { type State, serversOf, subusersOf } from './state.ts';

/** The envelope of one thing. */
export interface Item {
  readonly object: string;
  readonly attributes: Readonly<Record<string, unknown>> | null;
}

/** What a view of the application API depends on besides its row. */
export interface Sight {
  readonly state: State;
  readonly caller: Caller;
  readonly includes: Includes;
}

/** What the request of a call asks to see. */
export const sightOf = ({ state, caller, request }: KnownCall): Sight => ({
  state,
  caller,
  includes: readIncludes(request.input),
});

/** What stands for a relation that the key may not read. */
export const nullResource: Item = { object: 'null_resource', attributes: null };

/** The envelope of a list; lists that are not paged have no `meta`. */
export const listOf = (data: readonly Item[], pagination?: Pagination): object => ({
  object: 'list',
  data,
  ...(pagination && { meta: { pagination } }),
});

/** A time as the Panel writes it. A row without one breaks whatever shows it. */
function timestamp(seconds: number | null): string {
  if (seconds === null) throw failure('TypeError');
  return new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
}

/** A user in the application API. */
export function viewUser(user: User, sight: Sight): Item {
  const relationships = {
    ...(sight.includes.has('servers') && {
      servers: relation(sight, 'servers', 'servers', (inner) =>
        listOf(serversOf(sight.state, user.id).map((server) => viewServer(server, inner))),
      ),
    }),
  };
  return {
    object: 'user',
    attributes: {
      id: user.id,
      external_id: user.externalId,
      uuid: user.uuid,
      username: user.username,
      email: user.email,
      first_name: user.firstName,
      last_name: user.lastName,
      language: user.language,
      root_admin: user.rootAdmin,
      '2fa': user.twoFactor,
      created_at: timestamp(user.createdAt),
      updated_at: timestamp(user.updatedAt),
      ...withRelationships(relationships),
    },
  };
}

/** A server in the application API. Of its relations the emulator knows those that have to do with accounts. */
export function viewServer(server: Server, sight: Sight): Item {
  const { state, includes } = sight;
  const owner = state.users.get(server.ownerId);
  const relationships = {
    ...(includes.has('allocations') && {
      allocations: relation(sight, 'allocations', 'allocations', () => listOf([viewAllocation(server)])),
    }),
    ...(includes.has('user') && {
      user: relation(sight, 'user', 'users', (inner) => (owner ? viewUser(owner, inner) : nullResource)),
    }),
    ...(includes.has('subusers') && {
      subusers: relation(sight, 'subusers', 'users', () => listOf(subusersOf(state, server.id).map(viewShare))),
    }),
  };
  return {
    object: 'server',
    attributes: {
      id: server.id,
      external_id: server.externalId,
      uuid: server.uuid,
      identifier: identifierOf(server),
      name: server.name,
      description: server.description,
      status: server.status,
      suspended: server.status === 'suspended',
      limits: LIMITS,
      feature_limits: FEATURE_LIMITS,
      user: server.ownerId,
      node: NODE.id,
      allocation: server.id,
      nest: EGG.nestId,
      egg: EGG.id,
      container: {
        startup_command: EGG.startup,
        image: EGG.image,
        installed: server.status === 'installing' || server.status === 'install_failed' ? 0 : 1,
        environment: environmentOf(server),
      },
      updated_at: timestamp(server.updatedAt),
      created_at: timestamp(server.createdAt),
      ...withRelationships(relationships),
    },
  };
}

/** The short name of a server in paths. */
export const identifierOf = (server: Server): string => server.uuid.slice(0, 8);

/** A share in a server as the application API shows it: by numbers. */
function viewShare(subuser: Subuser): Item {
  return {
    object: 'subuser',
    attributes: {
      id: subuser.id,
      user_id: subuser.userId,
      server_id: subuser.serverId,
      permissions: subuser.permissions,
      created_at: timestamp(subuser.createdAt),
      updated_at: timestamp(subuser.updatedAt),
    },
  };
}

const viewAllocation = (server: Server): Item => ({
  object: 'allocation',
  attributes: { id: server.id, ip: NODE.address, alias: null, port: server.port, notes: null, assigned: true },
});

/** A share in a server as the client API shows it: by person. The time is that of the account, not of the share. */
export function viewSubuser(subuser: Subuser, user: User): Item {
  return {
    object: 'server_subuser',
    attributes: {
      uuid: user.uuid,
      username: user.username,
      email: user.email,
      image: `https://gravatar.com/avatar/${createHash('md5').update(user.email.toLowerCase()).digest('hex')}`,
      '2fa_enabled': user.twoFactor,
      created_at: timestamp(user.createdAt),
      permissions: subuser.permissions,
    },
  };
}

/** The owner of a key or session in the client API: no uuid, no two-factor. */
export const viewAccount = (user: User): Item => ({
  object: 'user',
  attributes: {
    id: user.id,
    admin: user.rootAdmin,
    username: user.username,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    language: user.language,
  },
});

/** An account key, without its secret. */
export const viewKey = (key: ApiKey): Item => ({
  object: 'api_key',
  attributes: {
    identifier: key.identifier,
    description: key.description,
    allowed_ips: key.allowedIps,
    last_used_at: key.lastUsedAt === null ? null : timestamp(key.lastUsedAt),
    created_at: timestamp(key.createdAt),
  },
});

function relation(sight: Sight, name: string, resource: Resource, view: (inner: Sight) => object): object {
  if (!mayUse(sight.caller, resource, READ)) return nullResource;
  return view({ ...sight, includes: inside(sight.includes, name) });
}

const withRelationships = (relationships: object): object =>
  Object.keys(relationships).length > 0 ? { relationships } : {};
