import manifest from '../../../package.json' with { type: 'json' };
import { isLoopback } from '../../domain/address.ts';
import { fail } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { createAgents } from './agent.ts';
import { type Exchanged, exchange, type WireRequest } from './exchange.ts';
import type { HttpAnswer, HttpClient, HttpRequest, Timeouts } from './http.ts';
import { type Limiter, limiterOf } from './limiter.ts';
import { readRetryAfter, type Sleep, sleepReally, waitBeforeRetry } from './retry.ts';

/** What a client may be given; only the address is needed. `clock` tells milliseconds since 1970. */
export interface HttpClientOptions {
  /** Origin and path that requests are appended to, without a trailing slash. */
  readonly baseUrl: string;
  /** A person agreed to plain http for this instance. */
  readonly allowHttp: boolean;
  /** Milliseconds; 10, 30 and 60 seconds unless told. */
  readonly timeouts?: Partial<Timeouts>;
  /** Largest body that is accepted, after decompression; 64 MiB unless told. */
  readonly maximumBytes?: number;
  readonly clock?: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Instead of the one that all clients of this origin share. */
  readonly limiter?: Limiter;
}

/** A client that holds connections open until it is closed. */
export interface ClosableHttpClient extends HttpClient {
  close(): void;
}

const TIMEOUTS: Timeouts = { connect: 10_000, headers: 30_000, body: 60_000 };
const MAXIMUM_BYTES = 64 * 1024 * 1024;
/** What a person is told to wait when the server names no time, in seconds. */
const UNTOLD_WAIT = 10;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** nginx asks for a client certificate in the handshake and complains about a missing one only in its answer. */
const NGINX_WANTS_CERTIFICATE = 'No required SSL certificate was sent';

/**
 * Makes the client of one instance. It calls no other origin, follows no redirect, repeats reads that may succeed a
 * little later, and never repeats a write that the server may have carried out: that one fails with `outcome-unknown`.
 * After the last try any status is a plain answer, except 429, which fails with `rate-limited`.
 */
export function createHttpClient(options: HttpClientOptions): ClosableHttpClient {
  const base = new URL(options.baseUrl);
  const { clock = Date.now, random = Math.random, sleep = sleepReally, limiter = limiterOf(base.origin) } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const maximumBytes = options.maximumBytes ?? MAXIMUM_BYTES;
  const agents = createAgents();

  async function tryOnce(request: WireRequest, signal: AbortSignal | undefined): Promise<Exchanged> {
    if (!(await limiter.enter(signal))) return { result: fail('cancelled'), sent: false };
    try {
      return await exchange(request, { agents, timeouts, maximumBytes, signal });
    } finally {
      limiter.leave();
    }
  }

  async function send(request: HttpRequest): Promise<Result<HttpAnswer>> {
    const { method, signal } = request;
    const wire = toWire(base, request);
    if (base.protocol === 'http:' && !options.allowHttp && !isLoopback(base.hostname)) {
      return fail('address-insecure', { origin: base.origin });
    }
    const began = clock();
    for (let tries = 1; ; tries += 1) {
      const exchanged = await tryOnce(wire, signal);
      const { result } = exchanged;
      const wait = waitBeforeRetry({ tries, began, method, result }, clock(), random);
      if (wait === null) return settle(wire, exchanged, clock());
      await sleep(wait, signal);
      if (signal?.aborted) return fail('cancelled');
    }
  }

  return { baseUrl: options.baseUrl, send, close: () => agents.close() };
}

function toWire(base: URL, { method, path, query = {}, headers = {}, json }: HttpRequest): WireRequest {
  const url = new URL(base.origin);
  url.pathname = base.pathname.replace(/\/$/, '') + path;
  // Whatever changes when it is read as part of an address was not encoded, or would leave the instance.
  if (!/^\/(?![/\\])/.test(path) || url.pathname !== base.pathname.replace(/\/$/, '') + path) {
    throw new Error(`Not an encoded path below the base URL: ${path}`);
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, String(value));
  return {
    method,
    url,
    headers: { Accept: 'application/json', 'User-Agent': `Roster/${manifest.version}`, ...headers },
    body: json === undefined ? undefined : JSON.stringify(json),
  };
}

/** The last word on a call: what its last try gave, in the terms of `HttpClient`. */
function settle({ method, url }: WireRequest, { result, sent }: Exchanged, now: number): Result<HttpAnswer> {
  const { origin } = url;
  if (!result.ok) {
    return method === 'GET' || !sent ? result : fail('outcome-unknown', { origin, reason: result.failure.code });
  }
  const { status, headers, text } = result.value;
  if (status === 429) {
    const asked = readRetryAfter(headers['retry-after'], now);
    return fail('rate-limited', { origin, seconds: asked === null ? UNTOLD_WAIT : Math.ceil(asked / 1000) });
  }
  if (status === 400 && text.includes(NGINX_WANTS_CERTIFICATE)) {
    return fail('tls-client-certificate', { origin, host: url.hostname });
  }
  const target = REDIRECTS.includes(status) && headers.location ? URL.parse(headers.location, url) : null;
  return target ? fail('redirected', { origin, to: target.origin + target.pathname }) : result;
}
