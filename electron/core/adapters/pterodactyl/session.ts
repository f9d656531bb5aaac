import { ok, type Result } from '../../../domain/result.ts';
import type { User } from '../../../domain/user.ts';
import type { Session, SessionContext, UserPage } from '../adapter.ts';
import { divideBy } from '../form.ts';
import { createCaller } from './caller.ts';
import { readCatalogue } from './catalogue.ts';
import { describe, SERVER } from './describe.ts';
import type { Where } from './errors.ts';
import { findUsers } from './find-users.ts';
import { foresee } from './foresee.ts';
import { refuseChange, refuseNever } from './gaps.ts';
import { checkKey, METHOD_APPLICATION, PURPOSE_ACCOUNT } from './keys.ts';
import { listUsers } from './list-users.ts';
import { listObjectRights, listServerHolders, listServers } from './servers.ts';
import { type Keys, lookAround, requireServers, type Standing, serverReader } from './standing.ts';
import { getUser } from './users.ts';
import { valuesOf } from './values.ts';
import { write } from './write.ts';

/** How long a preview may look at a user that was read just before, in milliseconds: each call counts (2.5). */
const FRESH = 5000;

/** Opens a session; nothing is sent before it is asked for something. */
export function openSession(context: SessionContext): Session {
  const { http, server, instanceName, say, now } = context;
  const where: Where = { origin: new URL(http.baseUrl).origin, instance: instanceName, say };
  const place = { server, where };
  const keys = openKeys(context, where);
  let known: Standing | null = null;
  const readBefore = new Map<string, { user: User; at: number }>();

  /** Does something with the keys, as long as they can be keys at all. */
  async function withKeys<T>(work: (keys: Keys) => Promise<Result<T>>): Promise<Result<T>> {
    return keys.ok ? work(keys.value) : keys;
  }

  const look = (signal?: AbortSignal): Promise<Result<Standing>> =>
    withKeys(async (open) => {
      const found = await lookAround(open, say, signal);
      if (found.ok) known = found.value;
      return found;
    });

  /** Does what depends on what the keys reach. */
  function by<T>(
    signal: AbortSignal | undefined,
    work: (keys: Keys, standing: Standing) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    return withKeys(async (open) => {
      const standing = known ? ok(known) : await look(signal);
      return standing.ok ? work(open, standing.value) : standing;
    });
  }

  function readUser(id: string, signal?: AbortSignal): Promise<Result<User>> {
    return withKeys(async ({ application }) => {
      const user = await getUser(application, id, signal);
      readBefore.clear();
      if (user.ok) readBefore.set(id, { user: user.value, at: now() });
      return user;
    });
  }

  async function present(id: string): Promise<Result<User>> {
    const last = readBefore.get(id);
    return last && now() - last.at < FRESH ? ok(last.user) : readUser(id);
  }

  async function* list(signal?: AbortSignal): AsyncGenerator<Result<UserPage>> {
    if (keys.ok) yield* listUsers(keys.value.application, signal);
    else yield keys;
  }

  return {
    async verify(signal) {
      const standing = await look(signal);
      return standing.ok ? ok(standing.value.self) : standing;
    },
    async describe(signal) {
      const standing = await look(signal);
      if (!standing.ok) return standing;
      return withKeys(async (open) => {
        const catalogue = await catalogueFor(open, standing.value, signal);
        return ok(describe(server, standing.value, catalogue, say));
      });
    },
    listUsers: list,
    findUsers: (parameters, page, signal) =>
      parameters.servers === true
        ? by(signal, (open, standing) => findUsers(serverReader(open, standing), parameters, page, signal))
        : withKeys(({ application }) => findUsers(application, parameters, page, signal)),
    getUser: readUser,
    listGroups: async () => refuseNever(place, 'groups.list'),
    getGroup: async () => refuseNever(place, 'groups.list'),
    listStoredRoles: async () => ok([]),
    listObjectRights: (userId, signal) =>
      by(signal, (open, standing) => {
        const allowed = requireServers(open, standing);
        return allowed.ok ? listObjectRights(serverReader(open, standing), userId, say, signal) : allowed;
      }),
    listObjectHolders: (servers, signal) =>
      by(signal, (open, standing) => {
        const allowed = requireServers(open, standing);
        return allowed.ok ? listServerHolders(serverReader(open, standing), servers, signal) : allowed;
      }),
    listObjects: (type, search, signal) =>
      by(signal, (open, standing) => {
        if (type !== SERVER) throw new Error(`Pterodactyl has no objects of the type ${type}`);
        const allowed = requireServers(open, standing);
        return allowed.ok ? listServers(serverReader(open, standing), search, signal) : allowed;
      }),
    valuesOf,
    divide: (action, set) => divideBy({}, action, set),
    foresee: (change, signal) =>
      by(signal, (open, standing) => {
        const refused = refuseChange(place, standing, change);
        return refused ?? foresee({ keys: open, standing, say, present }, change, signal);
      }),
    write: (change, secrets) =>
      by(undefined, (open, standing) => {
        const refused = refuseChange(place, standing, change);
        readBefore.clear();
        const catalogue = () => catalogueFor(open, standing);
        return refused ?? write({ keys: open, standing, catalogue }, change, secrets);
      }),
    resetOwnPassword: async () => refuseNever(place, 'users.force-reset'),
  };
}

/** Only an account key that is accepted is asked: the other kind gets 403 there. */
function catalogueFor({ account }: Keys, { shares }: Standing, signal?: AbortSignal): Promise<readonly string[]> {
  return readCatalogue(shares === 'changeable' ? account : null, signal);
}

/** The keys of a connection, told apart by their prefixes before anything is sent. */
function openKeys({ http, signIn, secret, extraSecrets }: SessionContext, where: Where): Result<Keys> {
  const isApplication = signIn.method === METHOD_APPLICATION;
  const first = checkKey(secret, isApplication ? 'application' : 'account', where);
  if (!first.ok) return first;
  const application = createCaller(http, first.value, where);
  if (!isApplication) return ok({ application, account: application, ownerName: null });
  const ownerName = signIn.handle.trim();
  const extra = extraSecrets[PURPOSE_ACCOUNT] ?? '';
  if (extra.trim() === '') return ok({ application, account: null, ownerName });
  const second = checkKey(extra, 'account', where);
  return second.ok ? ok({ application, account: createCaller(http, second.value, where), ownerName }) : second;
}
