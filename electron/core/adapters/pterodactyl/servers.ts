import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { ObjectRef, ObjectRight } from '../../../domain/user.ts';
import type { FactsById, Holding, ObjectFacts } from '../../../domain/why/object-holders.ts';
import { IN_FLIGHT, inOrder } from '../in-order.ts';
import type { Caller } from './caller.ts';
import { SERVER } from './describe.ts';
import { looseTerm, PAGE_SIZE, READ_SERVERS, readUser } from './users.ts';
import { ownedServers, type ServerWire, serverPageWire } from './wire.ts';

const SERVERS = '/api/application/servers';
/** How many objects a search shows. */
const MOST_FOUND = 100;

interface ServerRows {
  readonly rows: readonly ServerWire[];
  readonly pages: number;
}

async function readServers(
  caller: Caller,
  query: Readonly<Record<string, string | number>>,
  signal: AbortSignal | undefined,
): Promise<Result<ServerRows>> {
  const request = {
    method: 'GET',
    path: SERVERS,
    query: { per_page: PAGE_SIZE, sort: 'id', ...query },
    signal,
  } as const;
  const answer = await caller.ask(request, serverPageWire, { needs: READ_SERVERS });
  return answer.ok ? ok({ rows: answer.value.data, pages: answer.value.meta.pagination.total_pages }) : answer;
}

const refOf = ({ identifier, name }: { identifier: string; name: string }): ObjectRef => ({
  type: SERVER,
  id: identifier,
  name,
});

/** What the state of a server is called; null where it is the usual one. */
function noteOf(status: string | null | undefined, say: Say): string | null {
  switch (status ?? null) {
    case null:
      return null;
    case 'installing':
      return say('being installed');
    case 'install_failed':
    case 'reinstall_failed':
      return say('installation failed');
    case 'suspended':
      return say('suspended');
    case 'restoring_backup':
      return say('a backup is being restored');
    default:
      return status ?? null;
  }
}

/**
 * The servers that a user owns, then those that they share. Where somebody is a subuser tells no call: all servers are
 * read for it (6.3).
 */
export async function listObjectRights(
  caller: Caller,
  userId: string,
  say: Say,
  signal?: AbortSignal,
): Promise<Result<ObjectRight[]>> {
  const user = await readUser(caller, userId, { withServers: true, signal });
  if (!user.ok) return user;
  const owned = (ownedServers(user.value) ?? []).map((server) => ({
    object: refOf(server),
    owner: true,
    level: null,
    permissions: [],
    note: noteOf(server.status, say),
  }));
  const rights: ObjectRight[] = [...owned];
  const include = { include: 'subusers' };
  const first = await readServers(caller, { ...include, page: 1 }, signal);
  if (!first.ok) return first;
  const numbers = Array.from({ length: Math.max(0, first.value.pages - 1) }, (_, index) => index + 2);
  const rest = inOrder(numbers, IN_FLIGHT, (page) => readServers(caller, { ...include, page }, signal));
  rights.push(...sharesOn(first.value.rows, userId, say));
  for await (const page of rest) {
    if (!page.ok) return failed(page.failure);
    rights.push(...sharesOn(page.value.rows, userId, say));
  }
  return ok(rights);
}

function sharesOn(servers: readonly ServerWire[], userId: string, say: Say): ObjectRight[] {
  return servers.flatMap(({ attributes: server }) => {
    const subusers = server.relationships?.subusers?.data ?? [];
    const share = subusers.find(({ attributes }) => String(attributes.user_id) === userId);
    if (!share) return [];
    const { permissions } = share.attributes;
    return [{ object: refOf(server), owner: false, level: null, permissions, note: noteOf(server.status, say) }];
  });
}

/**
 * Who owns and who shares some servers, by short id, permissions that are stored as an object included (trap 18). The
 * application API tells it for every server; the client API would refuse for one that is not ready (6.4).
 */
export async function listServerHolders(
  caller: Caller,
  servers: readonly ObjectRef[],
  signal?: AbortSignal,
): Promise<Result<FactsById>> {
  const facts = new Map<string, ObjectFacts>();
  for (const { id } of servers) {
    const query = { 'filter[uuidShort]': looseTerm(id), include: 'subusers' };
    const page = await readServers(caller, query, signal);
    if (!page.ok) return page;
    // The filter finds parts.
    const server = page.value.rows.find(({ attributes }) => attributes.identifier === id);
    if (server) facts.set(id, { holdings: holdingsOn(server), within: null });
  }
  return ok(facts);
}

function holdingsOn({ attributes: { user, relationships } }: ServerWire): Holding[] {
  const holderOf = (id: number) => ({ type: 'user', id: String(id), name: String(id) }) as const;
  const nothing = { level: null, permissions: [], note: null };
  const shares = relationships?.subusers?.data ?? [];
  return [
    { holder: holderOf(user), owner: true, ...nothing },
    ...shares.map(({ attributes: { user_id, permissions } }) => ({
      ...nothing,
      holder: holderOf(user_id),
      owner: false,
      permissions,
    })),
  ];
}

/** Servers whose name or short id holds the text; the first hundred. */
export async function listServers(caller: Caller, search: string, signal?: AbortSignal): Promise<Result<ObjectRef[]>> {
  const wanted = search.trim();
  const term = looseTerm(wanted);
  const found = new Map<string, ObjectRef>();
  for (const filter of term === '' ? [null] : ['filter[name]', 'filter[uuidShort]']) {
    const page = await readServers(caller, filter === null ? {} : { [filter]: term }, signal);
    if (!page.ok) return page;
    for (const { attributes } of page.value.rows) {
      const holds = `${attributes.name}\n${attributes.identifier}`.toLowerCase().includes(wanted.toLowerCase());
      if (holds || wanted === term) found.set(attributes.identifier, refOf(attributes));
    }
  }
  return ok([...found.values()].slice(0, MOST_FOUND));
}
