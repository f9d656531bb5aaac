import { isLoopback } from '../domain/address.ts';
import type { Connection } from '../domain/connection.ts';
import { isUnreadable } from './links.ts';

/** What of a saved instance decides about an address: where it is, and whether plain http was agreed to. */
export type KnownInstance = Pick<Connection, 'baseUrl' | 'allowHttp'>;

/** Why an address is not opened. */
export type AddressRefusal = 'unreadable' | 'foreign-scheme' | 'credentials' | 'plain-http';

/** What becomes of an address that the page wants opened: at once, after a question, or nothing. */
export type Judgement =
  | { readonly verdict: 'open' | 'ask'; readonly url: URL }
  | { readonly verdict: 'refuse'; readonly why: AddressRefusal };

const LENGTH_LIMIT = 2000;

/**
 * Judges an address that the page handed over; a script in it may have made it up. Only https passes, and http on this
 * computer or to a saved instance whose person agreed to it. Whatever is no saved instance has to be asked about.
 */
export function judgeAddress(text: string, instances: readonly KnownInstance[]): Judgement {
  if (text.length > LENGTH_LIMIT || isUnreadable(text)) return refuse('unreadable');
  const url = URL.parse(text);
  if (!url) return refuse('unreadable');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('foreign-scheme');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  const known = instances.filter(({ baseUrl }) => URL.parse(baseUrl)?.origin === url.origin);
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !known.some(({ allowHttp }) => allowHttp)) {
    return refuse('plain-http');
  }
  return { verdict: known.length > 0 ? 'open' : 'ask', url };
}

function refuse(why: AddressRefusal): Judgement {
  return { verdict: 'refuse', why };
}
