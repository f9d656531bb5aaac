import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import { virtool } from '../../electron/core/adapters/virtool/adapter.ts';
import { createBudget } from '../../electron/core/net/budget.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpAnswer, HttpClient } from '../../electron/core/net/http.ts';
import { createLimiter } from '../../electron/core/net/limiter.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import type { ServerIdentity } from '../../electron/domain/description.ts';
import type { Failure, FailureCode } from '../../electron/domain/failure.ts';
import type { Result } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import type { User } from '../../electron/domain/user.ts';
import { type TappedHttp, tapped } from './tapped-http.ts';

/** An emulator's profile with what tests expect of it. */
export interface TestProfile {
  readonly name: string;
  /** The adapter's name for it. */
  readonly id: string;
  /** Lists hold either active or deactivated accounts. */
  readonly activeFilter: boolean;
  /** Lists for everybody tell administrator levels. */
  readonly wholeLists: boolean;
  readonly groups: boolean;
  readonly spaceRoles: boolean;
  /** Users are rows: integer ids, and no difference is no error. */
  readonly rows: boolean;
}

const older = { activeFilter: false, wholeLists: false, groups: true, spaceRoles: true, rows: false };
const newer = { activeFilter: true, wholeLists: true, groups: true, spaceRoles: false, rows: true };

/** The profiles in which users can be administered. */
export const PROFILES: readonly TestProfile[] = [
  { name: 'virtool-m1', id: 'm1', ...older },
  { name: 'virtool-m2', id: 'm2', ...older, activeFilter: true },
  { name: 'virtool-33', id: '33', ...older, activeFilter: true, spaceRoles: false },
  { name: 'virtool-35', id: '35', ...newer },
  { name: 'virtool-38', id: '38', ...newer, groups: false },
];

/** Those of them that have groups. */
export const WITH_GROUPS = PROFILES.filter((profile) => profile.groups);

/** What a session signs in with; the administrator's password unless told. */
export interface Credentials {
  readonly handle?: string;
  readonly secret?: string | null;
  readonly method?: 'password' | 'key';
}

/** An emulator with everything a test asks of it, and the calls of all sessions that went over the wire. */
export interface TestServer extends TappedHttp {
  readonly emulator: Emulator;
  open(credentials?: Credentials): Session;
  /** Moves the server's clock. */
  pass(minutes: number): void;
}

const running: { close(): unknown }[] = [];

/** Ends every emulator that a test started; belongs into `afterEach`. */
export async function closeServers(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Starts a Virtool with a hundred users; `untold` hides its version. */
export async function startServer(
  options: Partial<EmulatorOptions> & { readonly untold?: boolean } = {},
): Promise<TestServer> {
  let clock = Date.UTC(2026, 6, 1);
  const { untold = false, ...wanted } = options;
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 100, now: () => clock, ...wanted });
  // Not those of the address: the system may have given it to a server of an earlier test.
  const own = { limiter: createLimiter(4), budget: createBudget() };
  const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false, ...own });
  running.push(client, emulator);
  const tap = tapped(untold ? withoutVersions(client) : client);
  const { http } = tap;
  const server = await identityOf(http);
  tap.calls.splice(0);
  const open = ({ handle = 'admin', secret = `${handle}-password`, method = 'password' }: Credentials = {}) =>
    virtool.open({
      http,
      server,
      instanceName: 'lab-01',
      signIn: { method, handle },
      secret,
      extraSecrets: {},
      now: () => clock,
      say: sayEnglish,
    });
  return {
    ...tap,
    emulator,
    open,
    pass: (minutes) => {
      clock += minutes * 60_000;
    },
  };
}

/** What the adapter takes the server for; a server that it does not take is opened as the wrong one. */
async function identityOf(http: HttpClient): Promise<ServerIdentity> {
  const found = await virtool.detect(http, sayEnglish);
  if (found.ok && found.value) return found.value.server;
  return { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' };
}

/** A server whose image was built without a version. */
function withoutVersions(client: HttpClient): HttpClient {
  return {
    baseUrl: client.baseUrl,
    async send(request) {
      const answer = await client.send(request);
      return answer.ok ? { ok: true, value: withoutVersion(answer.value) } : answer;
    },
  };
}

function withoutVersion({ headers, text, ...rest }: HttpAnswer): HttpAnswer {
  const { 'x-virtool-version': _, ...others } = headers;
  return { ...rest, headers: others, text: text.replace(/"version":"[^"]*"/, '"version":"Unknown"') };
}

/** The value of a success; throws with the failure's code otherwise. */
export function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}: ${result.failure.message} ${result.failure.serverMessage ?? ''}`);
}

/** The failure of a result that has to be one. */
export function failureIn(result: Result<unknown>): Failure {
  if (!result.ok) return result.failure;
  throw new Error(`Succeeded with ${JSON.stringify(result.value)}`);
}

/** The code of a failure. */
export function codeOf(result: Result<unknown>): FailureCode {
  return failureIn(result).code;
}

/** Every user of a directory. */
export async function allUsers(session: Session): Promise<User[]> {
  const users: User[] = [];
  for await (const page of session.listUsers()) users.push(...valueIn(page).users);
  return users;
}

/** One user by handle, from the directory. */
export async function userOf(session: Session, handle: string): Promise<User> {
  const user = (await allUsers(session)).find((one) => one.handle === handle);
  if (!user) throw new Error(`No user ${handle}`);
  return user;
}

/** A change as the service would build it. */
export function changeTo(
  action: ChangeAction,
  target: Partial<Change['target']>,
  after: Values | null,
  more: { before?: Values; secrets?: string[] } = {},
): Change {
  return {
    id: 'c1',
    instanceId: 'i1',
    action,
    target: { type: action.includes('group') ? 'group' : 'user', id: null, name: '', ...target },
    before: more.before ?? null,
    after,
    secrets: more.secrets ?? [],
    labels: {},
    grade: 'undoable',
  };
}

/** Updates a user from what is known of them, and answers with them as they are afterwards. */
export function updateUser(session: Session, user: User, after: Values, secrets: Record<string, string> = {}) {
  const before = session.valuesOf(user);
  const change = changeTo('update-user', { id: user.id, name: user.handle }, after, {
    before: Object.fromEntries(Object.keys(after).map((key) => [key, before[key] ?? null])),
    secrets: Object.keys(secrets),
  });
  return session.write(change, secrets);
}

/** Creates a user with a password that is long enough. */
export function createUser(session: Session, handle: string, after: Values = {}, password = 'long enough') {
  const change = changeTo('create-user', { name: handle }, { handle, ...after }, { secrets: ['password'] });
  return session.write(change, { password });
}

/** Creates a group and answers with its id. */
export async function createGroup(session: Session, name: string): Promise<string> {
  const answer = valueIn(await session.write(changeTo('create-group', { name }, { name }), {}));
  if (!answer.group) throw new Error('No group came back');
  return answer.group.id;
}

/** Creates the first user as the wizard does. */
export function createFirst(http: HttpClient, handle: string, password: string) {
  const server = { kind: 'virtool', kindLabel: 'Virtool', profile: 'm2', version: '26.3.0' };
  const made = virtool.firstUser?.create({
    http,
    server,
    values: { handle },
    secrets: { password },
    now: Date.now,
    say: sayEnglish,
  });
  return made ?? Promise.reject(new Error('Virtool creates no first user'));
}
