import type { Configuration } from '../../demo/arvados/configuration.ts';
import { type TokenName, v2 } from '../../demo/arvados/fixtures.ts';
import { type ArvadosProfile, release32 } from '../../demo/arvados/profile.ts';
import { type ArvadosEmulator, startArvados } from '../../demo/arvados/profiles.ts';
import type { EmulatorSettings } from '../../demo/lib/emulator.ts';
import { parsed } from './parsed.ts';

/** A record or list; fields are compared as a whole or read by name. */
export interface Body {
  readonly uuid: string;
  readonly kind: string;
  readonly name: string;
  readonly username: string;
  readonly owner_uuid: string;
  readonly api_token: string;
  readonly is_active: boolean;
  readonly is_admin: boolean;
  readonly is_invited: boolean;
  readonly created_at: string;
  readonly modified_at: string;
  readonly etag: string;
  readonly tail_uuid: string;
  readonly head_uuid: string;
  readonly errors: readonly string[];
  readonly items: readonly Body[];
  readonly items_available: number;
  readonly limit: number;
  readonly [name: string]: unknown;
}

/** What came back. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Body;
}

/** What to send besides method and path. */
export interface Sent {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values other than texts become JSON. */
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Sends requests with one token, or without any. Paths are below `/arvados/v1/` unless they start with a slash. */
export class Client {
  readonly #origin: string;
  readonly #token: string | null;

  constructor(origin: string, token: string | null) {
    this.#origin = origin;
    this.#token = token;
  }

  async send(method: string, path: string, { body, raw, headers, query = {} }: Sent = {}): Promise<Got> {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
    const where = path.startsWith('/') ? path : `/arvados/v1/${path}`;
    const response = await fetch(`${this.#origin}${where}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.#token !== null && { authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) as Body };
  }

  get = (path: string, query: Sent['query'] = {}): Promise<Got> => this.send('GET', path, { query });
  post = (path: string, body?: unknown): Promise<Got> => this.send('POST', path, { body });
  patch = (path: string, body?: unknown): Promise<Got> => this.send('PATCH', path, { body });
  delete = (path: string): Promise<Got> => this.send('DELETE', path);
}

/** An emulator with the clients that tests need. Its clock stands still until it is moved. */
export interface Lab {
  readonly emulator: ArvadosEmulator;
  readonly configuration: Configuration;
  /** The administrator of the sign-in. */
  readonly admin: Client;
  readonly anonymous: Client;
  /** With the system root token. */
  readonly root: Client;
  as(name: TokenName): Client;
  withToken(token: string): Client;
  /** Moves the server's clock, in milliseconds. */
  pass(time: number): void;
}

/** 2026-08-10, as the server's clock says in tests. */
export const START = Date.UTC(2026, 7, 10, 9, 15, 0, 0);

const settings: EmulatorSettings = {
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

/** Starts a small Arvados 3.2, or what the options ask for. */
export async function openLab(
  options: Partial<EmulatorSettings> & { readonly release?: ArvadosProfile } = {},
  knobs: Partial<Configuration> = {},
): Promise<Lab> {
  let time = START;
  const { release = release32, ...rest } = options;
  const emulator = await startArvados(release, { ...settings, ...rest, now: () => time }, knobs);
  const withToken = (token: string): Client => new Client(emulator.origin, token);
  return {
    emulator,
    configuration: emulator.configuration,
    admin: withToken(v2('admin')),
    anonymous: new Client(emulator.origin, null),
    root: withToken(emulator.configuration.systemRootToken),
    as: (name) => withToken(v2(name)),
    withToken,
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** The text that the edge makes of a refusal of the backend. */
export const refusal = (status: string, message: string): RegExp =>
  new RegExp(`^//railsapi\\.internal/arvados/v1/\\S*: ${status}: ${quoted(message)} \\(req-[0-9a-z]{20}\\)$`, 's');

const quoted = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

/** Status and the one error text of an answer. */
export const failureOf = ({ status, json }: Got): [number, string] => [status, json.errors.join('; ')];
