import { createHash } from 'node:crypto';
import type { Language } from '../domain/languages.ts';
import type { FileAnswer } from '../host/renderer-files.ts';
import type { ShellTexts } from './texts.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.25rem; }
  a { display: inline-block; padding: 0.5rem 1rem; border: 1px solid currentColor; border-radius: 6px; color: inherit; }
`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Addresses inside of the page, of characters that mean nothing in HTML. */
const ROUTE = /^\/[\w\-./%~=?:+,]*$/;

/** A page without any script that says what happened and leads back to `route`; to the start where that is none. */
export function recoveryPage(texts: ShellTexts['recovery'], language: Language, route: string): FileAnswer {
  const back = ROUTE.test(route) ? route : '/';
  const body = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>Roster</title><style>${STYLE}</style></head>
<body><main><h1>${texts.title}</h1>
<p>${texts.kept}</p>
<p>${texts.sent}</p>
<p><a href="/index.html#${back}">${texts.again}</a></p></main>
</body></html>
`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: Buffer.from(body),
  };
}
