import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { contentSecurityPolicy } from '../contract/content-security-policy.ts';
import type { SocketHandler } from '../core/rpc/callers.ts';
import { startConfirmationListener } from './confirmation-listener.ts';
import { closeServer } from './face-listener.ts';
import { type Page, signInPage, wrongHostPage, wrongMethodPage } from './pages.ts';
import { openRendererFiles, type RendererFiles } from './renderer-files.ts';
import { LARGEST_FRAME, serveSocket } from './rpc-socket.ts';
import { createSession, type HostSession } from './session.ts';

/** The host as it runs. */
export interface BrowserHost {
  /** Scheme, address and port. */
  readonly origin: string;
  /** A new address that opens Roster once. */
  readonly link: () => string;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** What the host serves. `port` 0 lets the system choose one. */
export interface BrowserHostOptions {
  readonly port: number;
  readonly rendererFolder: string;
  readonly handler: SocketHandler;
}

const RPC_PATH = '/rpc';

/**
 * Serves the renderer and the calls of its page on 127.0.0.1 only, and beside it, on a port and so an origin of its own,
 * the page that confirms what the renderer must not. Rejects when the port is taken or the renderer is
 * not built.
 */
export async function startBrowserHost({ port, rendererFolder, handler }: BrowserHostOptions): Promise<BrowserHost> {
  const files = openRendererFiles(rendererFolder, (nonce) => contentSecurityPolicy(nonce, 'self'));
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const confirmations = await startConfirmationListener();
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = createSession((server.address() as AddressInfo).port);
  const door: Door = { address, session, files };

  server.on('request', (request, response) => {
    answer(door, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    if (!mayUpgrade(door, request)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (peer) => {
      const desk = confirmations.newDesk();
      peer.on('close', () => desk.close());
      serveSocket(peer, handler, { face: 'browser', secret: null, desk });
    });
  });

  return {
    origin: `http://${address}`,
    link: () => `http://${address}/?t=${session.issueToken()}`,
    async close() {
      await Promise.all([confirmations.close(), closeServer(server, sockets)]);
    },
  };
}

interface Door {
  readonly address: string;
  readonly session: HostSession;
  readonly files: RendererFiles;
}

async function answer({ address, session, files }: Door, request: IncomingMessage, response: ServerResponse) {
  if (request.headers.host !== address) return sendPage(response, wrongHostPage);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendPage(response, wrongMethodPage);
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const token = new URLSearchParams(query).get('t');
  if (token !== null && pathname === '/' && request.method === 'GET') {
    const cookie = session.redeem(token);
    if (cookie) return sendOnward(response, cookie);
    if (session.admits(request.headers.cookie)) return sendOnward(response, null);
  }
  if (!session.admits(request.headers.cookie)) return sendPage(response, signInPage);
  const { status, headers, body } = await files.answer(pathname);
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** A WebSocket may be opened by our own page in our own session, and by nothing else. */
function mayUpgrade({ address, session }: Door, request: IncomingMessage): boolean {
  const { host, origin, cookie } = request.headers;
  return request.url === RPC_PATH && host === address && origin === `http://${address}` && session.admits(cookie);
}

/** Sends the browser to the address without the token, so that neither history nor reload holds it. */
function sendOnward(response: ServerResponse, cookie: string | null) {
  response
    .writeHead(303, {
      location: '/',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      ...(cookie ? { 'set-cookie': cookie } : {}),
    })
    .end();
}

function sendPage(response: ServerResponse, { status, headers, body }: Page) {
  response.writeHead(status, headers).end(body);
}

function refuse(socket: Duplex) {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
