import type { KnownCall, ServerCall } from './call.ts';
import { findShare, mayOnServer, permissionsOn } from './caller.ts';
import { commandLine, EGG, EGG_FEATURES, EGG_VARIABLES, FEATURE_LIMITS, LIMITS, NODE } from './egg.ts';
import { type Includes, readIncludes } from './includes.ts';
import { field } from './input.ts';
import type { Server, User } from './model.ts';
import { paginate } from './pagination.ts';
import { ok, type Reply } from './rendering.ts';
import { passes, readFilters } from './selection.ts';
import { type State, subusersOf } from './state.ts';
import { type Item, identifierOf, listOf, nullResource, viewSubuser } from './views.ts';

const FILTERS = {
  uuid: (server: Server) => server.uuid,
  name: (server: Server) => server.name,
  description: (server: Server) => server.description,
  external_id: (server: Server) => server.externalId,
  '*': (server: Server) => `${server.name}\n${server.uuid}`,
};

/** `GET /api/client`: own and shared servers, or those that `type` asks for. */
export function listServers({ state, caller, request }: KnownCall): Reply {
  const { user } = caller;
  const filters = readFilters(request.input, FILTERS, state.settings.literalWildcards);
  const accessible = selectServers(state, user, field(request.input, 'type'));
  const found = accessible.filter((server) => passes(server, filters));
  const { ids, pagination } = paginate(
    found.map(({ id }) => id),
    request,
    { style: 'client' },
  );
  const servers = ids.flatMap((id) => state.servers.get(id) ?? []);
  const includes = readIncludes(request.input);
  return ok(
    listOf(
      servers.map((server) => viewServer(state, user, server, includes)),
      pagination,
    ),
  );
}

/** Who is no root administrator and asks like one gets nothing, not an error. */
function selectServers(state: State, user: User, type: unknown): Server[] {
  const all = [...state.servers.values()];
  const isOwn = (server: Server): boolean => server.ownerId === user.id;
  const isAccessible = (server: Server): boolean => isOwn(server) || findShare(state, user, server) !== undefined;
  switch (type) {
    case 'admin-all':
      return user.rootAdmin ? all : [];
    case 'admin':
      return user.rootAdmin ? all.filter((server) => !isAccessible(server)) : [];
    case 'owner':
      return all.filter(isOwn);
    default:
      return all.filter(isAccessible);
  }
}

/** `GET /api/client/servers/{server}`, with what the caller may do there. */
export function getServer({ state, caller, server, request }: ServerCall): Reply {
  const item = viewServer(state, caller.user, server, readIncludes(request.input));
  return ok({
    ...item,
    meta: {
      is_server_owner: server.ownerId === caller.user.id,
      user_permissions: permissionsOn(state, caller.user, server),
    },
  });
}

function viewServer(state: State, user: User, server: Server, includes: Includes): Item {
  const seesStartup = mayOnServer(state, user, server, 'startup.read');
  const installing = server.status === 'installing' || server.status === 'install_failed';
  return {
    object: 'server',
    attributes: {
      server_owner: server.ownerId === user.id,
      identifier: identifierOf(server),
      internal_id: server.id,
      uuid: server.uuid,
      name: server.name,
      node: NODE.name,
      is_node_under_maintenance: false,
      sftp_details: { ip: NODE.host, port: NODE.sftpPort },
      description: server.description,
      limits: LIMITS,
      invocation: commandLine(seesStartup),
      docker_image: EGG.image,
      egg_features: EGG_FEATURES,
      feature_limits: FEATURE_LIMITS,
      status: server.status,
      is_suspended: server.status === 'suspended',
      is_installing: installing,
      is_transferring: server.transferring,
      relationships: {
        allocations: listOf([viewAllocation(server)]),
        variables: seesStartup ? listOf(EGG_VARIABLES.map(viewVariable)) : nullResource,
        ...(includes.has('subusers') && { subusers: viewSubusers(state, user, server) }),
      },
    },
  };
}

function viewSubusers(state: State, user: User, server: Server): object {
  return mayOnServer(state, user, server, 'user.read') ? listOf(listSubuserItems(state, server)) : nullResource;
}

/** The people who share a server, as the client API shows them. */
export function listSubuserItems(state: State, server: Server): Item[] {
  return subusersOf(state, server.id).flatMap((subuser) => {
    const user = state.users.get(subuser.userId);
    return user ? [viewSubuser(subuser, user)] : [];
  });
}

const viewAllocation = (server: Server): Item => ({
  object: 'allocation',
  attributes: { id: server.id, ip: NODE.address, ip_alias: null, port: server.port, notes: null, is_default: true },
});

const viewVariable = (variable: (typeof EGG_VARIABLES)[number]): Item => ({
  object: 'egg_variable',
  attributes: variable,
});
