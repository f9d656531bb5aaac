import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { CallContext } from '../core/core.ts';
import type { SocketHandler } from '../core/rpc/callers.ts';

/** Bytes of the largest frame that is read at all; a larger one ends the connection with code 1009. */
export const LARGEST_FRAME = 4 * 1024 * 1024;
/** Milliseconds between pings; a peer that answered none since the last one is gone. */
const PING_INTERVAL = 30_000;

/**
 * The frames that oRPC's clients send for this contract: a call, or the end of one (type 4). Its protocol knows more,
 * such as files, forms and other methods; nothing here needs them, so they don't come in.
 */
const bodySchema = z.strictObject({
  json: z.unknown().optional(),
  meta: z
    .array(z.array(z.union([z.string(), z.number()])).max(20))
    .max(1000)
    .optional(),
});
const frameSchema = z.union([
  z.strictObject({
    i: z.string().max(40),
    p: z.strictObject({ u: z.string().startsWith('/').max(200), b: bodySchema.optional() }),
  }),
  z.strictObject({ i: z.string().max(40), t: z.literal(4) }),
]);

/** Answers the calls that come over `socket` until it closes. Frames that are not calls end it with code 1007. */
export function serveSocket(socket: WebSocket, handler: SocketHandler, context: CallContext): void {
  keepAlive(socket);
  void handler.upgrade(peerFor(socket), { context });
}

type Peer = Parameters<SocketHandler['upgrade']>[0];
type Listener = (event: { data?: unknown }) => void;

/** The socket as oRPC sees it: only well-formed frames come in, and a stream waits until what it sent has left. */
function peerFor(socket: WebSocket): Peer {
  const peer = {
    send: (data: string) => new Promise<void>((resolve) => socket.send(data, () => resolve())),
    addEventListener(type: string, listener: Listener) {
      if (type === 'close') socket.on('close', () => listener({}));
      if (type !== 'message') return;
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        const text = isBinary ? null : data.toString('utf8');
        if (text !== null && isFrame(text)) listener({ data: text });
        else socket.close(1007, 'not a call');
      });
    },
  };
  return peer as unknown as Peer;
}

function isFrame(text: string): boolean {
  try {
    return frameSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function keepAlive(socket: WebSocket): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_INTERVAL);
  timer.unref();
  socket.on('close', () => clearInterval(timer));
  // A refused frame (too large, not UTF-8) is told here before the socket closes with the code that says so.
  socket.on('error', () => {});
}
