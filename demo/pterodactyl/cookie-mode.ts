import { field } from './input.ts';
import { wrongToken } from './refusal.ts';
import type { PanelRequest } from './request.ts';
import type { Session } from './sessions.ts';
import type { State } from './state.ts';

/** Name of the cookie of the website; any request that carries one counts as the website's own. */
const SESSION_COOKIE = 'pterodactyl_session';

/** Hosts whose pages count as the Panel's own on a stock installation, besides the Panel's address. */
const OWN_HOSTS = ['localhost', 'localhost:3000', '127.0.0.1', '127.0.0.1:8000', '::1'];

/**
 * Whether the Panel thinks that its own website sent the request. A key in the request changes nothing about that, and
 * the `Referer` comes before the `Origin` (since 1.8.0).
 */
export function isFromWebsite({ header, cookies, root }: PanelRequest): boolean {
  if (cookies.has(SESSION_COOKIE)) return true;
  const from = header('referer') || header('origin');
  if (!from) return false;
  const place = `${from.replace('https://', '').replace('http://', '')}/`;
  // The emulator's configured address is the one by which it is called.
  return [...OWN_HOSTS, root.replace('http://', '')].some((host) => place.startsWith(`${host}/`));
}

/** The browser's session; a new one if it brings none. */
export function openSession(state: State, request: PanelRequest): Session {
  return state.sessions.open(request.cookies.get(SESSION_COOKIE));
}

/** @throws Refusal 419 for a write without the token of the session. */
export function requireToken(request: PanelRequest, session: Session): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const sent = [field(request.input, '_token'), request.header('x-csrf-token'), request.header('x-xsrf-token')];
  if (!sent.includes(session.token)) throw wrongToken();
}
