import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import tls, { type ConnectionOptions, type TLSSocket } from 'node:tls';
import { type Failure, failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { type Bounds, bounded } from './bounded.ts';
import { hostOf, portOf } from './endpoint.ts';
import { type Handshake, observeHandshake } from './handshake.ts';
import { type ProxyServer, proxyFailure } from './proxy.ts';
import type { TlsSettings } from './tls-settings.ts';
import { transportFailure } from './transport-failure.ts';
import { passThrough } from './tunnel.ts';

/** The way to one origin: straight or through a proxy, and what TLS accepts and shows on it. */
export interface Way {
  readonly origin: URL;
  readonly proxy: ProxyServer | null;
  readonly tls: TlsSettings;
}

/** How opening a connection ended, and the certificates that the server showed: its own, then its issuers. */
export interface Opened {
  readonly result: Result<Socket>;
  readonly chain: readonly X509Certificate[];
}

/** How far an attempt came. */
interface Progress {
  towardsProxy: boolean;
  nameFound: boolean;
  handshake: Handshake | null;
}

/**
 * Opens a connection that is ready for a request: to the server, encrypted if its address says so, or to the proxy
 * that forwards unencrypted calls. Nothing of a request has been sent then. The same for calls and for the diagnosis,
 * so that both see the same way.
 */
export async function openConnection(way: Way, bounds: Bounds): Promise<Opened> {
  const opened = await attempt(way, bounds, passAll);
  // The pinned key in a certificate that was renewed since.
  return !opened.result.ok && way.tls.recognise(opened.chain[0]) ? attempt(way, bounds, passAll) : opened;
}

/** Opens the first part of the same way: as far as the proxy has agreed to pass calls on. */
export async function openThroughProxy(way: Way, bounds: Bounds): Promise<Result<Socket>> {
  return (await attempt(way, bounds, passProxy)).result;
}

type Walk = (way: Way, progress: Progress, signal: AbortSignal) => Promise<Socket>;

async function attempt(way: Way, bounds: Bounds, walk: Walk): Promise<Opened> {
  const { origin, proxy, tls } = way;
  const nameFound = net.isIP(hostOf(proxy?.url ?? origin)) !== 0;
  const progress: Progress = { towardsProxy: proxy !== null, nameFound, handshake: null };
  const words = {
    late: () => lateness(way, progress),
    explain: (error: unknown) =>
      proxy && progress.towardsProxy
        ? proxyFailure(error, proxy)
        : transportFailure(error, origin, { handshake: progress.handshake, tls }),
  };
  const result = await bounded(bounds, words, (signal) => walk(way, progress, signal));
  return { result, chain: progress.handshake?.chain ?? [] };
}

const passAll: Walk = async (way, progress, signal) => {
  const { origin, tls } = way;
  const connection = await passProxy(way, progress, signal);
  if (origin.protocol === 'http:') return connection;
  progress.towardsProxy = false;
  return encrypt(connection, origin, tls.toServer(), signal, (handshake) => {
    progress.handshake = handshake;
  });
};

const passProxy: Walk = async ({ origin, proxy, tls }, progress, signal) => {
  const connection = await connect(proxy?.url ?? origin, signal, () => {
    progress.nameFound = true;
  });
  if (!proxy) return connection;
  const encrypted = proxy.url.protocol === 'https:';
  const near = encrypted ? await encrypt(connection, proxy.url, tls.toProxy(), signal) : connection;
  if (origin.protocol === 'https:') await passThrough(near, proxy, origin, signal);
  return near;
};

/** Opens a bare TCP connection to the host of an address. `nameFound` is called once its name has been looked up. */
export async function connect(url: URL, signal: AbortSignal, nameFound?: () => void): Promise<Socket> {
  const socket = net.connect({ host: hostOf(url), port: portOf(url), noDelay: true, keepAlive: true });
  socket.once('lookup', () => nameFound?.());
  await untilReady(socket, 'connect', signal);
  return socket;
}

/** Encrypts a connection. `witness` is given what can be seen of the handshake before anything of it has happened. */
async function encrypt(
  connection: Socket,
  url: URL,
  options: ConnectionOptions,
  signal: AbortSignal,
  witness?: (handshake: Handshake) => void,
): Promise<TLSSocket> {
  const host = hostOf(url);
  const name = net.isIP(host) ? {} : { servername: host };
  const socket = tls.connect({ ...options, socket: connection, host, ...name });
  witness?.(observeHandshake(socket));
  await untilReady(socket, 'secureConnect', signal);
  return socket;
}

async function untilReady(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  // An error can come before whoever gets the socket listens. It stays readable in `errored`.
  socket.on('error', () => {});
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function lateness({ origin, proxy }: Way, { towardsProxy, nameFound }: Progress): Failure {
  if (proxy && towardsProxy) return failure('proxy-failed', { proxy: proxy.url.host, reason: 'timed-out-connecting' });
  const details = { origin: origin.origin, host: origin.hostname };
  // A resolver that stays silent is, to a person, a name that was not found: the same things are to be checked.
  return failure(nameFound || proxy ? 'timed-out-connecting' : 'name-not-found', details);
}
