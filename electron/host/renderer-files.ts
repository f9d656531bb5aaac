import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NONCE_PLACEHOLDER } from '../contract/content-security-policy.ts';

/** An answer to a page's request for a file, the same over HTTP and over the window's own protocol. */
export interface FileAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

/** Serves the built renderer. */
export interface RendererFiles {
  /** Answers a request for `pathname`, taken literally: nothing is decoded, resolved or normalised. */
  answer(pathname: string): Promise<FileAnswer>;
}

/** Every type of file that a build of the renderer holds; others are not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Lists the files below `folder` once; only what is on the list is ever served, so no request can name anything else.
 * `policy` makes the content security policy from the nonce of one page load.
 */
export function openRendererFiles(folder: string, policy: (nonce: string) => string): RendererFiles {
  const files = listFiles(folder);
  return {
    async answer(pathname) {
      const file = files.get(pathname === '/' ? '/index.html' : pathname);
      const type = TYPES[path.extname(file ?? '')];
      if (!file || !type) return plainAnswer(404, 'There is no such page.\n');
      const headers = { ...COMMON_HEADERS, 'content-type': type };
      const body = await readFile(file);
      if (path.extname(file) !== '.html') return { status: 200, headers, body };
      const nonce = randomBytes(18).toString('base64url');
      const page = body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
      return {
        status: 200,
        headers: { ...headers, 'content-security-policy': policy(nonce) },
        body: Buffer.from(page),
      };
    },
  };
}

/** Regular files by the path under which they are asked for; links are not followed. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [`/${path.relative(folder, file).split(path.sep).join('/')}`, file];
    }),
  );
}

function plainAnswer(status: 404, text: string): FileAnswer {
  return {
    status,
    headers: { ...COMMON_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from(text),
  };
}
