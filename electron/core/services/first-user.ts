import { randomUUID } from 'node:crypto';
import type { Change, Values } from '../../domain/change.ts';
import type { Connection, Draft } from '../../domain/connection.ts';
import type { Field } from '../../domain/description.ts';
import { type Failure, fail, failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Detection, FirstUserMade, FirstUserPath } from '../adapters/adapter.ts';
import type { Face } from '../core.ts';
import { createHttpClient } from '../net/client.ts';
import type { Changes } from './changes.ts';
import type { Connections } from './connections.ts';
import type { Demo } from './demo.ts';
import type { Services } from './instances.ts';
import { type ProbeMeans, probeSilently, wayOf } from './probe.ts';

/** What creating a first user stands on. */
export interface FirstUserParts extends Pick<Services, 'connections' | 'secrets' | 'now' | 'say'> {
  readonly connectionsService: Pick<Connections, 'add'>;
  readonly changes: Pick<Changes, 'carryOut'>;
  readonly demo: Pick<Demo, 'state'>;
}

/** The server, and the values of the form of its first user, passwords among them. */
export interface FirstUser {
  /** Its sign-in and secret are not looked at. */
  readonly draft: Draft;
  readonly set: Values;
}

/**
 * Creates the first user of a server that has none, signs in with it and saves the connection. What would prevent
 * saving is looked for first, since the user cannot be taken back. Fails with `first-user-exists` where the server has
 * a user; a failure whose details name `created` came afterwards: the user is there, only the connection is not saved.
 */
export async function createFirstUser(
  parts: FirstUserParts,
  { draft, set }: FirstUser,
  face: Face,
): Promise<Result<Connection>> {
  const obstacle = whyNotSavable(parts, draft);
  if (obstacle) return failed(obstacle);
  const found = await findPath(draft, parts);
  if (!found.ok) return found;
  const { path, detection } = found.value;
  const { baseUrl } = detection;
  const { values, secrets } = parted(path.fields(parts.say), set);
  const handle = String(values.handle ?? '').trim();
  const id = randomUUID();

  let made: FirstUserMade | null = null;
  const send = async () => {
    const http = createHttpClient({ ...wayOf(draft), baseUrl });
    const context = { http, server: detection.server, values, secrets, now: parts.now, say: parts.say };
    const created = await path.create(context).finally(() => http.close());
    made = created.ok ? created.value : null;
    return created;
  };
  const place = { name: draft.name || new URL(baseUrl).host, origin: baseUrl, actor: handle, face };
  const carried = await parts.changes.carryOut(place, creationOf(id, handle, values, secrets), send);
  if (!carried.ok) return made ? failed(afterwards(carried.failure, handle, baseUrl)) : carried;
  const { answer } = carried.value;
  if (!answer.ok) return answer;
  const named = { ...draft, ...answer.value };
  const saved = await parts.connectionsService.add(named, { id, demo: demoBehind(parts.demo, baseUrl) });
  return saved.ok ? saved : failed(afterwards(saved.failure, handle, baseUrl));
}

/** Passwords apart from what may be written down. */
function parted(fields: readonly Field[], set: Values): { values: Values; secrets: Record<string, string> } {
  const isSecret = (key: string) => fields.some((field) => field.key === key && field.type === 'password');
  const entries = Object.entries(set);
  return {
    values: Object.fromEntries(entries.filter(([key]) => !isSecret(key))),
    secrets: Object.fromEntries(entries.filter(([key]) => isSecret(key)).map(([key, value]) => [key, String(value)])),
  };
}

function whyNotSavable({ connections, secrets }: FirstUserParts, { name }: Draft): Failure | null {
  const taken = connections.list().some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (name && taken) return failure('name-taken', { name });
  return secrets.state().sealed ? failure('secrets-locked') : null;
}

interface FoundPath {
  readonly path: FirstUserPath;
  readonly detection: Detection;
}

/** The way to the first user of the server at the draft's address, if there may be none yet and Roster can create it. */
async function findPath(draft: Draft, means: ProbeMeans): Promise<Result<FoundPath>> {
  const { found, failure: unreachable } = await probeSilently({ ...draft, signIn: null, secret: null }, means);
  if (!found) return failed(unreachable ?? failure('not-recognised', { origin: draft.address }));
  const { adapter, detection } = found;
  const { firstUser: path } = adapter;
  if (path?.offered === 'asked') return ok({ path, detection });
  if (!detection.firstUser) return fail('first-user-exists', { origin: detection.baseUrl });
  if (path) return ok({ path, detection });
  const { kindLabel: kind, version } = detection.server;
  return fail('not-supported', {
    kind,
    version,
    what: means.say('have its first user created from outside'),
    instead: means.say('Create that user on the server itself, then sign in here.'),
  });
}

/** Nobody has an id yet but the instance, which gets the one that it will be saved under. */
function creationOf(instanceId: string, handle: string, values: Values, secrets: Record<string, string>): Change {
  return {
    id: randomUUID(),
    instanceId,
    action: 'create-first-user',
    target: { type: 'user', id: null, name: handle },
    before: null,
    after: values,
    secrets: Object.keys(secrets),
    labels: {},
    grade: 'final',
  };
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
