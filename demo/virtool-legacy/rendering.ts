import type { Answer } from '../lib/http.ts';
import { asciiJson } from '../lib/python.ts';
import type { Ending, Json, Reply } from './replies.ts';
import type { SignIn } from './sign-ins.ts';

type Header = readonly [string, string];

const SERVER: Header = ['Server', 'Python/3.6 aiohttp/2.3.9'];
const JSON_TYPE: Header = ['Content-Type', 'application/json; charset=utf-8'];
const HTML_TYPE: Header = ['Content-Type', 'text/html; charset=utf-8'];

/** Characters of a long list that are written at once. */
const PIECE = 1_000_000;

const prettyJson = (value: unknown): string => asciiJson(JSON.stringify(value, null, 4));

/** Node writes headers byte for byte only next to a body of bytes; next to a text it encodes them once more. */
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Writes the answer to a handled request. Requests with an API key have no sign-in and get no cookie. */
export function renderReply(reply: Reply, signIn: SignIn | null): Answer {
  const cookies = cookiesOf(signIn);
  switch (reply.kind) {
    case 'json': {
      const location = reply.location === undefined ? [] : [locationHeader(reply.location)];
      return json(reply.status, reply.value, [...location, ...cookies]);
    }
    case 'list':
      return { status: 200, headers: [JSON_TYPE, SERVER, ...cookies], body: renderList(reply.items) };
    case 'no-content':
      return { status: 204, headers: [['Content-Type', 'application/octet-stream'], SERVER, ...cookies], body: '' };
    case 'redirect':
      return {
        status: 302,
        headers: [locationHeader(reply.location), ['Content-Type', 'text/plain; charset=utf-8'], SERVER, ...cookies],
        body: ascii('302: Found'),
      };
    case 'page':
      return { status: reply.status, headers: [HTML_TYPE, SERVER, ...cookies], body: reply.html };
  }
}

/** Writes the answer to a request that ended early. What was raised, and not returned, carries no cookie. */
export function renderEnding(ending: Ending, signIn: SignIn | null): Answer {
  switch (ending.kind) {
    case 'error': {
      const { status, id, message } = ending;
      return json(status, { id, message }, cookiesOf(signIn));
    }
    case 'invalid': {
      const value = { id: 'invalid_input', message: 'Invalid input', errors: ending.problems };
      return json(422, value, cookiesOf(signIn));
    }
    case 'crash':
      return renderCrash();
  }
}

/** What the web framework says of an exception that nobody caught; it also ends the connection. */
export function renderCrash(): Answer {
  const title = '500 Internal Server Error';
  return {
    status: 500,
    headers: [HTML_TYPE, SERVER, ['Connection', 'close']],
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1>Server got itself in trouble</body></html>`,
  };
}

/** Every path below `/api`, whatever the method, as long as nobody has set the server up. */
export const requiresSetup: Answer = json(503, { id: 'requires_setup', message: 'Server is not configured' }, [
  ['Location', '/setup'],
]);

/** Every path or method below `/api` that the server does not know; without a cookie, and never a 405. */
export const unknownRoute: Answer = json(404, { id: 'not_found', message: 'Not found' });

/** What the wizard says to a method that its path lacks. */
export const wrongMethod: Answer = {
  status: 405,
  headers: [['Content-Type', 'text/plain; charset=utf-8'], SERVER],
  body: '405: Method Not Allowed',
};

function json(status: number, value: unknown, headers: readonly Header[] = []): Answer {
  return { status, headers: [JSON_TYPE, SERVER, ...headers], body: ascii(prettyJson(value)) };
}

/** The same text as for any other value, but written piece by piece: a million users are longer than a string can be. */
function renderList(items: () => Iterable<Json>): Buffer {
  let length = 0;
  for (const piece of listPieces(items())) length += piece.length;
  const body = Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of listPieces(items())) at += body.write(piece, at, 'latin1');
  return body;
}

/** Pieces of ASCII text. */
function* listPieces(items: Iterable<Json>): Generator<string, void, undefined> {
  let start = '[\n';
  let piece = '';
  for (const item of items) {
    piece += start + itemText(item);
    start = ',\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + (start === '[\n' ? '[]' : '\n]');
}

/** An object as it stands in a list: indented once, its fields twice. */
function itemText(item: Json): string {
  const fields = Object.entries(item).map(([name, value]) => `        "${name}": ${fieldText(value)}`);
  return `    {\n${fields.join(',\n')}\n    }`;
}

/** Texts of the permission maps and group lists that many users share and nobody changes in place. */
const shared = new WeakMap<object, string>();

function fieldText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return asciiJson(JSON.stringify(value));
  const known = shared.get(value);
  if (known !== undefined) return known;
  const text = prettyJson(value).replaceAll('\n', '\n        ');
  shared.set(value, text);
  return text;
}

const cookiesOf = (signIn: SignIn | null): Header[] =>
  signIn ? [['Set-Cookie', `session_id=${signIn.id}; Path=/`]] : [];

/** The server sends the name as it is, in UTF-8; characters that would end the header are escaped here. */
function locationHeader(location: string): Header {
  const bytes = Buffer.from(location, 'utf8').toString('latin1');
  return ['Location', bytes.replace(/[^\u0020-\u007e\u0080-\u00ff]/g, (letter) => encodeURIComponent(letter))];
}
