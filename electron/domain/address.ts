import { fail } from './failure.ts';
import { ok, type Result } from './result.ts';

/** The host in an address without a scheme. */
const BARE_HOST = /^(\[[^\]]*\]|[^:/?#]*)/;

/** A scheme that lacks its colon or a slash: read as a host, it would be one that nobody means. */
const HALF_SCHEME = /^https?(:|\/\/)/i;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** True for hosts that never leave this computer. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Reads what a person pasted as an address. A missing scheme means https, or http on loopback; query, fragment and
 * trailing slashes are dropped. Fails with `address-invalid`, `address-has-credentials` or `address-insecure`.
 */
export function parseAddress(typed: string, allowHttp: boolean): Result<URL> {
  const address = typed.trim();
  const bare = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? null : (BARE_HOST.exec(address)?.[0] ?? '');
  const withScheme = bare === null ? address : `${isLoopback(bare) ? 'http' : 'https'}://${address}`;
  const url = URL.parse(withScheme);
  const isHalf = bare === '' || (bare !== null && HALF_SCHEME.test(address));
  // Nobody can listen on port 0, and a number that is none elsewhere is taken for the usual port.
  if (!url || isHalf || !/^https?:$/.test(url.protocol) || url.port === '0' || /\s/.test(address)) {
    // A password may stand before the @, and failures are shown and logged.
    return fail('address-invalid', { address: address.replace(/^.*@/, '').slice(0, 100) });
  }
  if (url.username !== '' || url.password !== '') return fail('address-has-credentials');
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname)) {
    return fail('address-insecure', { origin: url.origin });
  }
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  return ok(url);
}

/** True for an address that needs a person's consent: what is sent there can be read on the way. */
export function isAtPlainHttp(baseUrl: string): boolean {
  const url = URL.parse(baseUrl);
  return url?.protocol === 'http:' && !isLoopback(url.hostname);
}

/** The address without a trailing slash, as it is saved and as paths are appended to it. */
export function baseUrlOf(url: URL): string {
  return url.origin + url.pathname.replace(/\/+$/, '');
}
