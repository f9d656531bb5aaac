import { type ApplicationCall, bound } from './call.ts';
import { fold } from './collation.ts';
import { EGG } from './egg.ts';
import { field } from './input.ts';
import type { Server } from './model.ts';
import { paginate } from './pagination.ts';
import { invalid } from './refusal.ts';
import { ok, type Reply } from './rendering.ts';
import { passes, readFilters, readSort } from './selection.ts';
import { asText, between, exists, type Field, integer, max, required, string, unique, validate } from './validation.ts';
import { identifierOf, listOf, sightOf, viewServer } from './views.ts';

/** What the filters of the list look at. */
const FILTERS = {
  uuid: (server: Server) => server.uuid,
  uuidShort: identifierOf,
  name: (server: Server) => server.name,
  description: (server: Server) => server.description,
  image: () => EGG.image,
  external_id: (server: Server) => server.externalId,
};

/** `GET /api/application/servers`: with `include=subusers` the only way to find out where somebody is a subuser. */
export function listServers(call: ApplicationCall): Reply {
  const { state, request } = call;
  const filters = readFilters(request.input, FILTERS, state.settings.literalWildcards);
  const sort = readSort(request.input);
  const found = [...state.servers.values()].filter((server) => passes(server, filters));
  if (sort.endsWith('uuid')) found.sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  if (sort.startsWith('-')) found.reverse();
  const { ids, pagination } = paginate(
    found.map(({ id }) => id),
    request,
    { style: 'application' },
  );
  const servers = ids.flatMap((id) => state.servers.get(id) ?? []);
  return ok(
    listOf(
      servers.map((server) => viewServer(server, sightOf(call))),
      pagination,
    ),
  );
}

/** `GET /api/application/servers/{server}`. */
export function getServer(call: ApplicationCall): Reply {
  return ok(viewServer(bound(call.server), sightOf(call)));
}

/** `PATCH /api/application/servers/{server}/details`: gives a server to another owner. What is left out is emptied. */
export function updateServerDetails(call: ApplicationCall): Reply {
  const { state, request } = call;
  const server = bound(call.server);
  const issues = validate(detailFields(call, server), request.input);
  if (issues.length > 0) throw invalid(issues);
  const text = (name: string): string => asText(field(request.input, name));
  server.externalId = text('external_id') || null;
  server.name = text('name');
  server.ownerId = Number(text('user'));
  server.description = text('description');
  server.updatedAt = state.seconds();
  return ok(viewServer(server, sightOf(call)));
}

function detailFields({ state }: ApplicationCall, self: Server): Field[] {
  const isTaken = (value: string): boolean =>
    [...state.servers.values()].some(
      ({ id, externalId }) => id !== self.id && externalId !== null && fold(externalId) === fold(value),
    );
  return [
    {
      name: 'external_id',
      label: 'external id',
      nullable: true,
      rules: [string, between(1, 191), unique(isTaken)],
    },
    { name: 'name', label: 'Server Name', rules: [required, string, max(191)] },
    {
      name: 'user',
      label: 'User ID',
      rules: [required, integer, exists((id) => state.users.get(Number(id)) !== undefined)],
    },
    { name: 'description', label: 'description', nullable: true, rules: [string] },
  ];
}
