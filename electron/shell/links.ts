import { assertNever } from '../domain/result.ts';

/** The scheme of links from outside. */
export const LINK_SCHEME = 'roster';

/** Where a link leads: a screen, never an action. */
export type Link =
  | { readonly screen: 'start' | 'instances' | 'add' | 'history' | 'settings' }
  | { readonly screen: 'connection' | 'users' | 'groups' | 'instance-history'; readonly instanceId: string }
  | { readonly screen: 'user' | 'group'; readonly instanceId: string; readonly id: string };

/** Why a text is no link of ours. */
export type LinkRefusal = 'no-text' | 'too-long' | 'unreadable' | 'foreign-scheme' | 'credentials' | 'unknown';

/** A link, or why there is none. */
export type ParsedLink = { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly why: LinkRefusal };

const LENGTH_LIMIT = 1000;
const ID_LIMIT = 300;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const UNREADABLE = /[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\]/;
const INSTANCE = /^[\w-]{1,100}$/;

/** Reads what the system or a second start handed over; anybody may have written it. */
export function parseLink(text: unknown): ParsedLink {
  if (typeof text !== 'string') return refused('no-text');
  if (text.length > LENGTH_LIMIT) return refused('too-long');
  if (isUnreadable(text)) return refused('unreadable');
  const [, path] = /^roster:(?:\/\/)?(.*)$/i.exec(text) ?? [];
  if (path === undefined) return refused('foreign-scheme');
  if (path.includes('@')) return refused('credentials');
  const parts = path
    .replace(/\/$/, '')
    .split('/')
    .map((part) => decoded(part));
  if (!parts.every((part) => part !== null)) return refused('unreadable');
  const link = linkFrom(parts);
  return link ? { ok: true, link } : refused('unknown');
}

/** Whether a text holds what nobody can see: spaces, controls, characters that turn text around; or a backslash. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

function refused(why: LinkRefusal): ParsedLink {
  return { ok: false, why };
}

/** A part of the path as it is meant; null where it is none, or hides what is refused in the open. */
function decoded(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return text.length > ID_LIMIT || isUnreadable(text) || /[?#]/.test(part) ? null : text;
  } catch {
    return null;
  }
}

function linkFrom([first, instanceId, list, id, ...more]: readonly string[]): Link | null {
  if (more.length > 0 || id === '') return null;
  if (instanceId === undefined) return firstLevel(first ?? '');
  if (first !== 'instances' || list === undefined) {
    if (first !== 'instances') return null;
    if (instanceId === 'new') return { screen: 'add' };
    return INSTANCE.test(instanceId) ? { screen: 'connection', instanceId } : null;
  }
  if (!INSTANCE.test(instanceId)) return null;
  switch (list) {
    case 'users':
      return id === undefined ? { screen: 'users', instanceId } : { screen: 'user', instanceId, id };
    case 'groups':
      return id === undefined ? { screen: 'groups', instanceId } : { screen: 'group', instanceId, id };
    case 'history':
      return id === undefined ? { screen: 'instance-history', instanceId } : null;
    default:
      return null;
  }
}

function firstLevel(name: string): Link | null {
  switch (name) {
    case '':
    case 'open':
      return { screen: 'start' };
    case 'instances':
    case 'history':
    case 'settings':
      return { screen: name };
    default:
      return null;
  }
}

/** The address of the screen inside of the page. */
export function routeOf(link: Link): string {
  switch (link.screen) {
    case 'start':
      return '/';
    case 'instances':
    case 'history':
    case 'settings':
      return `/${link.screen}`;
    case 'add':
      return '/instances/new';
    case 'connection':
      return `/instances/${link.instanceId}`;
    case 'users':
    case 'groups':
      return `/instances/${link.instanceId}/${link.screen}`;
    case 'instance-history':
      return `/instances/${link.instanceId}/history`;
    case 'user':
    case 'group':
      return `/instances/${link.instanceId}/${link.screen}s/${encodeURIComponent(link.id)}`;
    default:
      return assertNever(link);
  }
}
