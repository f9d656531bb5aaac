import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import axios, { type AxiosResponse } from 'axios';
import { type Failure, failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Agents } from './agent.ts';
import type { HttpAnswer, HttpRequest, Timeouts } from './http.ts';
import { transportFailure } from './transport-failure.ts';
import { Watch } from './watch.ts';

/** A request as it goes over the wire, once. */
export interface WireRequest {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The means and bounds of one exchange. `maximumBytes` counts the body after decompression. */
export interface Means {
  readonly agents: Agents;
  readonly timeouts: Timeouts;
  readonly maximumBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** What one exchange gave. `sent`: the server may have the request, whatever the result says. */
export interface Exchanged {
  readonly result: Result<HttpAnswer>;
  readonly sent: boolean;
}

/** Sends a request once and reads the whole answer; neither repeats nor follows anything. */
export async function exchange(request: WireRequest, means: Means): Promise<Exchanged> {
  const watch = new Watch(request.url, means.timeouts, means.signal);
  try {
    const response = await call(request, means.agents, watch);
    const text = await readText(response.data, means.maximumBytes);
    if (text === null) return { result: failed(tooLarge(request.url)), sent: true };
    return { result: ok(answerOf(response, text)), sent: true };
  } catch (error) {
    const reason = watch.failure ?? transportFailure(error, request.url, watch.handshake);
    // A refused client certificate can show only after the handshake; the server has read no request then.
    return { result: failed(reason), sent: watch.sent && reason.code !== 'tls-client-certificate' };
  } finally {
    watch.stop();
  }
}

function call({ method, url, headers, body }: WireRequest, agents: Agents, watch: Watch) {
  const transport = {
    request(options: RequestOptions, answered: (message: IncomingMessage) => void): ClientRequest {
      const made = url.protocol === 'https:' ? https.request(options, answered) : http.request(options, answered);
      watch.follow(made);
      return made;
    },
  };
  return axios.request<Readable>({
    method,
    url: url.href,
    // Without `false`, axios would call an empty body a form.
    headers: { ...headers, 'Content-Type': body === undefined ? false : 'application/json' },
    data: body,
    transport,
    httpAgent: agents.http,
    httpsAgent: agents.https,
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
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
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
