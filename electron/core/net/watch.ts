import type { ClientRequest } from 'node:http';
import { type Failure, failure } from '../../domain/failure.ts';
import type { Timeouts } from '../../domain/network.ts';

type Phase = keyof Timeouts;

/**
 * Watches one try of a call: knows how far it has come, whether the server may have the request, and ends it when a
 * phase takes too long or when the caller's signal is aborted. Connecting keeps its own time.
 */
export class Watch {
  readonly #url: URL;
  readonly #timeouts: Timeouts;
  readonly #caller: AbortSignal | undefined;
  readonly #ending = new AbortController();
  readonly #cancel = () => this.#end(failure('cancelled'));
  #timer: NodeJS.Timeout | undefined;
  #phase: Phase = 'connect';
  #failure: Failure | null = null;

  constructor(url: URL, timeouts: Timeouts, caller: AbortSignal | undefined) {
    this.#url = url;
    this.#timeouts = timeouts;
    this.#caller = caller;
    if (caller?.aborted) this.#cancel();
    caller?.addEventListener('abort', this.#cancel, { once: true });
  }

  /** Aborted when the try has to end. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** The failure that ended the try from this side, if one did. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** True once the connection stood and could be trusted: from then on the server may have the request. */
  get sent(): boolean {
    return this.#phase !== 'connect';
  }

  /** Follows a request that was just made. */
  follow(request: ClientRequest): void {
    request.once('socket', () => this.#enter('headers'));
    request.once('response', () => this.#enter('body'));
  }

  /** Ends the watch; the try is over. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#cancel);
  }

  #enter(phase: Phase): void {
    clearTimeout(this.#timer);
    this.#phase = phase;
    const late = () => this.#end(failure('timed-out-answering', { origin: this.#url.origin, phase }));
    this.#timer = setTimeout(late, this.#timeouts[phase]);
  }

  #end(reason: Failure): void {
    this.#failure ??= reason;
    clearTimeout(this.#timer);
    this.#ending.abort();
  }
}
