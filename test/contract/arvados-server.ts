import type { Configuration } from '../../demo/arvados/configuration.ts';
import { SYSTEM_ROOT_TOKEN, type TokenName, v2 } from '../../demo/arvados/fixtures.ts';
import { type ArvadosProfile, release22, release32 } from '../../demo/arvados/profile.ts';
import { type ArvadosEmulator, startArvados } from '../../demo/arvados/profiles.ts';
import type { EmulatorSettings } from '../../demo/lib/emulator.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import { arvados } from '../../electron/core/adapters/arvados/adapter.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../../electron/core/net/http.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import type { ServerIdentity } from '../../electron/domain/description.ts';
import type { Failure, FailureCode } from '../../electron/domain/failure.ts';
import type { Result } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import type { ObjectRef, User } from '../../electron/domain/user.ts';
import { Client } from './emulator-arvados-client.ts';

/** The releases that the emulator can be, by the names of their profiles. */
export const RELEASES: readonly { readonly name: string; readonly release: ArvadosProfile }[] = [
  { name: 'arvados-2.2', release: release22 },
  { name: 'arvados-3.2', release: release32 },
];

/** What a session signs in with; the administrator's token unless told. */
export interface Credentials {
  readonly token?: string;
  readonly handle?: string;
  /** Signs in with handle and password instead. */
  readonly password?: string | null;
}

/** A call as it went over the wire. */
export interface Call extends HttpRequest {
  readonly status: number | null;
}

/** An emulator with everything a test asks of it, and the calls that went over the wire. */
export interface TestCluster {
  readonly emulator: ArvadosEmulator;
  readonly configuration: Configuration;
  readonly http: HttpClient;
  /** The calls of all sessions, oldest first. */
  readonly calls: Call[];
  /** As the system user, past the adapter. */
  readonly root: Client;
  as(name: TokenName): Client;
  open(credentials?: Credentials): Session;
  /** Answers matching calls in the server's place. */
  answer(matches: (request: HttpRequest) => boolean, answer: Partial<HttpAnswer>): void;
  /** Run before a matching call goes out, once each: what somebody else does at that very moment. */
  meanwhile(matches: (request: HttpRequest) => boolean, act: () => Promise<unknown>): void;
  /** Moves the server's clock. */
  pass(minutes: number): void;
}

interface Options extends Partial<EmulatorSettings> {
  readonly release?: ArvadosProfile;
  readonly knobs?: Partial<Configuration>;
}

const SETTINGS: EmulatorSettings = {
  profile: '',
  users: 40,
  virgin: false,
  groups: 0,
  groupsEach: 1,
  port: 0,
  faults: [],
  seed: 1,
  ui: false,
  now: Date.now,
};

const running: { close(): unknown }[] = [];

/** Ends every emulator that a test started; belongs into `afterEach`. */
export async function closeClusters(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Starts a small Arvados 3.2, or what the options ask for. */
export async function startCluster({ release = release32, knobs, ...wanted }: Options = {}): Promise<TestCluster> {
  let clock = Date.UTC(2026, 7, 10, 9, 15);
  const settings = { ...SETTINGS, now: () => clock, ...wanted };
  const emulator = await startArvados(release, settings, knobs);
  const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false, sleep: async () => {} });
  running.push(client, emulator);
  const calls: Call[] = [];
  const interruptions: { matches: (request: HttpRequest) => boolean; act: () => Promise<unknown> }[] = [];
  const stubs: { matches: (request: HttpRequest) => boolean; answer: Partial<HttpAnswer> }[] = [];
  const http: HttpClient = {
    baseUrl: client.baseUrl,
    async send(request) {
      const index = interruptions.findIndex((one) => one.matches(request));
      if (index >= 0) await interruptions.splice(index, 1)[0]?.act();
      const stub = stubs.find((one) => one.matches(request));
      const plain = { status: 200, headers: {}, cookies: [], text: '' };
      const answer = stub ? { ok: true as const, value: { ...plain, ...stub.answer } } : await client.send(request);
      calls.push({ ...request, status: answer.ok ? answer.value.status : null });
      return answer;
    },
  };
  const server: ServerIdentity = {
    kind: 'arvados',
    kindLabel: 'Arvados',
    profile: release === release22 ? 'arvados-2.2' : 'arvados-3.0',
    version: release.packageVersion.split('-')[0] ?? '',
  };
  return {
    emulator,
    configuration: emulator.configuration,
    http,
    calls,
    root: new Client(emulator.origin, SYSTEM_ROOT_TOKEN),
    as: (name) => new Client(emulator.origin, v2(name)),
    open: ({ token = v2('admin'), handle = '', password } = {}) =>
      arvados.open({
        http,
        server,
        instanceName: 'cluster-01',
        signIn: password === undefined ? { method: 'token', handle } : { method: 'password', handle },
        secret: password === undefined ? token : password,
        extraSecrets: {},
        now: () => clock,
        say: sayEnglish,
      }),
    answer: (matches, answer) => stubs.push({ matches, answer }),
    meanwhile: (matches, act) => interruptions.push({ matches, act }),
    pass: (minutes) => {
      clock += minutes * 60_000;
    },
  };
}

/** The value of a success; throws with the failure's code otherwise. */
export function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message, serverMessage = '', fields } = result.failure;
  throw new Error(`${code}: ${message} ${serverMessage} ${JSON.stringify(fields ?? {})}`);
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

/** A change as the service would build it. */
export function changeTo(
  action: ChangeAction,
  id: string | null,
  after: Values | null,
  more: { before?: Values; about?: ObjectRef; name?: string; labels?: Record<string, string> } = {},
): Change {
  return {
    id: 'c1',
    instanceId: 'i1',
    action,
    target: { type: action.includes('group') ? 'group' : 'user', id, name: more.name ?? id ?? '' },
    before: more.before ?? null,
    after,
    secrets: [],
    labels: more.labels ?? {},
    grade: action === 'delete-user' || action === 'act-on-user' ? 'final' : 'undoable',
    ...(more.about ? { about: more.about } : {}),
  };
}

/** Foresees a change and sends it, as the service would; fails as the first of both. */
export async function carryOut(session: Session, change: Change) {
  const foresight = await session.foresee(change);
  return foresight.ok ? session.write(change, {}) : foresight;
}

/** An update of a user. */
export function update(id: string, after: Values, before?: Values): Change {
  return changeTo('update-user', id, after, before ? { before } : {});
}

/** One of the description's actions. */
export function action(id: string, userAction: string, after: Values = {}): Change {
  return changeTo('act-on-user', id, after, { about: { type: 'action', id: userAction, name: userAction } });
}

/** A right on one object; null takes it away. */
export function right(id: string, object: ObjectRef, level: string | null): Change {
  const after: Values = level === null ? { held: false } : { held: true, level };
  return changeTo('set-object-right', id, after, { about: object });
}
