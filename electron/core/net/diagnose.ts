import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { isLoopback, parseAddress } from '../../domain/address.ts';
import type { Certificate } from '../../domain/certificate.ts';
import { failure } from '../../domain/failure.ts';
import { DEFAULT_NETWORK, type Network } from '../../domain/network.ts';
import { note, type ProbeNote, type ProbeStep, type ProbeStepId } from '../../domain/probe.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type Bounds, bounded } from './bounded.ts';
import { describeChain } from './certificate.ts';
import { connect, openConnection, openThroughProxy, type Way } from './connection.ts';
import { hostOf, portOf } from './endpoint.ts';
import { chooseProxy, type ProxyServer, proxyFailure, type Variables } from './proxy.ts';
import { sleepReally } from './retry.ts';
import { createTlsSettings, type NetworkSecrets, NO_SECRETS } from './tls-settings.ts';
import { transportFailure } from './transport-failure.ts';

/** What is diagnosed. Each step may take the network's connect time. */
export interface DiagnoseOptions {
  /** As a person typed it. */
  readonly address: string;
  readonly allowHttp: boolean;
  /** `DEFAULT_NETWORK` unless told. */
  readonly network?: Network;
  readonly networkSecrets?: NetworkSecrets;
  /** Where the system's proxies are read; `process.env` unless told. */
  readonly variables?: Variables;
  readonly signal?: AbortSignal | undefined;
  /** Tells milliseconds. */
  readonly clock?: () => number;
}

type Found<T> = Result<{ value: T; note: ProbeNote }>;
type Ended<T> = { readonly result: Found<T>; readonly chain?: Certificate[] | null };
type Steps<T> = AsyncGenerator<ProbeStep, Result<T>>;

/** Milliseconds in which a TLS 1.3 server that judges the client's certificate has normally done so. */
const OBJECTION_TIME = 300;

/**
 * Walks the way to a server step by step, from the address to an encrypted connection, and tells each step as it goes.
 * Sends nothing beyond a CONNECT to a proxy and the TLS handshake. Ends after the first failed step with its failure,
 * else with the address as it was read.
 */
export async function* diagnose(options: DiagnoseOptions): Steps<URL> {
  const { network = DEFAULT_NETWORK, networkSecrets = NO_SECRETS } = options;
  const bounds = { caller: options.signal, timeout: network.timeouts.connect };
  const clock = options.clock ?? performance.now.bind(performance);

  const read = yield* step('address', clock, async () => ({ result: readAddress(options) }));
  if (!read.ok) return read;
  const url = read.value;
  const proxy = chooseProxy(url, network.proxy, networkSecrets.proxyPassword, options.variables);
  if (!proxy.ok) return yield* step('proxy', clock, async () => ({ result: proxy }));
  const reached = yield* reaching(url, proxy.value, bounds, clock);
  if (!reached.ok) return reached;

  const tls = createTlsSettings(network, networkSecrets);
  if (!tls.ok) return yield* step('tls', clock, async () => ({ result: tls }));
  const way = { origin: url, proxy: proxy.value, tls: tls.value };
  if (way.proxy) {
    const passed = yield* step('proxy', clock, () => tryProxy(way, bounds));
    if (!passed.ok) return passed;
  } else {
    yield skipped('proxy', note(whyNoProxy(url, network)));
  }
  if (url.protocol === 'http:') {
    yield skipped('tls', note(isLoopback(url.hostname) ? 'tls-unencrypted' : 'tls-consented'));
    return ok(url);
  }
  const encrypted = yield* step('tls', clock, () => encrypt(way, bounds));
  return encrypted.ok ? ok(url) : encrypted;
}

/** The steps to the server’s port, or to the proxy's. */
async function* reaching(url: URL, proxy: ProxyServer | null, bounds: Bounds, clock: () => number): Steps<null> {
  const nearest = proxy?.url ?? url;
  if (isLoopback(nearest.hostname) || net.isIP(hostOf(nearest)) !== 0) {
    const left = note('lookup-left', { proxy: nearest.host });
    yield skipped('lookup', proxy ? left : note('address-literal', { address: url.hostname }));
  } else {
    const found = yield* step('lookup', clock, () => lookUp(nearest, proxy, bounds));
    if (!found.ok) return found;
  }
  return yield* step('tcp', clock, () => tryConnecting(nearest, proxy, bounds));
}

/** Announces a step, runs it and tells how it ended. */
async function* step<T>(id: ProbeStepId, clock: () => number, work: () => Promise<Ended<T>>): Steps<T> {
  yield { step: id, state: 'running', note: null, failure: null, milliseconds: null, chain: null };
  const began = clock();
  const { result, chain = null } = await work();
  const milliseconds = Math.round(clock() - began);
  if (!result.ok) {
    yield { step: id, state: 'failed', note: null, failure: result.failure, milliseconds, chain };
    return result;
  }
  yield { step: id, state: 'passed', note: result.value.note, failure: null, milliseconds, chain };
  return ok(result.value.value);
}

