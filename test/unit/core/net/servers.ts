import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createBudget } from '../../../../electron/core/net/budget.ts';
import { createHttpClient, type HttpClientOptions } from '../../../../electron/core/net/client.ts';
import type { HttpRequest } from '../../../../electron/core/net/http.ts';
import { DEFAULT_NETWORK, type Network } from '../../../../electron/domain/network.ts';

/** A server of one test. `calls` counts the requests that reached it, or the connections if it speaks no HTTP. */
export interface Listening {
  readonly port: number;
  readonly origin: string;
  calls: number;
}

/** An HTTP server for the running test. */
export function serve(handler: http.RequestListener): Promise<Listening> {
  return listen(http.createServer(), 'http://127.0.0.1', 'request', handler);
}

/** An HTTPS server for the running test, called as `localhost`. */
export function serveEncrypted(options: TlsOptions, handler: http.RequestListener = answerOk): Promise<Listening> {
  return listen(https.createServer(options), 'https://localhost', 'request', handler);
}

/** A server that speaks whatever `connected` makes of a connection. */
export function serveRaw(connected: (socket: net.Socket) => void, scheme = 'http'): Promise<Listening> {
  return listen(net.createServer(), `${scheme}://127.0.0.1`, 'connection', (socket: net.Socket) => {
    socket.on('error', () => {});
    connected(socket);
  });
}

/** Answers with an empty JSON object. */
export function answerOk(_request: http.IncomingMessage, response: http.ServerResponse): void {
  response.end('{}');
}

/** A network that differs from the default in some parts; time-outs may be shorter than a person can set them. */
export function network(
  parts: Partial<Omit<Network, 'timeouts'>> & { timeouts?: Partial<Network['timeouts']> },
): Network {
  return { ...DEFAULT_NETWORK, ...parts, timeouts: { ...DEFAULT_NETWORK.timeouts, ...parts.timeouts } };
}

/**
 * A client for the running test. `waits` are the milliseconds that it would have waited: its clock runs by them alone.
 * Jitter is at its maximum.
 */
export function connectTo(baseUrl: string, options: Partial<HttpClientOptions> = {}) {
  const waits: number[] = [];
  let time = Date.now();
  const clock = () => time;
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    time += milliseconds;
  };
  const client = createHttpClient({
    ...{ baseUrl, allowHttp: false, random: () => 1, clock, sleep, budget: createBudget(), variables: {} },
    ...options,
  });
  onTestFinished(() => client.close());
  return { waits, send: (request: HttpRequest) => client.send(request) };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen<Arguments extends unknown[]>(
  server: net.Server,
  prefix: string,
  event: string,
  handler: (...args: Arguments) => void,
): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const listening: Listening = { port, origin: `${prefix}:${port}`, calls: 0 };
  server.on(event, (...args: Arguments) => {
    listening.calls += 1;
    handler(...args);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return listening;
}
