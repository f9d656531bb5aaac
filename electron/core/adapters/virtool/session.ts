import { type Self, UNKNOWN_VERSION } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { User } from '../../../domain/user.ts';
import type { Session, SessionContext, UserPage } from '../adapter.ts';
import { divideBy } from '../form.ts';
import { createCaller } from './caller.ts';
import { describe } from './describe.ts';
import type { Where } from './errors.ts';
import { proveRelease } from './features.ts';
import { findUsers } from './find-users.ts';
import { foresee } from './foresee.ts';
import { type Release, refuseGap } from './gaps.ts';
import { getGroup, listGroups } from './groups.ts';
import { toSelf } from './levels.ts';
import { factsForSignIn } from './releases.ts';
import { createSignIn } from './sign-in.ts';
import { findInList, getUser, listStoredRoles, listUsers } from './users.ts';
import { valuesOf, WRITES } from './values.ts';
import { type AccountWire, accountWire } from './wire.ts';
import { write } from './write.ts';

/** Opens a session; nothing is sent before it is asked for something. */
export function openSession(context: SessionContext): Session {
  const { http, server, instanceName, signIn, say } = context;
  const facts = factsForSignIn(server);
  const where: Where = {
    origin: new URL(http.baseUrl).origin,
    instance: instanceName,
    handle: signIn.handle,
    refusedKey: facts.refusedKey,
    say,
  };
  const keeper = createSignIn(context, facts, where);
  const caller = createCaller(http, keeper, where);
  /** Null as long as a server that tells no version has not been looked at. */
  let release: Release | null = server.version === UNKNOWN_VERSION ? null : { server, facts, say };

  async function look(signal?: AbortSignal): Promise<Result<Release & { account: AccountWire }>> {
    const account = await caller.ask({ method: 'GET', path: '/account', signal }, accountWire);
    if (!account.ok) return account;
    const found = release ? ok(release) : await proveRelease(caller, server, say, account.value, signal);
    if (!found.ok) return found;
    release = found.value;
    return ok({ ...found.value, account: account.value });
  }

  const known = async (signal?: AbortSignal): Promise<Result<Release>> => (release ? ok(release) : look(signal));

  /** Does what depends on the release. */
  async function by<T>(
    signal: AbortSignal | undefined,
    work: (release: Release) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    const found = await known(signal);
    return found.ok ? work(found.value) : found;
  }

  async function* list(signal?: AbortSignal, after?: string | null): AsyncGenerator<Result<UserPage>> {
    const found = await known(signal);
    if (!found.ok) return yield found;
    yield* listUsers(caller, found.value.facts, signal, after);
  }

  async function ownId(): Promise<Result<string>> {
    const signedIn = await keeper.current();
    return signedIn.ok ? ok(String(signedIn.value.account.id)) : signedIn;
  }

  function one(id: string, signal: AbortSignal | undefined): Promise<Result<User>> {
    return by(signal, (found) =>
      found.facts.administration ? getUser(caller, id, signal) : findInList(caller, found.facts, id, signal),
    );
  }

  return {
    async verify(signal) {
      const found = await look(signal);
      return found.ok ? ok(selfOf(found.value.account, found.value)) : found;
    },
    async describe(signal) {
      const found = await look(signal);
      if (!found.ok) return found;
      return describe(caller, found.value, selfOf(found.value.account, found.value), signal);
    },
    listUsers: list,
    findUsers: (parameters, page, signal) =>
      by(signal, (found) => findUsers(caller, found.facts, parameters, page, signal)),
    getUser: one,
    listGroups: (signal) => by(signal, (found) => refuseGap(found, 'groups.list') ?? listGroups(caller, signal)),
    getGroup: (id, signal) => by(signal, (found) => refuseGap(found, 'groups.list') ?? getGroup(caller, id, signal)),
    listStoredRoles: (userId, signal) =>
      by(signal, (found) => (found.facts.spaceRoles ? listStoredRoles(caller, userId, signal) : ok([]))),
    listObjectRights: async () => ok([]),
    listObjects: async () => ok([]),
    valuesOf,
    divide: (action, set) => divideBy(WRITES, action, set),
    async foresee(change) {
      const selfId = await ownId();
      return selfId.ok ? foresee({ caller, selfId: selfId.value }, change) : selfId;
    },
    async write(change, secrets) {
      const own = await ownId();
      if (!own.ok) return own;
      const selfId = own.value;
      return by(undefined, (found) => write({ ...found, caller, selfId }, change, secrets));
    },
    async resetOwnPassword(password) {
      const signedIn = await keeper.answerReset(password);
      if (!signedIn.ok) return signedIn;
      return ok(signedIn.value ? selfOf(signedIn.value.account, { facts, say }) : unseenSelf(signIn.handle, say));
    },
  };
}

function selfOf(account: AccountWire, { facts, say }: Pick<Release, 'facts' | 'say'>): Self {
  const { handle, administrator_role: administrator } = account;
  return toSelf({ id: String(account.id), handle, administrator }, facts, say);
}

/** An account whose new password the server has taken, and which it did not show afterwards. */
function unseenSelf(handle: string, say: Say): Self {
  const rights = say('not known: the server did not show the account yet');
  return { id: null, handle, administrator: null, rights };
}
