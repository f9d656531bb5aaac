import type { EmulatorSettings } from '../../demo/lib/emulator.ts';
import { passwordOf } from '../../demo/virtool-legacy/fixtures.ts';
import { type LegacyProfile, release21 } from '../../demo/virtool-legacy/profile.ts';
import { type LegacyEmulator, startVirtoolLegacy } from '../../demo/virtool-legacy/profiles.ts';
import type { ServerSettings } from '../../demo/virtool-legacy/server-settings.ts';
import { parsed } from './parsed.ts';

/** The fields that tests read by name; everything else they compare as a whole. */
export interface Body {
  readonly id: string;
  readonly key: string;
  readonly message: string;
  readonly groups: readonly string[];
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly primary_group: unknown;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly [name: string]: unknown;
}

/** What came back, with the body as text and, where it is JSON, as a value. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly text: string;
  readonly json: Body;
  /** The body where it is a bare array. */
  readonly list: readonly Body[];
}

/** What to send besides method and path. */
export interface Sent {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | FormData | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keeps a cookie and follows no redirects. */
export class Client {
  cookie: string | undefined;
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(origin: string, headers: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.#headers = { 'user-agent': 'tests', ...headers };
  }

  async send(method: string, path: string, { body, raw, headers }: Sent = {}): Promise<Got> {
    const response = await fetch(this.#origin + path, {
      method,
      redirect: 'manual',
      headers: { ...this.#headers, ...(this.cookie && { cookie: this.cookie }), ...headers },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    const [line] = cookies;
    if (line !== undefined) this.cookie = line.slice(0, line.indexOf(';'));
    const text = await response.text();
    const json = parsed(text);
    const list = Array.isArray(json) ? (json as Body[]) : [];
    return { status: response.status, headers: response.headers, cookies, text, json: json as Body, list };
  }

  get = (path: string, sent?: Sent): Promise<Got> => this.send('GET', path, sent);
  post = (path: string, body?: unknown): Promise<Got> => this.send('POST', path, { body });
  put = (path: string, body?: unknown): Promise<Got> => this.send('PUT', path, { body });
  patch = (path: string, body?: unknown): Promise<Got> => this.send('PATCH', path, { body });
  delete = (path: string): Promise<Got> => this.send('DELETE', path);
  form = (path: string, fields: Readonly<Record<string, string>>): Promise<Got> =>
    this.send('POST', path, { raw: new URLSearchParams(fields) });
}

/** An emulator with the clients that tests need. Its clock stands still until it is moved. */
export interface Lab {
  readonly emulator: LegacyEmulator;
  /** `admin`, signed in with a cookie; a stranger on a server that is not set up. */
  readonly admin: Client;
  /** Moves the server's clock, in milliseconds. */
  pass(time: number): void;
  anonymous(headers?: Readonly<Record<string, string>>): Client;
  withKey(id: string, key: string): Client;
  /** Signs in as one of the fixed accounts. */
  as(id: string): Promise<Client>;
}

/** 2018-03-08, as the server's clock says in tests. */
export const START = Date.UTC(2018, 2, 8, 17, 59, 10, 572);

/** How the server writes `START`. */
export const STARTED = '2018-03-08T17:59:10.572000Z';

const defaults: EmulatorSettings = {
  profile: '',
  users: 12,
  virgin: false,
  groups: 0,
  groupsEach: 1,
  port: 0,
  faults: [],
  seed: 1,
  ui: false,
  now: Date.now,
};

/** What a lab may differ in. */
export interface LabOptions extends Partial<EmulatorSettings> {
  readonly release?: LegacyProfile;
  readonly knobs?: Partial<ServerSettings>;
}

/** Starts a small Virtool 2.1, or what the options ask for. */
export async function openLab({ release = release21, knobs = {}, ...options }: LabOptions = {}): Promise<Lab> {
  let time = START;
  const emulator = await startVirtoolLegacy(release, { ...defaults, ...options, now: () => time }, knobs);
  const anonymous = (headers?: Readonly<Record<string, string>>): Client => new Client(emulator.origin, headers);
  const as = (id: string): Promise<Client> => signIn(anonymous(), id, passwordOf(id));
  return {
    emulator,
    admin: options.virgin ? anonymous() : await as('admin'),
    pass: (milliseconds) => {
      time += milliseconds;
    },
    anonymous,
    withKey: (id, key) => anonymous({ authorization: basic(id, key) }),
    as,
  };
}

/** Signs in with a form and makes sure of it. */
export async function signIn(client: Client, username: string, password: string): Promise<Client> {
  await client.form('/login', { username, password });
  const { status } = await client.get('/api/account');
  if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
  return client;
}

/** The value of an `Authorization` header. */
export const basic = (id: string, key: string): string => `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`;

/** The body of an error object. */
export const failure = (id: string, message: string): { id: string; message: string } => ({ id, message });

/** The body of a 422. */
export const invalid = (errors: Readonly<Record<string, readonly string[]>>): object => ({
  id: 'invalid_input',
  message: 'Invalid input',
  errors,
});

/** What a crash says, whatever else is on its page. */
export const CRASH = '<title>500 Internal Server Error</title>';

/** Everything that there is, as granted or not. */
export function permissions(...granted: string[]): Readonly<Record<string, boolean>> {
  const names =
    'cancel_job create_sample manage_users modify_hmm modify_settings modify_subtraction modify_virus rebuild_index remove_file remove_job remove_virus upload_file';
  return Object.fromEntries(names.split(' ').map((name) => [name, granted.includes(name)]));
}
