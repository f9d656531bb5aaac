import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import type { SocketHandler } from '../core/rpc/callers.ts';
import { NOBODY } from '../core/rpc/confirmation-desk.ts';
import { LARGEST_FRAME, serveSocket } from './rpc-socket.ts';
import { sameText } from './session.ts';

/** Where a running core takes in other faces; both are written into the lock of the data folder. */
export interface FaceAddress {
  /** A Unix socket, or a named pipe on Windows. */
  readonly socket: string;
  readonly token: string;
}

/** The listener as it runs. */
export interface FaceListener {
  close(): Promise<void>;
}

/** Carries a secret for the calls of one attached terminal; URI-encoded, because headers hold no other text. */
export const SECRET_HEADER = 'x-roster-secret';
export const RPC_PATH = '/rpc';
export const LINK_PATH = '/link';

/**
 * Lets the terminal attach to this core, and lets a second start of the browser host have a new link from `link`
 * (null where this face has no links). Whoever comes must know the token.
 */
export async function listenForFaces(
  { socket, token }: FaceAddress,
  handler: SocketHandler,
  link: (() => string) | null,
): Promise<FaceListener> {
  const knows = ({ headers }: IncomingMessage) => sameText(headers.authorization ?? '', `Bearer ${token}`);

  const server = createServer((request, response) => {
    if (!knows(request)) response.writeHead(401).end();
    else if (request.url !== LINK_PATH || !link) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ url: link() }));
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  server.on('upgrade', (request, connection, head) => {
    if (request.url !== RPC_PATH || !knows(request)) {
      connection.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    const secret = request.headers[SECRET_HEADER];
    sockets.handleUpgrade(request, connection, head, (peer) =>
      serveSocket(peer, handler, {
        face: 'terminal',
        secret: typeof secret === 'string' ? decodeURIComponent(secret) : null,
        desk: NOBODY,
      }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  const isNamedPipe = socket.startsWith('\\\\');
  if (!isNamedPipe) await chmod(socket, 0o600);

  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const peer of sockets.clients) peer.terminate();
      }),
  };
}
