import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type Failure, failure } from '../../domain/failure.ts';
import { portOf } from './endpoint.ts';
import type { ProxyServer } from './proxy.ts';
import { WayError } from './transport-failure.ts';

/**
 * Asks the proxy at the other end of a connection to pass bytes on to a server from now on (CONNECT). The proxy learns
 * the server's host and port and its own credentials, nothing else. Throws a `WayError` when it refuses.
 */
export async function passThrough(
  connection: Socket,
  proxy: ProxyServer,
  server: URL,
  signal: AbortSignal,
): Promise<void> {
  const authority = `${server.hostname}:${portOf(server)}`;
  const request = http.request({
    method: 'CONNECT',
    path: authority,
    headers: { Host: authority, ...proxyHeaders(proxy) },
    createConnection: () => connection,
    signal,
  });
  request.end();
  const [answer, , early] = (await once(request, 'connect')) as [IncomingMessage, Socket, Buffer];
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) {
    connection.destroy();
    throw new WayError(proxyRefusal({ status, headers: answer.headers }, proxy));
  }
  connection.unshift(early);
}

/** The failure for a proxy's own answer. `schemes` are the ways to sign in that a 407 offers. */
export function proxyRefusal(
  { status, headers }: { readonly status: number; readonly headers: IncomingHttpHeaders },
  { url }: ProxyServer,
): Failure {
  const proxy = url.host;
  if (status !== 407) return failure('proxy-failed', { proxy, status, reason: `status ${status}` });
  return failure('proxy-sign-in', { proxy, status, schemes: (headers['proxy-authenticate'] ?? '').slice(0, 200) });
}

/** The headers that sign in to a proxy. */
export function proxyHeaders({ authorization }: ProxyServer): Record<string, string> {
  return authorization === null ? {} : { 'Proxy-Authorization': authorization };
}
