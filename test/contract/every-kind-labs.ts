import { ACCOUNTS as ARVADOS_ACCOUNTS } from '../../demo/arvados/fixtures.ts';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import type { Detection, Session } from '../../electron/core/adapters/adapter.ts';
import { adapterOf, detect } from '../../electron/core/adapters/registry.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import type { HttpClient, HttpRequest } from '../../electron/core/net/http.ts';
import { createLimiter } from '../../electron/core/net/limiter.ts';
import type { Values } from '../../electron/domain/change.ts';
import type { SignIn } from '../../electron/domain/connection.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { valueIn } from './virtool-server.ts';

/** What each operation of the seeds is called in each kind; a kind that has none by that purpose is left out. */
export const OPERATIONS = {
  list: { virtool: 'V1', 'virtool-legacy': 'L1', arvados: 'A5', pterodactyl: 'P1' },
  find: { virtool: 'V1', arvados: 'A5', pterodactyl: 'P1' },
  findExactly: { pterodactyl: 'P3' },
  get: { virtool: 'V4', 'virtool-legacy': 'L2', arvados: 'A4', pterodactyl: 'P2' },
  create: { virtool: 'V2', 'virtool-legacy': 'L3', arvados: 'A1', pterodactyl: 'P4' },
  firstUser: { virtool: 'V3' },
  update: { virtool: 'V5', 'virtool-legacy': 'L4', arvados: 'A7', pterodactyl: 'P5' },
  join: { virtool: 'V5', 'virtool-legacy': 'L5', arvados: 'A7' },
  leave: { virtool: 'V5', 'virtool-legacy': 'L6', arvados: 'A7' },
  storedRoles: { virtool: 'V6' },
  giveStoredRole: { virtool: 'V8' },
  takeStoredRole: { virtool: 'V7' },
  delete: { 'virtool-legacy': 'L7', arvados: 'A3', pterodactyl: 'P6' },
  self: { arvados: 'A2' },
  system: { arvados: 'A6' },
  authenticate: { arvados: 'A13' },
  setup: { arvados: 'A9' },
  activate: { arvados: 'A10' },
  deactivate: { arvados: 'A11' },
  merge: { arvados: 'A12' },
  'update-uuid': { arvados: 'A8' },
} as const satisfies Record<string, Partial<Record<string, string>>>;
export type Operation = keyof typeof OPERATIONS;

/** What a profile is tried with. */
export interface Trial {
  readonly profile: string;
  readonly kind: 'virtool' | 'virtool-legacy' | 'arvados' | 'pterodactyl';
  readonly signIn: SignIn;
  readonly secret: string;
  readonly extraSecrets?: Readonly<Record<string, string>>;
  /** The handle of the account that signs in. */
  readonly self: string;
  /** The least that a new account needs; `n` makes it unique. */
  readonly newUser: (n: number) => { set: Values; secrets: Record<string, string> };
  /** An edit that every account takes, of one field. */
  readonly edit: { readonly field: string; readonly value: Values[string] };
  /** What finds exactly one account on the server itself, and its handle. */
  readonly find: { readonly parameters: Values; readonly handle: string } | null;
}

const password = { password: 'long enough 1' };

const virtool = (profile: string, method: 'password' | 'key' = 'password'): Trial => ({
  profile,
  kind: 'virtool',
  signIn: { method, handle: 'admin' },
  secret: 'admin-password',
  self: 'admin',
  newUser: (n) => ({ set: { handle: `colleague${n}`, forceReset: false }, secrets: password }),
  edit: { field: 'forceReset', value: true },
  find: { parameters: { find: 'mhartley', active: true }, handle: 'mhartley' },
});

const legacy = (profile: string): Trial => ({
  profile,
  kind: 'virtool-legacy',
  signIn: { method: 'password', handle: 'admin' },
  secret: 'admin-password',
  self: 'admin',
  newUser: (n) => ({ set: { handle: `colleague${n}` }, secrets: password }),
  edit: { field: 'primaryGroup', value: null },
  find: null,
});

const arvados = (profile: string): Trial => ({
  profile,
  kind: 'arvados',
  signIn: { method: 'token', handle: '' },
  secret: '',
  self: ARVADOS_ACCOUNTS.admin,
  newUser: (n) => ({
    set: { email: `colleague${n}@example.org`, handle: `colleague${n}`, firstName: 'Ann', lastName: 'Lee' },
    secrets: {},
  }),
  edit: { field: 'lastName', value: 'Changed' },
  find: null,
});

const pterodactyl: Trial = {
  profile: 'pterodactyl-1.11',
  kind: 'pterodactyl',
  signIn: { method: 'application-key', handle: 'admin' },
  secret: KEYS.application,
  extraSecrets: { 'client-key': KEYS.client },
  self: 'admin',
  newUser: (n) => ({
    set: {
      email: `colleague${n}@example.org`,
      handle: `colleague${n}`,
      firstName: 'Ann',
      lastName: 'Lee',
      externalId: `exact-${n}`,
    },
    secrets: password,
  }),
  edit: { field: 'lastName', value: 'Changed' },
  find: { parameters: { handle: 'norm_user' }, handle: 'norm_user' },
};

/** Every profile that Roster speaks. */
export const TRIALS: readonly Trial[] = [
  ...['virtool-m0', 'virtool-m1', 'virtool-m2', 'virtool-33', 'virtool-35', 'virtool-38'].map((one) => virtool(one)),
  virtool('virtool-39', 'key'),
  legacy('virtool-legacy-2.1'),
  legacy('virtool-legacy-2.3'),
  arvados('arvados-2.2'),
  arvados('arvados-3.2'),
  pterodactyl,
];

/** A running server of a profile, found by its address alone, and whoever is signed in there. */
export interface EveryLab {
  readonly emulator: Emulator;
  readonly http: HttpClient;
  readonly detection: Detection;
  /** Everything that was sent before the sign-in. */
  readonly probes: readonly HttpRequest[];
  open(signIn?: SignIn, secret?: string): Session;
  close(): Promise<void>;
}

/** Starts a server with 60 accounts and looks what it is. */
export async function startLab(trial: Trial, options: { virgin?: boolean } = {}): Promise<EveryLab> {
  const emulator = await startEmulator({ profile: trial.profile, ...(options.virgin ? options : { users: 60 }) });
  const client = createHttpClient({ baseUrl: emulator.origin, allowHttp: false, limiter: createLimiter(8) });
  const probes: HttpRequest[] = [];
  const recording: HttpClient = {
    baseUrl: client.baseUrl,
    send(request) {
      probes.push(request);
      return client.send(request);
    },
  };
  const { detection } = valueIn(await detect(recording, sayEnglish));
  const http = createHttpClient({ baseUrl: detection.baseUrl, allowHttp: false, limiter: createLimiter(8) });
  const open: EveryLab['open'] = (signIn = trial.signIn, secret = trial.secret || (emulator.signIn.key ?? '')) =>
    adapterOf(detection.server.kind).open({
      http,
      server: detection.server,
      instanceName: 'lab-01',
      signIn: trial.signIn.method === 'key' ? { method: 'key', handle: signIn.handle } : signIn,
      secret: trial.signIn.method === 'key' ? emulator.signIn.key : secret,
      extraSecrets: trial.extraSecrets ?? {},
      now: Date.now,
      say: sayEnglish,
    });
  const close = async () => {
    client.close();
    http.close();
    await emulator.close();
  };
  return { emulator, http, detection, probes, open, close };
}
