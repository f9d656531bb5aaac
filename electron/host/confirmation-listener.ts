import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWaitingDesk, type WaitingDesk } from '../core/rpc/confirmation-desk.ts';
import { type ConfirmationPages, createConfirmationPages } from './confirmation-pages.ts';
import { wrongHostPage } from './pages.ts';

/** Asks questions on a port, and so an origin, that the renderer's page cannot reach into. */
export interface ConfirmationListener {
  readonly origin: string;
  /** A desk for one page of the renderer. Close it when the page is gone. */
  newDesk(): WaitingDesk;
  close(): Promise<void>;
}

/** Bytes of the largest form that is read. */
const LARGEST_FORM = 16 * 1024;

/** Listens on 127.0.0.1, on a port of the system's choice. `elapsed` is a clock that never goes back. */
export async function startConfirmationListener(
  elapsed: () => number = () => performance.now(),
): Promise<ConfirmationListener> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  const desks = new Set<WaitingDesk>();
  const deskOf = (id: string) => [...desks].find((desk) => desk.find(id) !== null);
  const pages = createConfirmationPages(
    origin,
    {
      find: (id) => deskOf(id)?.find(id) ?? null,
      decide: (id, digest) => deskOf(id)?.decide(id, digest),
    },
    elapsed,
  );
  server.on('request', (request, response) => {
    answer(host, pages, request, response).catch(() => response.destroy());
  });

  return {
    origin,
    newDesk() {
      const desk = createWaitingDesk(({ id }) => `${origin}/confirm/${id}`);
      const book: WaitingDesk = {
        ...desk,
        close() {
          desks.delete(book);
          desk.close();
        },
      };
      desks.add(book);
      return book;
    },
    close: () =>
      new Promise((resolve) => {
        for (const desk of [...desks]) desk.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(host: string, pages: ConfirmationPages, request: IncomingMessage, response: ServerResponse) {
  const { method = '', url = '', headers } = request;
  const isOurs = headers.host === host;
  const body = method === 'POST' && isOurs ? await readForm(request) : '';
  const page = isOurs ? pages.answer({ method, target: url, origin: headers.origin ?? null, body }) : wrongHostPage;
  response.writeHead(page.status, { ...page.headers }).end(page.body);
}

/** Reads the form; rejects where it is larger than any that was drawn. */
async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_FORM) throw new Error('The form is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
