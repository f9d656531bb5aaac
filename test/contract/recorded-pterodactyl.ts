import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { KEYS } from '../../demo/pterodactyl/fixtures.ts';
import { exchange, type Got, HOST, type Lab } from './emulator-pterodactyl-lab.ts';

/** One recorded request or answer. */
interface Recorded {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
}

/** A recording of one request and its answer. */
export interface Recording {
  /** `064-create-minimal`. */
  readonly name: string;
  /** `064`. */
  readonly number: string;
  /** Of a list that was shortened: how many items it held and how many are kept. */
  readonly truncated?: string;
  readonly request: Recorded & { readonly method: string; readonly path: string };
  readonly response: Recorded & { readonly status: number };
}

const folder = path.join(import.meta.dirname, '../fixtures/recorded/pterodactyl');

/** Every file, whatever it holds. */
export const recordings: readonly Recording[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const name = file.replace(/\.json$/, '');
    return { ...JSON.parse(readFileSync(path.join(folder, file), 'utf8')), name, number: name.slice(0, 3) };
  });

/** Sends a recorded request, with a real key in place of the blanked one. */
export function replay(lab: Lab, { request }: Recording, key: string | undefined): Promise<Got> {
  const headers: Record<string, string> = { host: HOST };
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = String(value)
      .replace('ptla_REDACTED', key ?? KEYS.application)
      .replace('ptlc_REDACTED', key ?? KEYS.client);
  }
  const { body } = request;
  const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return exchange(`${lab.emulator.origin}${request.path}`, request.method, { headers, body: text });
}

/** Status, headers that matter and body are those of the recording, but for what no emulator can know. */
export function expectRecorded(got: Got, { response, truncated }: Recording): void {
  expect(got.status).toBe(response.status);
  expect(readHeaders(got.headers)).toEqual(readHeaders(response.headers));
  expectBody(got, response.body, truncated);
}

function expectBody(got: Got, expected: unknown, truncated: string | undefined): void {
  if (expected === null) {
    expect(got.text).toBe('');
    return;
  }
  if (typeof expected === 'string') {
    expectPage(got.text, expected);
    return;
  }
  const body = anonymous(shorten(got.json, truncated));
  expect(body).toEqual(anonymous(expected));
  // Equal values in another order would pass so far.
  expect(JSON.stringify(body)).toBe(JSON.stringify(anonymous(expected)));
}

const HEADERS = [
  'cache-control',
  'content-type',
  'location',
  'allow',
  'retry-after',
  'vary',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'set-cookie',
];

/** The headers that matter, absent ones left out. Counters and random values are only there or not. */
function readHeaders(headers: Readonly<Record<string, string | readonly string[] | undefined>>): object {
  const kept: Record<string, readonly string[]> = {};
  for (const name of HEADERS) {
    const value = headers[name];
    if (value === undefined) continue;
    const values = typeof value === 'string' ? [value] : value;
    kept[name] = values.map((one) => {
      if (name === 'x-ratelimit-remaining' && one !== '0') return one.replace(/^\d+$/, '<some>');
      if (name === 'x-ratelimit-reset') return one.replace(/^\d{10}$/, '<time>');
      if (name === 'set-cookie')
        return one.replace(/=[^;]+/, '=<random>').replace(/expires=[^;]+GMT/, 'expires=<time>');
      return one;
    });
  }
  return kept;
}

/** Bodies of pages are recorded as title and length; only the length of a redirect is the same everywhere. */
function expectPage(text: string, recorded: string): void {
  const [, title, length] = /^\[HTML page omitted, title: (.*), (\d+) bytes\]$/.exec(recorded) ?? [];
  expect(/<title>(.*)<\/title>/.exec(text)?.[1]).toBe(title);
  if (title?.startsWith('Redirecting')) expect(Buffer.byteLength(text)).toBe(Number(length));
}

function shorten(body: { data: unknown[] }, truncated: string | undefined): unknown {
  const [, held, kept] = /held (\d+) items; the first (\d+) are kept/.exec(truncated ?? '') ?? [];
  if (held === undefined) return body;
  expect(body.data).toHaveLength(Number(held));
  return { ...body, data: body.data.slice(0, Number(kept)) };
}

const LAST_WELL_KNOWN = 120;

/** Takes out what differs between any two Panels: times, what was drawn at random, numbers of new rows. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous);
  if (typeof value === 'string') {
    return value
      .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/, '<time>')
      .replace(/^ptlc_\w+$/, '<key>')
      .replace(/(\/users\/)\d{3}$/, '$1<new>');
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, anonymous(entry)]);
  const object = Object.fromEntries(entries);
  const isNew = Number(object.id) > LAST_WELL_KNOWN || String(object.email).endsWith('@example.org');
  if (isNew && typeof object.uuid === 'string') object.uuid = object.uuid.replace(/^[\da-f-]{36}$/, '<uuid>');
  if (Number(object.id) > LAST_WELL_KNOWN) object.id = '<new>';
  if (Number(object.user_id) > LAST_WELL_KNOWN) object.user_id = '<new>';
  if (isNew && typeof object.username === 'string')
    object.username = object.username.replace(/(?<=^brand\.new).{3}$/, '');
  return object;
}
