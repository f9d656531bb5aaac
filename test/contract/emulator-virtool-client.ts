import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { parsed } from './parsed.ts';

/** The fields that tests read by name; everything else they compare as a whole. */
export interface Body {
  readonly id: string;
  readonly handle: string;
  readonly key: string;
  readonly version: string;
  readonly reset_code: string;
  readonly primary_group: unknown;
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly endpoints: Readonly<Record<string, { readonly url: string; readonly doc: string }>>;
  readonly items: readonly Body[];
  readonly documents: readonly Body[];
  readonly groups: readonly unknown[];
  readonly users: readonly Body[];
  readonly [index: number]: Body;
}

/** What came back, with the body as text and, where it is JSON, as a value. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly text: string;
  readonly json: Body;
}

/** What to send besides method and path. */
export interface Sent {
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests with one set of credentials and asks for JSON, as a browser client would. */
export class Client {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(origin: string, headers: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.#headers = { accept: 'application/json', ...headers };
  }

  async send(method: string, path: string, { body, raw, headers }: Sent = {}): Promise<Got> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#origin + path, {
      method,
      headers: { ...this.#headers, ...(cookie && { cookie }), ...headers },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) this.#keep(line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, cookies, text, json: parsed(text) as Body };
  }

  get = (path: string, sent?: Sent): Promise<Got> => this.send('GET', path, sent);
  put = (path: string, body?: unknown): Promise<Got> => this.send('PUT', path, { body });
  post = (path: string, body?: unknown): Promise<Got> => this.send('POST', path, { body });
  patch = (path: string, body?: unknown): Promise<Got> => this.send('PATCH', path, { body });
  delete = (path: string): Promise<Got> => this.send('DELETE', path);

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** An emulator with the clients that tests need. Its clock stands still until it is moved. */
export interface Lab {
  readonly emulator: Emulator;
  /** The `full` administrator, by API key. */
  readonly admin: Client;
  /** Moves the server's clock, in milliseconds. */
  pass(time: number): void;
  anonymous(): Client;
  withKey(handle: string, key: string): Client;
  /** Signs in with cookies as one of the well-known accounts. */
  as(handle: string): Promise<Client>;
  idOf(handle: string): Promise<string>;
}

/** 2026-07-04, as the server's clock says in tests. */
export const START = Date.UTC(2026, 6, 4, 21, 21, 3, 151);

/** Starts a small `virtool-m2`, or what the options ask for. */
export async function openLab(options: Partial<EmulatorOptions> = {}): Promise<Lab> {
  let time = START;
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 14, ...options, now: () => time });
  const withKey = (handle: string, key: string): Client =>
    new Client(emulator.origin, { authorization: basic(handle, key) });
  const admin = withKey(emulator.signIn.handle ?? '', emulator.signIn.key ?? '');
  return {
    emulator,
    admin,
    withKey,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    anonymous: () => new Client(emulator.origin),
    as: async (handle) => {
      const client = new Client(emulator.origin);
      const { status } = await client.post('/account/login', { username: handle, password: `${handle}-password` });
      if (status !== 201) throw new Error(`${handle} could not sign in: ${status}`);
      return client;
    },
    idOf: (handle) => findId(admin, handle),
  };
}

async function findId(admin: Client, handle: string): Promise<string> {
  for (const active of [true, false]) {
    const { json } = await admin.get(`/admin/users?per_page=100&active=${active}&term=${encodeURIComponent(handle)}`);
    const found = json.items.find((user) => user.handle === handle);
    if (found) return found.id;
  }
  throw new Error(`There is no ${handle}.`);
}

/** The value of an `Authorization` header. */
export const basic = (handle: string, key: string): string =>
  `Basic ${Buffer.from(`${handle}:${key}`).toString('base64')}`;

/** The body of an error object. */
export const failure = (id: string, message: string): { id: string; message: string } => ({ id, message });

/** The text of a crash. */
export const CRASH = '500 Internal Server Error\n\nServer got itself in trouble';
