import type { Self } from '../../../domain/description.ts';
import { type FailureCode, fail, failure } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { Caller } from './caller.ts';
import { failureOf, notAllowed } from './errors.ts';
import { findExactly, READ_SERVERS, readPage, USERS, WRITE_USERS } from './users.ts';
import { type AccountWire, accountWire, ROOT } from './wire.ts';

/** What the keys of a connection reach. */
export interface Standing {
  /** The owner of the key that drives the application API: as the Panel tells, or as a person said; no id where nobody did. */
  readonly self: Self;
  /** The owner of the account key; null without one. */
  readonly accountId: string | null;
  /** Ids of all accounts whose keys are in use. */
  readonly ownIds: readonly string[];
  readonly writesUsers: boolean;
  readonly readsServers: boolean;
  /** Whether shares in servers can be changed; `unusable`: the account key is refused, or its owner is no administrator. */
  readonly shares: 'changeable' | 'no-key' | 'unusable';
}

/** The keys of a connection in use. */
export interface Keys {
  /** Drives the application API. */
  readonly application: Caller;
  /** Drives the client API; null without an account key. The same as the other where one key does both. */
  readonly account: Caller | null;
  /** The owner of the application key, as entered; null where the key itself tells its owner. */
  readonly ownerName: string | null;
}

/** Failures that say that an account key is no good, in contrast to a Panel that cannot be reached. */
const UNUSABLE: readonly FailureCode[] = [
  'token-wrong',
  'key-kind-wrong',
  'key-address-refused',
  'key-owner-powerless',
  'two-factor-required',
  'refused-by-server',
];

/** Proves the keys and finds out what they reach, by calls that change nothing. */
export async function lookAround(keys: Keys, say: Say, signal?: AbortSignal): Promise<Result<Standing>> {
  const account = await accountOf(keys, signal);
  if (!account.ok && (keys.ownerName === null || !UNUSABLE.includes(account.failure.code))) return account;
  const owner = account.ok ? account.value : null;
  const self = await ownerOf(keys, owner, say, signal);
  if (!self.ok) return self;
  const writesUsers = await probeWriting(keys.application, signal);
  if (!writesUsers.ok) return writesUsers;
  const readsServers = await probeServers(keys.application, signal);
  if (!readsServers.ok) return readsServers;
  const shares = keys.account === null ? 'no-key' : owner?.admin ? 'changeable' : 'unusable';
  const reach = {
    writesUsers: writesUsers.value,
    readsServers: readsServers.value || shares === 'changeable',
    shares,
  } as const;
  const accountId = owner ? String(owner.id) : null;
  return ok({
    ...reach,
    accountId,
    self: { ...self.value, administrator: ROOT, rights: withAccountKey(rightsIn(reach, say), shares, owner, say) },
    ownIds: [...new Set([self.value.id, accountId].filter((id) => id !== null))],
  });
}

/** The owner of the account key; null without one. */
async function accountOf({ account }: Keys, signal: AbortSignal | undefined): Promise<Result<AccountWire | null>> {
  if (!account) return ok(null);
  const answer = await account.ask({ method: 'GET', path: '/api/client/account', signal }, accountWire);
  return answer.ok ? ok(answer.value.attributes) : answer;
}

type Owner = Pick<Self, 'id' | 'handle'>;

async function ownerOf(
  { application, ownerName }: Keys,
  account: AccountWire | null,
  say: Say,
  signal: AbortSignal | undefined,
): Promise<Result<Owner>> {
  if (ownerName === '') {
    // Finding a named owner proves that the key reads users; without a name nothing has proved it yet.
    const read = await readPage(application, { per_page: 1 }, signal);
    return read.ok ? ok({ id: null, handle: say('somebody whom nobody named') }) : read;
  }
  if (ownerName !== null) return findOwner(application, ownerName, signal);
  if (!account) throw new Error('A key that is no application key tells its owner');
  // Whoever is no root administrator gets no further; the account call alone would let them in.
  if (!account.admin) return fail('key-owner-powerless', { origin: application.where.origin });
  return ok({ id: String(account.id), handle: account.username });
}

/**
 * An application key tells nobody whose it is, so the name is taken on trust, as far as it can be true: only keys of root
 * administrators work.
 */
async function findOwner(caller: Caller, name: string, signal: AbortSignal | undefined): Promise<Result<Owner>> {
  const found = await findExactly(caller, name.includes('@') ? 'email' : 'username', name, signal);
  if (!found.ok) return found;
  const { say } = caller.where;
  if (!found.value) {
    return unknownOwner(say('The Panel has no account with exactly this user name or e-mail address.'));
  }
  const { id, handle, administrator } = found.value;
  if (administrator !== ROOT) {
    return unknownOwner(say('This account is no root administrator, so the key cannot be its own.'));
  }
  return ok({ id, handle });
}

function unknownOwner(handle: string): Result<never> {
  return failed(failure('input-invalid', {}, { fields: { handle } }));
}

/** An empty creation creates nothing: 422 tells that the key may write, 403 that it may not (6.1). */
async function probeWriting(caller: Caller, signal: AbortSignal | undefined): Promise<Result<boolean>> {
  const answer = await caller.probe({ method: 'POST', path: USERS, json: {}, signal });
  if (!answer.ok) return answer;
  if (answer.value.status === 422) return ok(true);
  const reason = failureOf(answer.value, caller.where, { needs: WRITE_USERS });
  return reason.code === 'not-allowed' ? ok(false) : failed(reason);
}

async function probeServers(caller: Caller, signal: AbortSignal | undefined): Promise<Result<boolean>> {
  const query = { per_page: 1 };
  const answer = await caller.send({ method: 'GET', path: '/api/application/servers', query, signal });
  if (!answer.ok) return answer;
  if (answer.value.status === 200) return ok(true);
  const reason = failureOf(answer.value, caller.where, { needs: READ_SERVERS });
  return reason.code === 'not-allowed' ? ok(false) : failed(reason);
}

type Reach = Pick<Standing, 'writesUsers' | 'readsServers' | 'shares'>;

function rightsIn({ writesUsers, readsServers, shares }: Reach, say: Say): string {
  if (shares === 'changeable') {
    return writesUsers
      ? say('may edit users, and who shares which server')
      : say('may read users, and edit who shares which server');
  }
  if (writesUsers) {
    return readsServers
      ? say('may edit users, and see who shares which server')
      : say('may edit users, but not see servers');
  }
  return readsServers
    ? say('may read users and servers, but change nothing')
    : say('may read users, but change nothing');
}

/** What the keys reach, and where an account key was given that changes no shares, why it does not. */
function withAccountKey(rights: string, shares: Standing['shares'], owner: AccountWire | null, say: Say): string {
  if (shares !== 'unusable') return rights;
  return owner
    ? say('{rights}; the account key changes no shares, since {owner} is no root administrator', {
        rights,
        owner: owner.username,
      })
    : say('{rights}; the account key changes no shares, since the Panel refuses it', { rights });
}

/** The key that sees servers: that of an account sees them all, the other one only with the right to. */
export function serverReader({ application, account }: Keys, { shares }: Standing): Caller {
  return shares === 'changeable' && account ? account : application;
}

/** Fails with `not-allowed` where no key of the connection sees servers. */
export function requireServers({ application }: Keys, { readsServers }: Standing): Result<void> {
  return readsServers ? ok(undefined) : failed(notAllowed(application.where, READ_SERVERS));
}
