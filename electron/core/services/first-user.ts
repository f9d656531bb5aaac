import { randomUUID } from 'node:crypto';
import type { Change } from '../../domain/change.ts';
import type { Connection, Draft } from '../../domain/connection.ts';
import { type Failure, fail, failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Adapter, Detection } from '../adapters/adapter.ts';
import type { Face } from '../core.ts';
import { createHttpClient } from '../net/client.ts';
import type { HttpClient } from '../net/http.ts';
import type { Changes } from './changes.ts';
import type { Connections } from './connections.ts';
import type { Demo } from './demo.ts';
import type { Services } from './instances.ts';
import { probeSilently, wayOf } from './probe.ts';

/** What creating a first user stands on. */
export interface FirstUserParts extends Pick<Services, 'connections' | 'secrets' | 'now'> {
  readonly connectionsService: Pick<Connections, 'add'>;
  readonly changes: Pick<Changes, 'carryOut'>;
  readonly demo: Pick<Demo, 'state'>;
}

/** The server, and who is to be its first user. */
export interface FirstUser {
  /** Its sign-in and secret are not looked at. */
  readonly draft: Draft;
  readonly handle: string;
  readonly password: string;
}

/** The way in that every kind has whose first user is made with a password. */
const METHOD = 'password';

/**
 * Creates the first user of a server that has none, signs in with it and saves the connection. What would prevent
 * saving is looked for first, since the user cannot be taken back. Fails with `first-user-exists` where the server has
 * a user; a failure whose details name `created` came afterwards: the user is there, only the connection is not saved.
 */
export async function createFirstUser(
  parts: FirstUserParts,
  { draft, handle, password }: FirstUser,
  face: Face,
): Promise<Result<Connection>> {
  const obstacle = whyNotSavable(parts, draft);
  if (obstacle) return failed(obstacle);
  const found = await findVirgin(draft, parts.now);
  if (!found.ok) return found;
  const { baseUrl } = found.value.detection;
  const named = { ...draft, signIn: { method: METHOD, handle }, secret: password };

  let exists = false;
  const send = async () => {
    const made = await create(found.value, named, parts.now);
    exists = made.ok;
    return made;
  };
  const place = { name: draft.name || new URL(baseUrl).host, origin: baseUrl, actor: handle, face };
  const carried = await parts.changes.carryOut(place, creationOf(handle), send);
  if (!carried.ok) return exists ? failed(afterwards(carried.failure, handle, baseUrl)) : carried;
  const { answer } = carried.value;
  if (!answer.ok) return answer;
  const saved = await parts.connectionsService.add(named, demoBehind(parts.demo, baseUrl));
  return saved.ok ? saved : failed(afterwards(saved.failure, handle, baseUrl));
}

function whyNotSavable({ connections, secrets }: FirstUserParts, { name }: Draft): Failure | null {
  const taken = connections.list().some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (name && taken) return failure('name-taken', { name });
  return secrets.state().sealed ? failure('secrets-locked') : null;
}

interface Virgin {
  readonly adapter: Adapter;
  readonly detection: Detection;
}

/** The server at the draft's address, if it has no user and Roster can create one. */
async function findVirgin(draft: Draft, now: () => number): Promise<Result<Virgin>> {
  const { found, failure: unreachable } = await probeSilently({ ...draft, signIn: null, secret: null }, now);
  if (!found) return failed(unreachable ?? failure('not-recognised', { origin: draft.address }));
  const { adapter, detection } = found;
  if (!detection.firstUser) return fail('first-user-exists', { origin: detection.baseUrl });
  if (adapter.createFirstUser) return ok(found);
  const { kindLabel: kind, version } = detection.server;
  return fail('not-supported', {
    kind,
    version,
    what: 'have its first user created from outside',
    instead: 'Create that user on the server itself, then sign in here.',
  });
}

/** Nobody has an id yet, neither the user nor the instance. */
function creationOf(handle: string): Change {
  return {
    id: randomUUID(),
    instanceId: randomUUID(),
    action: 'create-first-user',
    target: { type: 'user', id: null, name: handle },
    before: null,
    after: { handle },
    secrets: ['password'],
    labels: {},
    grade: 'final',
  };
}

type Named = Draft & { readonly signIn: { method: string; handle: string }; readonly secret: string };

async function create(virgin: Virgin, draft: Named, now: () => number): Promise<Result<unknown>> {
  const { adapter, detection } = virgin;
  const http = createHttpClient({ ...wayOf(draft), baseUrl: detection.baseUrl });
  try {
    const user = { handle: draft.signIn.handle, password: draft.secret };
    const made = await adapter.createFirstUser?.(http, user);
    if (!made) throw new Error(`The kind ${adapter.kind} creates no first user`);
    if (made.ok || made.failure.code !== 'outcome-unknown') return made;
    return (await lookAgain(virgin, http, draft, now)) ?? made;
  } finally {
    http.close();
  }
}

/**
 * What became of a creation whose answer never came: whether the new user can sign in tells it, once the server has a
 * user. Null while nobody can tell; a request may still be under way then, and repeating it does no harm.
 */
async function lookAgain(
  { adapter, detection }: Virgin,
  http: HttpClient,
  draft: Named,
  now: () => number,
): Promise<Result<unknown> | null> {
  const present = await adapter.detect(http);
  if (!present.ok || !present.value || present.value.firstUser) return null;
  const { server, baseUrl } = detection;
  const { signIn, secret } = draft;
  const self = await adapter.open({ http, server, instanceName: draft.name || baseUrl, signIn, secret, now }).verify();
  if (self.ok) return self;
  return self.failure.code === 'credentials-wrong' ? fail('first-user-exists', { origin: baseUrl }) : null;
}

/** The profile of the demo emulator at an address: what is saved of it ends with the demo. */
function demoBehind(demo: Pick<Demo, 'state'>, baseUrl: string): string | undefined {
  return demo.state().profiles.find(({ origin }) => origin === baseUrl)?.profile;
}

/** A failure that came when the user was there already. */
function afterwards(reason: Failure, handle: string, origin: string): Failure {
  return {
    ...reason,
    message: `${handle} is the first user of ${origin} now, but the connection was not saved: ${reason.message}`,
    details: { ...reason.details, created: handle },
  };
}
