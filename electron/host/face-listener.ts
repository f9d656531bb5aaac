import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { SocketHandler } from '../core/rpc/callers.ts';
import { NOBODY, type WaitingDesk } from '../core/rpc/confirmation-desk.ts';
import { DESK_HEADER, deskOver, QUESTIONS_PATH } from './question-socket.ts';
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
 * Lets the terminal attach to this core and be asked before its grave changes, and lets a second start of the browser host have a new link from `link`
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
  const desks = new Map<string, WaitingDesk>();
  server.on('upgrade', (request, connection, head) => {
    const { url = '' } = request;
    if (![RPC_PATH, QUESTIONS_PATH].includes(url) || !knows(request)) {
      connection.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    const deskId = headerOf(request, DESK_HEADER) ?? '';
    sockets.handleUpgrade(request, connection, head, (peer) => {
      if (url === QUESTIONS_PATH) {
        desks.set(deskId, deskOver(peer));
        peer.on('close', () => desks.delete(deskId));
        return;
      }
      const secret = headerOf(request, SECRET_HEADER);
      serveSocket(peer, handler, {
        face: 'terminal',
        secret: secret === null ? null : decodeURIComponent(secret),
        desk: desks.get(deskId) ?? NOBODY,
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  const isNamedPipe = socket.startsWith('\\\\');
  if (!isNamedPipe) await chmod(socket, 0o600);

  return { close: () => closeServer(server, sockets) };
}

/** Ends every connection and stops listening. */
export function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const peer of sockets.clients) peer.terminate();
  });
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
