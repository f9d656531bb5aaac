import type { HttpAnswer } from '../../net/http.ts';

/**
 * The `Cookie` header that the cookies of one answer make, empty where it left none. A sign-in starts from nothing
 * every time (trap 22): a leftover `session_token` would make a forced password change fail. `Secure`, which cookies
 * have from 33.2.0 on, is not looked at: whether plain HTTP may be spoken is decided per connection, before any sign-in.
 */
export function cookieHeader(answer: HttpAnswer): string {
  const kept = new Map<string, string>();
  for (const raw of answer.cookies) {
    const [pair = '', ...attributes] = raw.split(';');
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    if (isExpired(attributes, value)) kept.delete(name);
    else kept.set(name, value);
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** The server expires `session_token` with an empty value, `Max-Age=0` and a date in 1970. */
function isExpired(attributes: readonly string[], value: string): boolean {
  return (
    value === '' || value === '""' || attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute))
  );
}