function skipped(id: ProbeStepId, why: ProbeNote): ProbeStep {
  return { step: id, state: 'skipped', note: why, failure: null, milliseconds: null, chain: null };
}

function readAddress({ address, allowHttp }: DiagnoseOptions): Found<URL> {
  const read = parseAddress(address, allowHttp);
  if (!read.ok) return read;
  const url = read.value;
  const details = { scheme: url.protocol.replace(':', ''), port: portOf(url), path: url.pathname };
  return ok({ value: url, note: note('address-read', details) });
}

async function lookUp(url: URL, proxy: ProxyServer | null, bounds: Bounds): Promise<Ended<null>> {
  const result = await bounded(bounds, wordsFor(url, proxy, 'name-not-found'), async () => {
    const found = await lookup(url.hostname, { all: true });
    const listed = found.map((one) => one.address).slice(0, 8);
    const addresses = listed.join(', ');
    return { value: null, note: note(proxy ? 'lookup-proxy' : 'lookup-found', { addresses, proxy: url.hostname }) };
  });
  return { result };
}

async function tryConnecting(url: URL, proxy: ProxyServer | null, bounds: Bounds): Promise<Ended<null>> {
  const result = await bounded(bounds, wordsFor(url, proxy, 'timed-out-connecting'), async (signal) => {
    const socket = await connect(url, signal);
    socket.destroy();
    return { value: null, note: proxy ? note('tcp-connected-proxy', { proxy: url.host }) : note('tcp-connected') };
  });
  return { result };
}

/** What a step on the way to `url` is told as when it fails; a proxy there is named as what failed. */
function wordsFor(url: URL, proxy: ProxyServer | null, late: 'name-not-found' | 'timed-out-connecting') {
  const details = { origin: url.origin, host: url.hostname };
  return {
    late: () => (proxy ? failure('proxy-failed', { proxy: url.host, reason: late }) : failure(late, details)),
    explain: (error: unknown) => (proxy ? proxyFailure(error, proxy) : transportFailure(error, url)),
  };
}

async function tryProxy(way: Way, bounds: Bounds): Promise<Ended<null>> {
  const opened = await openThroughProxy(way, bounds);
  if (!opened.ok) return { result: opened };
  opened.value.destroy();
  // Proxies refuse to tunnel to unencrypted ports; only a call shows whether they forward it.
  const key = way.origin.protocol === 'https:' ? 'proxy-passes' : 'proxy-forwards';
  return { result: ok({ value: null, note: note(key, { proxy: way.proxy?.url.host ?? '' }) }) };
}

function whyNoProxy(url: URL, { proxy }: Network): 'proxy-none' | 'proxy-none-chosen' | 'proxy-none-system' {
  if (isLoopback(url.hostname)) return 'proxy-none';
  return proxy.mode === 'none' ? 'proxy-none-chosen' : 'proxy-none-system';
}

async function encrypt(way: Way, bounds: Bounds): Promise<Ended<null>> {
  const opened = await openConnection(way, bounds);
  const chain = describeChain(opened.chain);
  if (!opened.result.ok) return { result: opened.result, chain };
  const socket = opened.result.value;
  const protocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
  const content = protocol === 'TLSv1.3' ? await objection(socket, way, bounds) : ok(null);
  socket.destroy();
  if (!content.ok) return { result: content, chain };
  const details = {
    protocol: protocol ?? 'TLS',
    subject: chain?.[0]?.subject ?? '',
    date: chain?.[0]?.validUntil.slice(0, 10) ?? '',
  };
  return { result: ok({ value: null, note: note(way.tls.pinned ? 'tls-pinned' : 'tls-trusted', details) }), chain };
}

/**
 * In TLS 1.3 the client is done before the server has judged the client's certificate, or the lack of one. The server's
 * session ticket shows that it is content; not every server sends one.
 */
function objection(socket: Socket, { origin, tls }: Way, bounds: Bounds): Promise<Result<null>> {
  const words = {
    late: () => failure('timed-out-connecting', { origin: origin.origin, host: origin.hostname }),
    explain: (error: unknown) => transportFailure(error, origin, { tls }),
  };
  return bounded(bounds, words, async (signal) => {
    if (socket.errored) throw socket.errored;
    await Promise.race([once(socket, 'session', { signal }), sleepReally(OBJECTION_TIME, signal)]);
    return null;
  });
}
