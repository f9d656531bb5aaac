import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import axios, { type AxiosResponse } from 'axios';
import { type Failure, type FailureCode, failure } from '../../domain/failure.ts';
import type { Timeouts } from '../../domain/network.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Connections } from './agent.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { transportFailure } from './transport-failure.ts';
import { proxyRefusal } from './tunnel.ts';
import { Watch } from './watch.ts';

/** A request as it goes over the wire, once. */
export interface WireRequest {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The body with its Content-Type; null where there is none. */
  readonly content: { readonly type: string; readonly text: string } | null;
}

/** The means and bounds of one exchange. `maximumBytes` counts the body after decompression. */
export interface Means {
  readonly connections: Connections;
  readonly timeouts: Timeouts;
  readonly maximumBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** What one exchange gave. `sent`: the server may have the request, whatever the result says. */
export interface Exchanged {
  readonly result: Result<HttpAnswer>;
  readonly sent: boolean;
}

/** A refused client certificate can show only after the handshake; the server has read no request then. */
const NOTHING_READ: readonly FailureCode[] = ['tls-client-certificate', 'tls-client-certificate-refused'];

/** Bytes that are decoded at a time: a page of a list is one piece, a large body is never there twice. */
const PIECE = 1 << 20;

/** Sends a request once and reads the whole answer; neither repeats nor follows anything. */
export async function exchange(request: WireRequest, means: Means): Promise<Exchanged> {
  const { way } = means.connections;
  const watch = new Watch(request.url, means.timeouts, means.signal);
  try {
    const response = await call(request, means.connections, watch);
    const text = await readText(response.data, means.maximumBytes);
    if (text === null) return { result: failed(tooLarge(request.url)), sent: true };
    const answer = answerOf(response, text);
    if (answer.status === 407 && way.proxy && request.url.protocol === 'http:') {
      return { result: failed(proxyRefusal(answer, way.proxy)), sent: false };
    }
    return { result: ok(answer), sent: true };
  } catch (error) {
    const reason = watch.failure ?? transportFailure(error, request.url, { tls: way.tls });
    return { result: failed(reason), sent: watch.sent && !NOTHING_READ.includes(reason.code) };
  } finally {
    watch.stop();
  }
}

function call({ method, url, headers, content }: WireRequest, connections: Connections, watch: Watch) {
  const transport = {
    request(options: RequestOptions, answered: (message: IncomingMessage) => void): ClientRequest {
      const made = connections.request(options, watch.signal, answered);
      watch.follow(made);
      return made;
    },
  };
  return axios.request<Readable>({
    method,
    url: url.href,
    // Without `false`, axios would call an empty body a form.
    headers: { ...headers, 'Content-Type': content?.type ?? false },
    data: content?.text,
    transport,
    proxy: false,
    maxRedirects: 0,
    responseType: 'stream',
    transformRequest: [],
    transformResponse: [],
    validateStatus: () => true,
    signal: watch.signal,
  });
}

async function readText(body: Readable, maximumBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let waiting: Buffer[] = [];
  let [bytes, decoded] = [0, 0];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBytes) return null;
    waiting.push(chunk);
    if (bytes - decoded < PIECE) continue;
    text += decoder.decode(Buffer.concat(waiting), { stream: true });
    waiting = [];
    decoded = bytes;
  }
  return text + decoder.decode(Buffer.concat(waiting));
}

function answerOf(response: AxiosResponse<Readable>, text: string): HttpAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  const cookies: string[] = response.headers['set-cookie'] ?? [];
  return { status: response.status, headers, cookies, text };
}

function tooLarge({ origin }: URL): Failure {
  return failure('answer-too-large', { origin });
}
