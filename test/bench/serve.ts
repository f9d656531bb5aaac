import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A server on loopback for the pages of contenders and their data. */
export interface PageServer {
  readonly origin: string;
  close(): void;
}

/** Serves folders by their first path segment, without compression or caching; `/empty` is a page with nothing. */
export async function servePages(folders: Readonly<Record<string, string>>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (asked === '/empty') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>empty</title><p id="here">.');
      return;
    }
    const [, first = '', ...rest] = asked.split('/');
    const folder = folders[first];
    const name = rest.join('/') || 'index.html';
    const file = folder && path.join(folder, name);
    if (!file?.startsWith(folder ?? '') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {
      'content-type': type,
      'content-length': statSync(file).size,
      'cache-control': 'no-store',
    });
    createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
