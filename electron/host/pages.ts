import { createHash } from 'node:crypto';

const POLICY =
  "default-src 'none'; style-src 'sha256-{hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.25rem; }
  code { font-size: 0.95em; }
`;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY.replace('{hash}', createHash('sha256').update(STYLE).digest('base64')),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A page that says in words why there is nothing else to see. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** For a browser without the session: its link was used already, or it never had one. */
export const signInPage = page(401, 'This link has been used', [
  'Each link to Roster opens it once. This browser does not hold the session that came with it.',
  'Start Roster again the way you started it (<code>npm start</code> or <code>npm run host</code>): the running one stays as it is and a new link is printed.',
]);

/** For a request that names another host, as a page that plays tricks with names would make it. */
export const wrongHostPage = page(421, 'Not the address of Roster', [
  'Roster answers only at the address that it printed when it started.',
]);

/** For methods that read nothing. */
export const wrongMethodPage = page(405, 'Nothing to do here', ['This address can only be opened, not written to.']);

function page(status: number, title: string, paragraphs: readonly string[]): Page {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Roster</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
${text}
</body></html>
`;
  return { status, headers: HEADERS, body };
}
