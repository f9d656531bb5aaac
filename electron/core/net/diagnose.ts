import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { isLoopback, parseAddress } from '../../domain/address.ts';
import { fail } from '../../domain/failure.ts';
import { note, type ProbeNote, type ProbeStep, type ProbeStepId } from '../../domain/probe.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { TLS_FLOOR } from './agent.ts';
import { type Handshake, observeHandshake } from './handshake.ts';
import { sleepReally } from './retry.ts';
import { describeCertificate } from './tls-failure.ts';
import { transportFailure } from './transport-failure.ts';

/** What is diagnosed, and within which bounds. `timeout` is in milliseconds per step, 10 s unless told. */
export interface DiagnoseOptions {
  /** As a person typed it. */
  readonly address: string;
  readonly allowHttp: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number;
  /** Tells milliseconds. */
  readonly clock?: () => number;
}

type Found<T> = Result<{ value: T; note: ProbeNote }>;

const TIMEOUT = 10_000;
/** Milliseconds in which a TLS 1.3 server that wants a client certificate has normally said so. */
const OBJECTION_TIME = 300;

/**
 * Walks the way to a server step by step, from the address to an encrypted connection, and tells each step as it goes.
 * Ends after the first failed step with its failure, else with the address as it was read.
 */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<ProbeStep, Result<URL>> {
  const bounds = { caller: options.signal, timeout: options.timeout ?? TIMEOUT };
  const clock = options.clock ?? performance.now.bind(performance);

  const read = yield* step('address', clock, async () => readAddress(options));
  if (!read.ok) return read;
  const url = read.value;
  if (needsNoLookup(url)) {
    yield skipped('lookup', note('address-literal', { address: url.hostname }));
  } else {
    const found = yield* step('lookup', clock, () => lookUp(url, bounds));
    if (!found.ok) return found;
  }
  const connected = yield* step('tcp', clock, () => connect(url, bounds));
  if (!connected.ok) return connected;
  yield skipped('proxy', note('proxy-none'));
  if (url.protocol === 'http:') {
    yield skipped('tls', note(isLoopback(url.hostname) ? 'tls-unencrypted' : 'tls-consented'));
    return ok(url);
  }
  const encrypted = yield* step('tls', clock, () => encrypt(url, bounds));
  return encrypted.ok ? ok(url) : encrypted;
}

/** Announces a step, runs it and tells how it ended. */
async function* step<T>(
  id: ProbeStepId,
  clock: () => number,
  work: () => Promise<Found<T>>,
): AsyncGenerator<ProbeStep, Result<T>> {
  yield { step: id, state: 'running', note: null, failure: null, milliseconds: null };
  const began = clock();
  const result = await work();
  const milliseconds = Math.round(clock() - began);
  if (!result.ok) {
    yield { step: id, state: 'failed', note: null, failure: result.failure, milliseconds };
    return result;
  }
  yield { step: id, state: 'passed', note: result.value.note, failure: null, milliseconds };
  return ok(result.value.value);
}

function skipped(id: ProbeStepId, why: ProbeNote): ProbeStep {
  return { step: id, state: 'skipped', note: why, failure: null, milliseconds: null };
}

function readAddress({ address, allowHttp }: DiagnoseOptions): Found<URL> {
  const read = parseAddress(address, allowHttp);
  if (!read.ok) return read;
  const url = read.value;
  const details = { scheme: url.protocol.replace(':', ''), port: portOf(url), path: url.pathname };
  return ok({ value: url, note: note('address-read', details) });
}

function lookUp(url: URL, bounds: Bounds): Promise<Found<null>> {
  return bounded(url, bounds, 'name-not-found', async () => {
    const addresses = await lookup(url.hostname, { all: true });
    const listed = addresses.map((one) => one.address).slice(0, 8);
    return { value: null, note: note('lookup-found', { addresses: listed.join(', ') }) };
  });
}

function connect(url: URL, bounds: Bounds): Promise<Found<null>> {
  return bounded(url, bounds, 'timed-out-connecting', async (signal) => {
    const socket = net.connect({ host: hostOf(url), port: portOf(url) });
    try {
      await once(socket, 'connect', { signal });
      return { value: null, note: note('tcp-connected') };
    } finally {
      socket.destroy();
    }
  });
}

function encrypt(url: URL, bounds: Bounds): Promise<Found<null>> {
  const host = hostOf(url);
  return bounded(url, bounds, 'timed-out-connecting', async (signal, witness) => {
    const name = net.isIP(host) ? {} : { servername: host };
    const socket = tls.connect({ host, port: portOf(url), ...name, ...TLS_FLOOR });
    const handshake = observeHandshake(socket);
    witness(handshake);
    try {
      await once(socket, 'secureConnect', { signal });
      await objection(socket, signal);
      return { value: null, note: trusted(socket.getProtocol() ?? 'TLS', handshake) };
    } finally {
      socket.destroy();
    }
  });
}

/**
 * In TLS 1.3 the client is done before the server has judged the client's certificate, or the lack of one. The server's
 * session ticket shows that it is content; not every server sends one.
 */
async function objection(socket: tls.TLSSocket, signal: AbortSignal): Promise<void> {
  if (socket.getProtocol() !== 'TLSv1.3') return;
  await Promise.race([once(socket, 'session', { signal }), sleepReally(OBJECTION_TIME, signal)]);
}

function trusted(protocol: string, { chain: [leaf] }: Handshake): ProbeNote {
  const { subject, validUntil } = leaf ? describeCertificate(leaf) : { subject: '', validUntil: '' };
  return note('tls-trusted', { protocol, subject, date: validUntil });
}

interface Bounds {
  readonly caller: AbortSignal | undefined;
  readonly timeout: number;
}

/** Runs one piece of work until its end, the time-out or the caller's abort, and tells errors as failures. */
async function bounded<T>(
  url: URL,
  { caller, timeout }: Bounds,
  lateness: 'name-not-found' | 'timed-out-connecting',
  work: (signal: AbortSignal, witness: (handshake: Handshake) => void) => Promise<T>,
): Promise<Result<T>> {
  const late = AbortSignal.timeout(timeout);
  const signal = caller ? AbortSignal.any([caller, late]) : late;
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(signal.reason);
  let handshake: Handshake | null = null;
  try {
    signal.throwIfAborted();
    signal.addEventListener('abort', end);
    const working = work(signal, (seen) => {
      handshake = seen;
    });
    return ok(await Promise.race([working, ended.promise]));
  } catch (error) {
    if (caller?.aborted) return fail('cancelled');
    if (late.aborted) return fail(lateness, { origin: url.origin, host: url.hostname });
    return failed(transportFailure(error, url, handshake));
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function needsNoLookup(url: URL): boolean {
  return isLoopback(url.hostname) || net.isIP(hostOf(url)) !== 0;
}

/** The host as sockets want it: IPv6 addresses without brackets. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
