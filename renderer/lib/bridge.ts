import {
  type ClientContext,
  type ClientLink,
  type ClientOptions,
  createORPCClient,
  createORPCErrorFromJson,
  ORPCError,
} from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../electron/contract/contract.ts';
import { coreGoneError, cutOffError } from '../../electron/contract/cut-off.ts';
import { translateErrors } from '../../electron/contract/translate-errors.ts';
import type { CrossedStream, Crossing, WindowBridge } from '../../electron/contract/window-bridge.ts';

declare global {
  interface Window {
    /** Set by the preload script of the Electron window; missing in a browser. */
    readonly roster?: WindowBridge;
  }
}

/** Whether the page reaches Roster: `lost` while it does not answer; the page goes on trying. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** The state of the connection to Roster, in the shape that `useSyncExternalStore` takes. In a window it is always open. */
export interface ConnectionStore {
  get(): ConnectionState;
  /** Calls `listener` after every change; answers with a function that ends it. */
  subscribe(listener: () => void): () => void;
}

const FIRST_RETRY = 250;
const SLOWEST_RETRY = 5_000;
/** Milliseconds that a call waits for a connection before it fails. */
const PATIENCE = 5_000;

/** The way to the core in an Electron window: the functions that the preload script exposes. */
class WindowLink implements ClientLink<ClientContext> {
  readonly #bridge: WindowBridge;

  constructor(bridge: WindowBridge) {
    this.#bridge = bridge;
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    options.signal?.throwIfAborted();
    const entry = path.reduce<unknown>((level, name) => (level as WindowBridge | undefined)?.[name], this.#bridge);
    if (typeof entry !== 'function') throw new ORPCError('NOT_FOUND');
    const value = await untilAborted(entry(input) as Promise<Crossing>, options.signal).then(unwrap);
    return isCrossedStream(value) ? readStream(value, options.signal) : value;
  }
}

async function* readStream(stream: CrossedStream, signal: AbortSignal | undefined) {
  try {
    for (;;) {
      const step = unwrap(await untilAborted(stream.next(), signal));
      if (step.done) return step.value;
      yield step.value;
    }
  } finally {
    await stream.return();
  }
}

function isCrossedStream(value: unknown): value is CrossedStream {
  return typeof (value as Partial<CrossedStream> | null)?.next === 'function';
}

function unwrap<Value>(crossing: Crossing<Value>): Value {
  if (crossing.ok) return crossing.value;
  throw createORPCErrorFromJson(crossing.error);
}

/** Stops waiting when the signal aborts; the work itself ends with its stream, or by a procedure of its own. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

interface Connection {
  readonly socket: WebSocket;
  readonly link: RPCLink<ClientContext>;
}

/** The way to the core in a browser: a WebSocket to the host that served the page, opened again whenever it breaks. */
class HostLink implements ClientLink<ClientContext>, ConnectionStore {
  readonly #address: string;
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = 'connecting';
  #started = false;
  #connection: Connection | null = null;
  #retryAfter = FIRST_RETRY;

  constructor(address: string) {
    this.#address = address;
  }

  get = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#start();
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const { socket, link } = this.#connection ?? (await untilAborted(this.#nextConnection(), options.signal));
    const explain = (error: unknown) =>
      socket.readyState === WebSocket.OPEN || options.signal?.aborted ? error : cutOffError(path);
    return translateErrors(() => link.call(path, input, options), explain);
  }

  /** Connects with the first use, so that importing this module does nothing. */
  #start() {
    if (this.#started) return;
    this.#started = true;
    this.#connect();
  }

  #connect() {
    const socket = new WebSocket(this.#address);
    const connection = { socket, link: new RPCLink<ClientContext>({ websocket: socket }) };
    socket.addEventListener('open', () => {
      this.#connection = connection;
      this.#retryAfter = FIRST_RETRY;
      this.#become('open');
    });
    socket.addEventListener('close', () => {
      this.#connection = null;
      this.#become('lost');
      setTimeout(() => this.#connect(), this.#retryAfter);
      this.#retryAfter = Math.min(this.#retryAfter * 2, SLOWEST_RETRY);
    });
  }

  #become(state: ConnectionState) {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  #nextConnection(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const stop = this.subscribe(() => {
        if (!this.#connection) return;
        finish();
        resolve(this.#connection);
      });
      const timer = setTimeout(() => {
        finish();
        reject(coreGoneError());
      }, PATIENCE);
      const finish = () => {
        stop();
        clearTimeout(timer);
      };
    });
  }
}

function hostAddress() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`;
}

const alwaysOpen: ConnectionStore = { get: () => 'open', subscribe: () => () => undefined };
const host = window.roster ? null : new HostLink(hostAddress());

/** Every procedure of the core, through whichever face shows this page. An expected failure rejects with `FAILED`. */
export const api: ContractRouterClient<typeof contract> = createORPCClient(
  window.roster ? new WindowLink(window.roster) : (host as HostLink),
);

/** Whether Roster answers; a banner shows it when not. */
export const connectionState: ConnectionStore = host ?? alwaysOpen;
