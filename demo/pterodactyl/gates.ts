import { isAllowed } from './addresses.ts';
import type { ApplicationCall, KnownCall, ServerCall } from './call.ts';
import { type Caller, findShare, mayOnServer, mayUse } from './caller.ts';
import type { Resource, Server, Subuser, User } from './model.ts';
import {
  accessDenied,
  badRequest,
  missingRecord,
  serverNotReady,
  tooManyRequests,
  unauthenticated,
} from './refusal.ts';
import type { PanelRequest } from './request.ts';
import type { Session } from './sessions.ts';
import { type State, subusersOf } from './state.ts';
import type { Allowance, Api } from './throttle.ts';
import { identifierOf } from './views.ts';

/** A request in front of the gate of one of the APIs. */
export interface Passage {
  readonly state: State;
  readonly request: PanelRequest;
  readonly params: Readonly<Record<string, string>>;
  /** Of a browser, in cookie mode only. */
  readonly session: Session | null;
  /** Hears of the counted request; every answer from then on tells the client. */
  readonly onCount: (allowance: Allowance) => void;
}

/** Every caller of the emulator sits on this computer. A forged `X-Forwarded-For` is ignored. */
const CALLER_ADDRESS = '127.0.0.1';

/** Into the application API: counted before the record is looked up, and refused for rights only after that. */
export function passApplicationGate(passage: Passage, resource: Resource, bits: number): ApplicationCall {
  const { state, request, params } = passage;
  const caller = identify(passage, false);
  countRequest(passage, caller, 'application');
  const user = params.user === undefined ? undefined : findUser(state, params.user);
  const server = params.server === undefined ? undefined : findServerById(state, params.server);
  if (!caller.user.rootAdmin) throw accessDenied('This account does not have permission to access the API.');
  if (!mayUse(caller, resource, bits)) throw accessDenied();
  return { state, request, params, caller, ...(user && { user }), ...(server && { server }) };
}

/** Into the client API. */
export function passClientGate(passage: Passage, withoutTwoFactor: boolean): KnownCall {
  const { state, request, params } = passage;
  const caller = identify(passage, withoutTwoFactor);
  refuseApplicationKey(caller);
  countRequest(passage, caller, 'client');
  return { state, request, params, caller };
}

/** Into the client API below a server: here the records are looked up before the request is counted (1.11). */
export function passServerGate(passage: Passage, permission: string | null, always: boolean): ServerCall {
  const { state, request, params } = passage;
  const caller = identify(passage, false);
  const server = findServerByName(state, params.server ?? '');
  const subuser = params.subuser === undefined ? undefined : findSubuser(state, server, params.subuser);
  refuseApplicationKey(caller);
  countRequest(passage, caller, 'client');
  requireVisible(state, caller.user, server);
  if (!always) requireReady(server);
  if (permission !== null && !mayOnServer(state, caller.user, server, permission)) throw accessDenied();
  return { state, request, params, caller, server, ...(subuser && { subuser }) };
}

/** Who it is, whether the body is readable, and whether this caller may come from here. */
function identify({ state, request, session }: Passage, withoutTwoFactor: boolean): Caller {
  const caller = findBrowserUser(state, session) ?? findKeyOwner(state, request);
  if (!caller) throw unauthenticated();
  if (request.malformed) {
    const detail = 'The JSON data passed in the request appears to be malformed: Syntax error';
    throw badRequest('BadRequestHttpException', detail);
  }
  if (!withoutTwoFactor) requireTwoFactor(state, caller.user);
  if (caller.key && !isAllowed(CALLER_ADDRESS, caller.key.allowedIps)) {
    const detail = `This IP address (${CALLER_ADDRESS}) does not have permission to access the API using these credentials.`;
    throw accessDenied(detail);
  }
  return caller;
}

/** A browser that is signed in needs no key. Its password is not compared here, only on the pages of the website. */
function findBrowserUser(state: State, session: Session | null): Caller | undefined {
  const user = session?.owner ? state.users.get(session.owner.id) : undefined;
  return user && { user, key: null };
}

function findKeyOwner(state: State, request: PanelRequest): Caller | undefined {
  const header = request.header('authorization') ?? '';
  const at = header.lastIndexOf('Bearer ');
  const key = at < 0 ? undefined : state.keys.find(header.slice(at + 'Bearer '.length).replace(/,.*$/s, ''));
  if (!key || (key.expiresAt !== null && key.expiresAt <= state.seconds())) return undefined;
  const user = state.users.get(key.ownerId);
  if (!user) return undefined;
  key.lastUsedAt = state.seconds();
  return { user, key };
}

function requireTwoFactor({ settings }: State, user: User): void {
  if (user.twoFactor) return;
  const demanded =
    settings.twoFactor === 'everybody' ||
    (settings.twoFactor === 'root-admins' && user.rootAdmin) ||
    settings.twoFactorDemandedOf.has(user.id);
  if (!demanded) return;
  const detail = 'Two-factor authentication is required on this account in order to access this endpoint.';
  throw badRequest('TwoFactorAuthRequiredException', detail);
}

function countRequest({ state, onCount }: Passage, { user }: Caller, api: Api): void {
  const limit = api === 'application' ? state.settings.applicationLimit : state.settings.clientLimit;
  const allowance = state.throttle.count(api, user.uuid, limit);
  onCount(allowance);
  if (allowance.retryAfter !== null) {
    throw tooManyRequests(allowance.retryAfter, state.seconds() + allowance.retryAfter);
  }
}

function refuseApplicationKey({ key }: Caller): void {
  if (key?.kind !== 'application') return;
  const detail = 'You are attempting to use an application API key on an endpoint that requires a client API key.';
  throw accessDenied(detail);
}

/** Ids are compared with a number column as they are, so `1abc` and `001` are 1. */
const idOf = (text: string): number => Number.parseFloat(text) || 0;

function findUser(state: State, text: string): User {
  const user = state.users.get(idOf(text));
  if (!user) throw missingRecord();
  return user;
}

function findServerById(state: State, text: string): Server {
  const server = state.servers.get(idOf(text));
  if (!server) throw missingRecord();
  return server;
}

function findServerByName(state: State, name: string): Server {
  const wanted = name.toLowerCase();
  const servers = [...state.servers.values()];
  const server = servers.find((one) => (wanted.length === 8 ? identifierOf(one) : one.uuid) === wanted);
  if (!server) throw missingRecord();
  return server;
}

function findSubuser(state: State, server: Server, uuid: string): Subuser {
  const wanted = uuid.toLowerCase();
  const subuser = subusersOf(state, server.id).find(({ userId }) => state.users.get(userId)?.uuid === wanted);
  if (!subuser) throw missingRecord();
  return subuser;
}

function requireVisible(state: State, user: User, server: Server): void {
  if (user.rootAdmin || server.ownerId === user.id || findShare(state, user, server)) return;
  throw missingRecord('The requested resource does not exist on this server.');
}

function requireReady({ status, transferring }: Server): void {
  if (status === 'suspended') {
    throw serverNotReady('This server is currently suspended and the functionality requested is unavailable.');
  }
  if (status === 'installing' || status === 'install_failed') {
    throw serverNotReady('This server has not yet completed its installation process, please try again later.');
  }
  if (status === 'restoring_backup') {
    throw serverNotReady('This server is currently restoring from a backup, please try again later.');
  }
  if (transferring) {
    throw serverNotReady('This server is currently being transferred to a new machine, please try again later.');
  }
}
