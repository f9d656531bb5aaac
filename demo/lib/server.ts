import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { asWebPage, createFaults, type FaultControl, faultAnswer } from './faults.ts';
import type { Answer, Handler, Incoming } from './http.ts';
import { createRandom } from './random.ts';

/** What an emulator's server needs. */
export interface ServerOptions {
  readonly handle: Handler;
  /** The port on 127.0.0.1; 0 lets the system choose one. */
  readonly port: number;
  /** Fault switches in force from the start. */
  readonly faults: readonly string[];
  /** Seeds the draw of faults. */
  readonly seed: number;
  /** The kind's own words for an injected 429 or 500; plain text without it. */
  readonly faultAnswer?: (status: 429 | 500, request: Incoming) => Answer;
  /** Waits, until the signal ends it early; replaced in tests. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** A listening server. */
export interface RunningServer {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string;
  readonly faults: FaultControl;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const MAX_BODY = 16 * 1024 * 1024;
/** How long `close` lets exchanges under way finish, in milliseconds. */
const GRACE = 1000;

const plainWait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal, ref: true }).catch(() => undefined);

/**
 * Listens on loopback only and answers every request through the handler, faults applied.
 * @throws the listening error, for example when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const faults = createFaults(options.faults, createRandom(options.seed ^ 0x5f4a7c15));
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const wait = options.wait ?? plainWait;

  const exchange = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const plan = faults.plan();
    const request = await readRequest(message);
    if (request === null) return send(response, tooLarge);
    if (plan.delay > 0) await wait(plan.delay, closing.signal);
    if (plan.instead !== null) return send(response, (options.faultAnswer ?? faultAnswer)(plan.instead, request));
    const answer = await options.handle(request);
    if (plan.spoil === 'cut' || plan.spoil === 'truncate') return sendPart(response, answer, plan.spoil);
    return send(response, plan.spoil === 'content-type' ? asWebPage(answer) : answer);
  };

  const server = createServer((message, response) => {
    const done = exchange(message, response)
      .catch((error: unknown) => giveUp(response, error))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  });
  await listen(server, options.port);

  let closed: Promise<void> | null = null;
  return {
    origin: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    faults,
    close: () => {
      closed ??= closeServer(server, closing, underWay);
      return closed;
    },
  };
}

const tooLarge: Answer = {
  status: 413,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: '413: Request Entity Too Large',
};

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeServer(server: Server, closing: AbortController, underWay: Set<Promise<void>>): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  closing.abort();
  const graceOver = new AbortController();
  await Promise.race([Promise.allSettled(underWay), plainWait(GRACE, graceOver.signal)]);
  graceOver.abort();
  server.closeAllConnections();
  await stopped;
}

/** Reads a request to its end; null when its body is larger than any real one. */
async function readRequest(message: IncomingMessage): Promise<Incoming | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    header: (name) => message.headersDistinct[name.toLowerCase()]?.[0],
    body: Buffer.concat(chunks, size),
  };
}

/** Writes a whole answer. Bodies always carry their length, except where the status allows none. */
function send(response: ServerResponse, answer: Answer): Promise<void> {
  response.writeHead(answer.status, headersOf(answer, Buffer.byteLength(answer.body)));
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.end(answer.body, () => resolve());
  });
}

/** Writes half of an answer whose header announces all of it, then ends or resets the connection. */
function sendPart(response: ServerResponse, answer: Answer, how: 'cut' | 'truncate'): Promise<void> {
  const body = Buffer.from(answer.body);
  // An empty answer has no half; announcing one byte more than will ever come makes it incomplete too.
  const announced = Math.max(body.length, 1);
  const socket = response.socket as Socket;
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    // Without a body the header is the whole answer, so not even that may arrive.
    if (isBodiless(answer.status)) return void socket.resetAndDestroy();
    response.writeHead(answer.status, headersOf(answer, announced));
    response.flushHeaders();
    response.write(body.subarray(0, Math.floor(announced / 2)), () => {
      if (how === 'cut') socket.resetAndDestroy();
      else socket.destroySoon();
    });
  });
}

function headersOf(answer: Answer, length: number): string[] {
  const headers = answer.headers.flat();
  return isBodiless(answer.status) ? headers : [...headers, 'Content-Length', String(length)];
}

const isBodiless = (status: number): boolean => status === 204 || status === 304;

function giveUp(response: ServerResponse, error: unknown): void {
  // A client that went away is no mistake of ours; anything else must not pass for a server's own 500.
  if (response.socket?.destroyed !== false || response.headersSent) return void response.destroy();
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`The emulator itself failed: ${text}\n`);
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('The emulator itself failed; see its error output.\n');
}
