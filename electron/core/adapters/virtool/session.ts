import type { Self } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Session, SessionContext } from '../adapter.ts';
import { createCaller } from './caller.ts';
import { describe } from './describe.ts';
import type { Where } from './errors.ts';
import { provesFeatures } from './features.ts';
import { findUsers } from './find-users.ts';
import { getGroup, listGroups } from './groups.ts';
import { toSelf } from './levels.ts';
import { factsOf, UNKNOWN_VERSION } from './profile.ts';
import { createSignIn } from './sign-in.ts';
import { getUser, listStoredRoles, listUsers } from './users.ts';
import { divide, valuesOf } from './values.ts';
import { type AccountWire, accountWire } from './wire.ts';
import { write } from './write.ts';

/** Opens a session; nothing is sent before it is asked for something. */
export function openSession({ http, server, instanceName, signIn, secret }: SessionContext): Session {
  const facts = factsOf(server);
  const where: Where = { origin: new URL(http.baseUrl).origin, instance: instanceName, handle: signIn.handle };
  const keeper = createSignIn({ http, signIn, secret }, where);
  const caller = createCaller(http, keeper, where);

  async function verify(signal?: AbortSignal): Promise<Result<Self>> {
    const account = await caller.ask({ method: 'GET', path: '/account', signal }, accountWire);
    if (!account.ok) return account;
    if (server.version === UNKNOWN_VERSION) {
      const proof = await provesFeatures(caller, account.value, signal);
      if (!proof.ok) return proof;
    }
    return ok(selfOf(account.value));
  }

  return {
    verify,
    async describe(signal) {
      const self = await verify(signal);
      return self.ok ? describe(caller, server, facts, self.value, signal) : self;
    },
    listUsers: (signal) => listUsers(caller, facts, signal),
    findUsers: (parameters, page, signal) => findUsers(caller, parameters, page, signal),
    getUser: (id, signal) => getUser(caller, id, signal),
    listGroups: (signal) => listGroups(caller, signal),
    getGroup: (id, signal) => getGroup(caller, id, signal),
    listStoredRoles: (userId, signal) => listStoredRoles(caller, userId, signal),
    valuesOf,
    divide,
    async write(change, secrets) {
      const signedIn = await keeper.current();
      if (!signedIn.ok) return signedIn;
      return write({ caller, facts, selfId: String(signedIn.value.account.id) }, change, secrets);
    },
    async resetOwnPassword(password) {
      const signedIn = await keeper.answerReset(password);
      return signedIn.ok ? ok(selfOf(signedIn.value.account)) : signedIn;
    },
  };
}

function selfOf(account: AccountWire): Self {
  return toSelf({
    id: String(account.id),
    handle: account.handle,
    administrator: account.administrator_role,
  });
}
