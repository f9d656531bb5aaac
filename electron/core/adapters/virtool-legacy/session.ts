import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Session, SessionContext } from '../adapter.ts';
import { divideBy } from '../form.ts';
import { createCaller } from './caller.ts';
import { describe, toSelf } from './describe.ts';
import type { Where } from './errors.ts';
import { foresee } from './foresee.ts';
import { refuseSearch } from './gaps.ts';
import { proveRelease, type Release } from './releases.ts';
import { createSignIn, METHOD_KEY } from './sign-in.ts';
import { getGroup, getUser, listGroups, listUsers } from './users.ts';
import { valuesOf, WRITES } from './values.ts';
import { type AccountWire, accountWire } from './wire.ts';
import { write } from './write.ts';
import type { Writer } from './write-user.ts';

/** Opens a session; nothing is sent before it is asked for something. */
export function openSession(context: SessionContext): Session {
  const { http, server, instanceName, signIn, say } = context;
  const where: Where = {
    origin: new URL(http.baseUrl).origin,
    instance: instanceName,
    server,
    handle: signIn.handle,
    byKey: signIn.method === METHOD_KEY,
    say,
  };
  const keeper = createSignIn(context, where);
  const caller = createCaller(http, keeper, where);
  let release: Release | null = null;

  async function look(signal?: AbortSignal): Promise<Result<{ found: Release; account: AccountWire }>> {
    const account = await caller.ask({ method: 'GET', path: '/api/account', signal }, accountWire);
    if (!account.ok) return account;
    const found = await proveRelease(caller, server, account.value.id, signal);
    if (!found.ok) return found;
    release = found.value;
    return ok({ found: release, account: account.value });
  }

  /** Does what depends on the release and on who is signed in. */
  async function asWriter<T>(work: (writer: Writer) => Promise<Result<T>>): Promise<Result<T>> {
    const signedIn = await keeper.current();
    if (!signedIn.ok) return signedIn;
    const selfId = signedIn.value.account.id;
    const found = release ? ok(release) : await proveRelease(caller, server, selfId);
    if (!found.ok) return found;
    release = found.value;
    return work({ ...found.value, caller, selfId });
  }

  return {
    async verify(signal) {
      const seen = await look(signal);
      return seen.ok ? ok(toSelf(seen.value.account, seen.value.found.mayManage, say)) : seen;
    },
    async describe(signal) {
      const seen = await look(signal);
      if (!seen.ok) return seen;
      const { found, account } = seen.value;
      return describe(caller, http.baseUrl, found, toSelf(account, found.mayManage, say), signal);
    },
    listUsers: (signal) => listUsers(caller, signal),
    findUsers: async () => refuseSearch(where),
    getUser: (id, signal) => getUser(caller, id, signal),
    listGroups: (signal) => listGroups(caller, signal),
    getGroup: (id, signal) => getGroup(caller, id, signal),
    listStoredRoles: async () => ok([]),
    listObjectRights: async () => ok([]),
    listObjects: async () => ok([]),
    valuesOf,
    divide: (action, set) => divideBy(WRITES, action, set),
    foresee: (change) => asWriter((writer) => foresee(writer, change)),
    write: (change, secrets) => asWriter((writer) => write(writer, change, secrets)),
    // Nothing in Virtool 2 demands a new password at sign-in.
    resetOwnPassword: async () => fail('reset-ended'),
  };
}
