/** What the page may load and do, everywhere. The nonce and the one difference between the faces are added below. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'nonce-{nonce}'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': '{connect}',
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
};

/** Stands in `index.html` where the nonce of the load goes. */
export const NONCE_PLACEHOLDER = '__STYLE_NONCE__';

/**
 * The content security policy of one page load, the value of the response header. `connect` is `self` in the browser
 * host, whose page talks to the core over a WebSocket, and `none` in the window.
 */
export function contentSecurityPolicy(nonce: string, connect: 'none' | 'self'): string {
  return Object.entries(DIRECTIVES)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
    .replace('{nonce}', nonce)
    .replace('{connect}', `'${connect}'`);
}
