import type { Answer, Incoming } from '../lib/http.ts';
import { asciiJson } from '../lib/python.ts';
import type { VirtoolProfile } from './profile.ts';
import type { Ending, Reply } from './replies.ts';
import type { Session } from './sessions.ts';

type Header = readonly [string, string];

/** Writes the answer to a handled request: odd charset, server headers, cookies. */
export function renderReply(reply: Reply, request: Incoming, profile: VirtoolProfile, session: Session): Answer {
  const cookies = sessionCookies(reply, session, profile);
  if (reply.json === undefined) {
    return {
      status: reply.status,
      headers: [['Content-Type', 'application/octet-stream'], ...serverHeaders(profile), ...cookies],
      body: '',
    };
  }
  const location: Header[] = reply.location === undefined ? [] : [['Location', reply.location]];
  return {
    status: reply.status,
    headers: [jsonType, ...location, ...serverHeaders(profile), ...cookies],
    body: renderJson(reply.json, request),
  };
}

/** Writes the answer to a request that ended early. Only a validation array, which is a normal answer, sets cookies. */
export function renderEnding(
  ending: Ending,
  request: Incoming,
  profile: VirtoolProfile,
  session: Session | null,
): Answer {
  switch (ending.kind) {
    case 'error': {
      const body = renderJson({ id: ending.id, message: ending.message }, request);
      return { status: ending.status, headers: [jsonType, ...serverHeaders(profile)], body };
    }
    case 'invalid': {
      const cookies = session === null ? [] : sessionCookies({}, session, profile);
      const issues = ending.issues.map((issue) => ({ ...issue, in: ending.source }));
      return {
        status: 400,
        headers: [plainJsonType, ...serverHeaders(profile), ...cookies],
        body: renderPythonJson(issues),
      };
    }
    case 'malformed-json':
      return { status: 400, headers: [plainJsonType], body: '{"error": "Malformed JSON"}' };
    case 'unknown-route':
      return { status: 404, headers: [textType], body: '404: Not Found' };
    case 'no-content':
      return { status: 204, headers: [['Content-Type', 'application/json'], ...serverHeaders(profile)], body: '' };
    case 'crash':
      return renderCrash(request);
  }
}

/** What the web framework says of an exception that nobody caught; it also ends the connection. */
export function renderCrash(request: Incoming): Answer {
  const title = '500 Internal Server Error';
  const text = 'Server got itself in trouble';
  if (request.header('accept')?.includes('text/html')) {
    return {
      status: 500,
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['Connection', 'close'],
      ],
      body: `<html><head><title>${title}</title></head><body>\n<h1>${title}</h1>\n${text}\n</body></html>\n`,
    };
  }
  return { status: 500, headers: [textType, ['Connection', 'close']], body: `${title}\n\n${text}` };
}

// The misspelled charset is what 26.3.0 really sends.
const jsonType: Header = ['Content-Type', 'application/json; charset=utf=8'];
const plainJsonType: Header = ['Content-Type', 'application/json; charset=utf-8'];
const textType: Header = ['Content-Type', 'text/plain; charset=utf-8'];

const serverHeaders = (profile: VirtoolProfile): Header[] => [
  ['X-Virtool-Version', profile.version],
  ['Server', 'Virtool'],
];

const setCookie = (name: string, value: string, { secureCookies }: VirtoolProfile): Header => [
  'Set-Cookie',
  `${name}=${value}; HttpOnly; Max-Age=2600000; Path=/${secureCookies ? '; SameSite=Lax; Secure' : ''}`,
];

const expiredToken: Header = [
  'Set-Cookie',
  'session_token=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
];

function sessionCookies(
  reply: Pick<Reply, 'session' | 'signedOut'>,
  current: Session,
  profile: VirtoolProfile,
): Header[] {
  const next = reply.session ?? current;
  const cookies = [setCookie('session_id', next.id, profile)];
  if (reply.session?.kind === 'user') cookies.push(setCookie('session_token', reply.session.token, profile));
  // Whoever was signed in keeps the token even when the answer demands a reset, which then fails over it.
  else if (reply.signedOut || current.kind !== 'user') cookies.push(expiredToken);
  return cookies;
}

/** Compact for clients that ask for JSON; for everybody else indented, with sorted keys. */
function renderJson(value: unknown, request: Incoming): string {
  if (request.header('accept')?.includes('application/json')) return JSON.stringify(value);
  return JSON.stringify(sortKeys(value), null, 2);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]));
}

/** Validation answers come from another library and look like Python's own `json.dumps`, whatever the client accepts. */
function renderPythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderPythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${renderPythonJson(key)}: ${renderPythonJson(entry)}`);
    return `{${entries.join(', ')}}`;
  }
  return asciiJson(JSON.stringify(value));
}
