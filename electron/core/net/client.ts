import manifest from '../../../package.json' with { type: 'json' };
import { isLoopback } from '../../domain/address.ts';
import { fail } from '../../domain/failure.ts';
import { DEFAULT_NETWORK, type Network } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type Connections, createConnections } from './agent.ts';
import { type Budget, budgetOf } from './budget.ts';
import { type Exchanged, exchange, type WireRequest } from './exchange.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './http.ts';
import { type Limiter, limiterOf } from './limiter.ts';
import { chooseProxy, type Variables } from './proxy.ts';
import { LONGEST_WAIT, readRetryAfter, type Sleep, sleepReally, waitBeforeRetry } from './retry.ts';
import { createTlsSettings, type NetworkSecrets, NO_SECRETS } from './tls-settings.ts';

/** What a client may be given; only the address is needed. `clock` tells milliseconds since 1970. */
export interface HttpClientOptions {
  /** Origin and path that requests are appended to, without a trailing slash. */
  readonly baseUrl: string;
  /** A person agreed to plain http for this instance. */
  readonly allowHttp: boolean;
  /** How the instance is reached; `DEFAULT_NETWORK` unless told. */
  readonly network?: Network;
  readonly networkSecrets?: NetworkSecrets;
  /** Where the system's proxies are read; `process.env` unless told. */
  readonly variables?: Variables;
  /** Largest body that is accepted, after decompression; 64 MiB unless told. */
  readonly maximumBytes?: number;
  readonly clock?: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Instead of the one that all clients of this origin share. */
  readonly limiter?: Limiter;
  /** Instead of the one that all clients of this origin share. */
  readonly budget?: Budget;
}

/** A client that holds connections open until it is closed. */
export interface ClosableHttpClient extends HttpClient {
  close(): void;
}

const MAXIMUM_BYTES = 64 * 1024 * 1024;
/** What a person is told to wait when the server names no time, in seconds. */
const UNTOLD_WAIT = 10;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** nginx asks for a client certificate in the handshake and complains about it only in its answer. */
const NGINX_COMPLAINTS = [
  ['No required SSL certificate was sent', 'tls-client-certificate'],
  ['The SSL certificate error', 'tls-client-certificate-refused'],
] as const;

/**
 * Makes the client of one instance. It calls no other origin, follows no redirect, repeats reads that may succeed a
 * little later, and never repeats a write that the server may have carried out: that one fails with `outcome-unknown`.
 * After the last try any status is a plain answer, except 429, which fails with `rate-limited`.
 */
export function createHttpClient(options: HttpClientOptions): ClosableHttpClient {
  const base = new URL(options.baseUrl);
  const { clock = Date.now, random = Math.random, sleep = sleepReally } = options;
  const { limiter = limiterOf(base.origin), budget = budgetOf(base.origin), network = DEFAULT_NETWORK } = options;
  const made = openWay(base, network, options);

  async function tryOnce(
    connections: Connections,
    wire: WireRequest,
    { signal, maximumBytes = options.maximumBytes ?? MAXIMUM_BYTES }: HttpRequest,
  ): Promise<Exchanged> {
    if (!(await limiter.enter(signal))) return unsent(fail('cancelled'));
    try {
      const pause = budget.book(clock());
      if (pause > LONGEST_WAIT) return unsent(fail('rate-limited', { origin: base.origin, seconds: seconds(pause) }));
      if (pause > 0) await sleep(pause, signal);
      if (signal?.aborted) return unsent(fail('cancelled'));
      const exchanged = await exchange(wire, { connections, timeouts: network.timeouts, maximumBytes, signal });
      if (exchanged.result.ok) budget.heed(exchanged.result.value, clock());
      return exchanged;
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
    if (!made.ok) return made;
    const connections = made.value;
    const began = clock();
    for (let tries = 1; ; tries += 1) {
      const exchanged = await tryOnce(connections, wire, request);
      const { result } = exchanged;
      const wait = waitBeforeRetry({ tries, began, method, result }, clock(), random);
      if (wait === null) return settle(wire, exchanged, connections, clock());
      await sleep(wait, signal);
      if (signal?.aborted) return fail('cancelled');
    }
  }

  return { baseUrl: options.baseUrl, send, close: () => made.ok && made.value.close() };
}

/** Fails when what was set for the way can't be used: every call then ends with that failure. */
function openWay(origin: URL, network: Network, options: HttpClientOptions): Result<Connections> {
  const secrets = options.networkSecrets ?? NO_SECRETS;
  const proxy = chooseProxy(origin, network.proxy, secrets.proxyPassword, options.variables);
  if (!proxy.ok) return proxy;
  const tls = createTlsSettings(network, secrets);
  if (!tls.ok) return tls;
  return ok(createConnections({ origin, proxy: proxy.value, tls: tls.value }, network.timeouts.connect));
}

const unsent = (result: Result<never>): Exchanged => ({ result, sent: false });
const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

function toWire(base: URL, { method, path, query = {}, headers = {}, ...body }: HttpRequest): WireRequest {
  const url = new URL(base.origin);
  url.pathname = base.pathname.replace(/\/$/, '') + path;
  // Whatever changes when it is read as part of an address was not encoded, or would leave the instance.
  if (!/^(\/(?![/\\])|$)/.test(path) || url.pathname !== base.pathname.replace(/\/$/, '') + path) {
    throw new Error(`Not an encoded path below the base URL: ${path}`);
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, String(value));
  return {
    method,
    url,
    headers: { Accept: 'application/json', 'User-Agent': `Roster/${manifest.version}`, ...headers },
    content: contentOf(body),
  };
}

function contentOf({ json, form }: Pick<HttpRequest, 'json' | 'form'>): WireRequest['content'] {
  if (form) return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  return json === undefined ? null : { type: 'application/json', text: JSON.stringify(json) };
}

/** The last word on a call: what its last try gave, in the terms of `HttpClient`. */
function settle(
  { method, url }: WireRequest,
  { result, sent }: Exchanged,
  { way }: Connections,
  now: number,
): Result<HttpAnswer> {
  const { origin } = url;
  if (!result.ok) {
    return method === 'GET' || !sent ? result : fail('outcome-unknown', { origin, reason: result.failure.code });
  }
  const { status, headers, text } = result.value;
  if (status === 429) {
    const asked = readRetryAfter(headers['retry-after'], now);
    return fail('rate-limited', { origin, seconds: asked === null ? UNTOLD_WAIT : seconds(asked) });
  }
  const complaint = status === 400 ? NGINX_COMPLAINTS.find(([words]) => text.includes(words)) : undefined;
  if (complaint) return fail(complaint[1], { origin, host: url.hostname, shown: way.tls.shown ?? '' });
  const target = REDIRECTS.includes(status) && headers.location ? URL.parse(headers.location, url) : null;
  return target ? fail('redirected', { origin, to: target.origin + target.pathname, status }) : result;
}
