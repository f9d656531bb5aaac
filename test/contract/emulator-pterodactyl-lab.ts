import { type IncomingHttpHeaders, request } from 'node:http';
import type { Emulator, EmulatorOptions } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { type Operator, operatorOf } from '../../demo/pterodactyl/operator.ts';
import { parsed } from './parsed.ts';

/** What came back, with the body as text and, where it is JSON, as a value. */
export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare bodies whose shape is what they test.
  readonly json: any;
}

/** What to send besides method and path. A text goes out as it is, anything else as JSON. */
export interface Sent {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An emulator with everything that tests ask of it. Its clock stands still until it is moved. */
export interface Lab {
  readonly emulator: Emulator;
  readonly operator: Operator;
  /** Sends one request, never follows a redirect. With the application key and asking for JSON unless told. */
  send(method: string, path: string, sent?: Sent): Promise<Got>;
  get(path: string, key?: string | null): Promise<Got>;
  post(path: string, body?: unknown, key?: string): Promise<Got>;
  patch(path: string, body?: unknown, key?: string): Promise<Got>;
  delete(path: string, key?: string): Promise<Got>;
  /** Moves the server's clock, in seconds. */
  pass(seconds: number): void;
  close(): Promise<void>;
}

/** 2026-07-04, as the server's clock says in tests. */
export const START = Date.UTC(2026, 6, 4, 21, 21, 3, 151);

/** The name by which the recorded Panel was called. */
export const HOST = 'panel.example.com';

/** Starts a `pterodactyl-1.11`. */
export async function openLab(options: Partial<EmulatorOptions> = {}): Promise<Lab> {
  let time = START;
  const emulator = await startEmulator({ profile: 'pterodactyl-1.11', ...options, now: () => time });
  const send: Lab['send'] = (method, path, { key = KEYS.application, body, headers } = {}) =>
    exchange(`${emulator.origin}${path}`, method, {
      headers: {
        host: HOST,
        accept: 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
  const keyed = (key?: string | null): Sent => (key === undefined ? {} : { key });
  return {
    emulator,
    operator: operatorOf(emulator),
    send,
    get: (path, key) => send('GET', path, keyed(key)),
    post: (path, body, key) => send('POST', path, { body, ...keyed(key) }),
    patch: (path, body, key) => send('PATCH', path, { body, ...keyed(key) }),
    delete: (path, key) => send('DELETE', path, keyed(key)),
    pass: (seconds) => {
      time += seconds * 1000;
    },
    close: () => emulator.close(),
  };
}

interface Raw {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** One exchange as it is: `fetch` would neither let the host be chosen nor show a redirect. */
export function exchange(url: string, method: string, { headers, body }: Raw): Promise<Got> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(url, { method, headers: { ...headers, ...length } }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', reject);
      message.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: message.statusCode ?? 0, headers: message.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
