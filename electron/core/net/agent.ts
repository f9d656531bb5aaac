import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { openConnection, type Way } from './connection.ts';
import { WayError } from './transport-failure.ts';
import { proxyHeaders } from './tunnel.ts';

/** The connections of one client, kept open between its calls until `close`. */
export interface Connections {
  readonly way: Way;
  /** Makes a request. While it has no connection yet, `until` ends the attempt to get one. */
  request(options: RequestOptions, until: AbortSignal, answered: (message: IncomingMessage) => void): ClientRequest;
  close(): void;
}

/** Node hands a request's options on to whoever makes its connection. */
interface Wanted extends RequestOptions {
  readonly until?: AbortSignal;
}

type Created = (error: Error | null, socket: Duplex) => void;

/** Shorter than servers keep idle connections, or a write could meet one that the server closes at that moment. */
const IDLE_MILLISECONDS = 3000;

/**
 * Makes the connections of one client; each may take `timeout` milliseconds. The way was chosen before: agents made so
 * read no proxy variables, and each connection is verified anew, without a session of an earlier one.
 */
export function createConnections(way: Way, timeout: number): Connections {
  const { origin, proxy } = way;
  const closing = new AbortController();
  const pool = { keepAlive: true, timeout: IDLE_MILLISECONDS };
  const agent = origin.protocol === 'https:' ? new https.Agent(pool) : new http.Agent(pool);

  async function create({ until }: Wanted): Promise<Duplex> {
    const caller = until ? AbortSignal.any([closing.signal, until]) : closing.signal;
    const { result } = await openConnection(way, { caller, timeout });
    if (!result.ok) throw new WayError(result.failure);
    if (result.value.errored) throw result.value.errored;
    return result.value;
  }
  agent.createConnection = (wanted: Wanted, created?: Created) => {
    create(wanted).then(
      (socket) => created?.(null, socket),
      // The type knows no error without a socket; Node looks at none then.
      (error: Error) => created?.(error, undefined as never),
    );
    return undefined;
  };

  return {
    way,
    request(options, until, answered) {
      const wanted: Wanted = { ...options, agent, until };
      if (origin.protocol === 'https:') return https.request(wanted, answered);
      if (!proxy) return http.request(wanted, answered);
      // A proxy that forwards calls is told the whole address.
      const headers = { ...(options.headers as http.OutgoingHttpHeaders), ...proxyHeaders(proxy) };
      return http.request({ ...wanted, path: origin.origin + options.path, headers }, answered);
    },
    close() {
      closing.abort();
      agent.destroy();
    },
  };
}
