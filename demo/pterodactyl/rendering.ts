import type { Answer } from '../lib/http.ts';
import { errorPage, redirectPage } from './pages.ts';
import type { Refusal } from './refusal.ts';
import type { PanelRequest } from './request.ts';
import { SESSION_LIFETIME, type Session } from './sessions.ts';

type Header = readonly [name: string, value: string];

/** What a handler returns. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'page'; readonly status: number; readonly html: string }
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: readonly Header[] };

/** 200 with data. */
export const ok = (body: unknown): Reply => ({ kind: 'json', status: 200, body });

/** 204 without anything. */
export const noContent: Reply = { kind: 'empty', status: 204 };

/** Cookies that an answer carries: none outside of the cookie mode, one while a token is missing. */
export interface Cookies {
  readonly session: Session;
  readonly withToken: boolean;
}

const cacheControl: Header = ['Cache-Control', 'no-cache, private'];
const jsonType: Header = ['Content-Type', 'application/json'];
const htmlType: Header = ['Content-Type', 'text/html; charset=UTF-8'];

/** No origin is allowed unless the operator lists some; the empty value is what 1.11 sends then. */
const CORS: readonly Header[] = [
  ['Access-Control-Allow-Origin', ''],
  ['Access-Control-Allow-Credentials', 'true'],
];

/** Writes the answer to a request that was carried out. */
export function renderReply(reply: Reply, request: PanelRequest): Answer {
  switch (reply.kind) {
    case 'json':
      return {
        status: reply.status,
        headers: [cacheControl, jsonType],
        body: phpJson(reply.body).replaceAll('/', '\\/'),
      };
    case 'page':
      return { status: reply.status, headers: [cacheControl, htmlType], body: reply.html };
    case 'redirect':
      return redirect(request.root + reply.path);
    case 'empty':
      return { status: reply.status, headers: [cacheControl, ...(reply.headers ?? [])], body: '' };
  }
}

/** Writes the answer to a request that ended early: JSON for those who want it, a page or a redirect for the others. */
export function renderRefusal(refusal: Refusal, request: PanelRequest): Answer {
  const { status, headers, errors, compact, elsewhere } = refusal;
  if (request.wantsJson) {
    const body = phpJson({ errors }, compact ? 0 : 4);
    // The framework's own, indented answers leave slashes alone.
    return {
      status,
      headers: [cacheControl, ...headers, jsonType],
      body: compact ? body.replaceAll('/', '\\/') : body,
    };
  }
  if (elsewhere === 'login') return redirect(`${request.root}/auth/login`);
  if (elsewhere === 'back') return redirect(request.header('referer') ?? request.root);
  return { status, headers: [cacheControl, ...headers, htmlType], body: errorPage(status) };
}

/** The answer with more headers. */
export function addHeaders(answer: Answer, ...more: readonly Header[]): Answer {
  return { ...answer, headers: [...answer.headers, ...more] };
}

/** Adds what a script on another origin gets to see: nothing. */
export const addCors = (answer: Answer): Answer => addHeaders(answer, ...CORS);

/** Adds the cookies of the cookie mode. `now` in seconds. */
export function addCookies(answer: Answer, { session, withToken }: Cookies, now: number): Answer {
  const expires = new Date((now + SESSION_LIFETIME) * 1000).toUTCString();
  const life = `expires=${expires}; Max-Age=${SESSION_LIFETIME}; path=/`;
  const token: Header = ['Set-Cookie', `XSRF-TOKEN=${session.token}; ${life}; samesite=lax`];
  const login: Header = ['Set-Cookie', `pterodactyl_session=${session.id}; ${life}; httponly; samesite=lax`];
  return withToken ? addHeaders(answer, token, login) : addHeaders(answer, login);
}

function redirect(location: string): Answer {
  return { status: 302, headers: [cacheControl, ['Location', location], htmlType], body: redirectPage(location) };
}

/** JSON as PHP writes it: everything beyond ASCII escaped. */
function phpJson(value: unknown, indent = 0): string {
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(/[\u0080-\uffff]/g, escaped);
}
