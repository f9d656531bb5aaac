import { UNKNOWN_VERSION } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Session, SessionContext, UserPage } from '../adapter.ts';
import { type Caller, createCaller } from './caller.ts';
import type { Cluster } from './cluster.ts';
import { listReached } from './computed.ts';
import { describe, toSelf } from './describe.ts';
import { readFacts } from './detect.ts';
import type { Where } from './errors.ts';
import { foresee } from './foresee.ts';
import { listGroupRights } from './group-rights.ts';
import { getGroup, listGroups } from './groups.ts';
import { listObjectHolders } from './object-holders.ts';
import type { Facts } from './releases.ts';
import { listObjectRights, listObjects } from './rights.ts';
import { createTokenKeeper } from './sign-in.ts';
import { handleOf } from './to-user.ts';
import { findUsers, getSelf, getUser, listUsers } from './users.ts';
import { isAnonymousUser, isSystemUser } from './uuids.ts';
import { divide, valuesOf } from './values.ts';
import { scopesWire, type UserWire, userWire } from './wire.ts';
import { write } from './write.ts';

/** Opens a session; nothing is sent before it is asked for something. */
export function openSession(context: SessionContext): Session {
  const { http, server, instanceName, signIn, now, say } = context;
  let known: Cluster | null = null;
  const where: Where = {
    origin: new URL(http.baseUrl).origin,
    instance: instanceName,
    who: () => (known ? handleOf(known.self) : signIn.handle || say('This token')),
    version: server.version,
    say,
  };
  const caller = createCaller(http, createTokenKeeper(context, where), where);

  /** Who is signed in, on what, with which rights; read anew. */
  async function look(signal?: AbortSignal): Promise<Result<Cluster>> {
    const facts: Result<Facts> = known ? ok(known.facts) : await readFacts(http, say, signal);
    if (!facts.ok) return facts;
    const self = await getSelf(caller, signal);
    if (!self.ok) return whyNot(self, caller, where, signal);
    const refused = refuseSelf(self.value, where);
    if (refused) return refused;
    const [system, scopes] = await Promise.all([
      known ? ok(known.systemUser) : getSystemUser(caller, signal),
      readScopes(caller, signal),
    ]);
    if (!system.ok) return system;
    known = { caller, facts: facts.value, self: self.value, systemUser: system.value, scopes, now, say };
    return ok(known);
  }

  /** Does what needs to know the cluster; calls end with the signal. */
  async function by<T>(
    signal: AbortSignal | undefined,
    work: (cluster: Cluster) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const cluster = known ? ok(known) : await look(signal);
    return cluster.ok ? work({ ...cluster.value, caller: until(caller, signal) }) : cluster;
  }

  async function* list(signal?: AbortSignal, after?: string | null): AsyncGenerator<Result<UserPage>> {
    const cluster = known ? ok(known) : await look(signal);
    if (!cluster.ok) return yield cluster;
    yield* listUsers(cluster.value, signal, after);
  }

  const profile = server.version === UNKNOWN_VERSION ? 'arvados' : server.profile;
  return {
    async verify(signal) {
      const cluster = await look(signal);
      return cluster.ok ? ok(toSelf(cluster.value)) : cluster;
    },
    async describe(signal) {
      const cluster = await look(signal);
      return cluster.ok ? describe(cluster.value, profile, signal) : cluster;
    },
    listUsers: list,
    findUsers: (parameters, page, signal) => by(signal, (cluster) => findUsers(cluster, parameters, page, signal)),
    getUser: (id, signal) => by(signal, (cluster) => getUser(cluster, id, signal)),
    listGroups: (signal) => by(signal, (cluster) => listGroups(cluster, signal)),
    getGroup: (id, signal) => by(signal, (cluster) => getGroup(cluster, id, signal)),
    listStoredRoles: async () => ok([]),
    listObjectRights: (id, signal) => by(signal, (cluster) => listObjectRights(cluster, id, signal)),
    listGroupRights: (ids, signal) => by(signal, (cluster) => listGroupRights(cluster, ids, signal)),
    listObjectHolders: (objects, signal) => by(signal, (cluster) => listObjectHolders(cluster, objects, signal)),
    listReached: (id, signal) => by(signal, (cluster) => listReached(cluster, id, signal)),
    listObjects: (type, search, signal) => by(signal, (cluster) => listObjects(cluster, type, search, signal)),
    valuesOf,
    divide,
    foresee: (change, signal) => by(signal, (cluster) => foresee(cluster, change)),
    write: (change, secrets) => by(undefined, (cluster) => write(cluster, change, secrets)),
    resetOwnPassword: async () => fail('reset-ended'),
  };
}

/** The same caller, whose calls end with a signal unless they have one of their own. */
function until(caller: Caller, signal: AbortSignal | undefined): Caller {
  if (!signal) return caller;
  return {
    ...caller,
    ask: (request, schema, subject) => caller.ask({ signal, ...request }, schema, subject),
    read: (path, parameters, schema, own) => caller.read(path, parameters, schema, own ?? signal),
  };
}

/** A6. Up to now every release has it; one that has switched it off still names the account in the usual way. */
async function getSystemUser(caller: Caller, signal: AbortSignal | undefined): Promise<Result<string>> {
  const system = await caller.ask({ method: 'GET', path: '/users/system', signal }, userWire);
  if (system.ok) return ok(system.value.uuid);
  const { code } = system.failure;
  return code === 'not-supported' || code === 'not-allowed' ? ok('') : system;
}

/** What a restricted token may do, empty where it may not even say (before 2.7.0); null where it may do everything. */
async function readScopes(caller: Caller, signal: AbortSignal | undefined): Promise<readonly string[] | null> {
  const path = '/api_client_authorizations/current';
  const token = await caller.ask({ method: 'GET', path, signal }, scopesWire);
  if (!token.ok) return token.failure.code === 'not-allowed' ? [] : null;
  const { scopes } = token.value;
  return !scopes || scopes.includes('all') ? null : scopes;
}

/** A token that may not ask who it is, is restricted to other calls. */
async function whyNot(
  refused: Result<never> | { readonly ok: false; readonly failure: { readonly code: string } },
  caller: Caller,
  where: Where,
  signal: AbortSignal | undefined,
): Promise<Result<never>> {
  if (refused.ok) throw new Error('Nothing was refused');
  if (refused.failure.code !== 'not-allowed') return refused as Result<never>;
  const scopes = await readScopes(caller, signal);
  const right = scopes?.length
    ? where.say('a token with the scope “all”; this one is restricted to {scopes}', { scopes: scopes.join(', ') })
    : where.say('a token with the scope “all”; this one is restricted to some calls');
  return fail('not-allowed', { handle: where.who(), instance: where.instance, right });
}

/** Nobody works as one of the server's own accounts, nor with one that is not active. */
function refuseSelf(self: UserWire, { origin, say }: Where): Result<never> | null {
  const needed = say('the token of an administrator’s own account');
  if (isSystemUser(self.uuid)) return fail('key-kind-wrong', { given: say('the system root token'), needed });
  if (isAnonymousUser(self.uuid)) return fail('key-kind-wrong', { given: say('the anonymous token'), needed });
  return self.is_active ? null : fail('account-inactive', { handle: handleOf(self), origin });
}
