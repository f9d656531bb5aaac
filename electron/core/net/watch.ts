import type { ClientRequest } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Failure, failure } from '../../domain/failure.ts';
import { type Handshake, observeHandshake } from './handshake.ts';
import type { Timeouts } from './http.ts';

type Phase = keyof Timeouts;

/**
 * Watches one try of a call: knows how far it has come, whether the server may have the request, and ends it when a
 * phase takes too long or when the caller's signal is aborted.
 */
export class Watch {
  readonly #url: URL;
  readonly #timeouts: Timeouts;
  readonly #caller: AbortSignal | undefined;
  readonly #ending = new AbortController();
  readonly #cancel = () => this.#end(failure('cancelled'));
  #timer: NodeJS.Timeout | undefined;
  #phase: Phase = 'connect';
  #nameFound = false;
  #failure: Failure | null = null;
  #handshake: Handshake | null = null;

  constructor(url: URL, timeouts: Timeouts, caller: AbortSignal | undefined) {
    this.#url = url;
    this.#timeouts = timeouts;
    this.#caller = caller;
    this.#nameFound = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    if (caller?.aborted) this.#cancel();
    caller?.addEventListener('abort', this.#cancel, { once: true });
    this.#enter('connect');
  }

  /** Aborted when the try has to end. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** The failure that ended the try from this side, if one did. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** What was seen of the TLS handshake; null if there was none on this try. */
  get handshake(): Handshake | null {
    return this.#handshake;
  }

  /** True once the connection stood and could be trusted: from then on the server may have the request. */
  get sent(): boolean {
    return this.#phase !== 'connect';
  }

  /** Follows a request that was just made. */
  follow(request: ClientRequest): void {
    request.once('socket', (socket) => {
      if (request.reusedSocket) this.#enter('headers');
      else this.#followConnection(socket);
    });
    request.once('response', () => this.#enter('body'));
  }

  /** Ends the watch; the try is over. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#cancel);
  }

  #followConnection(socket: Socket): void {
    socket.once('lookup', () => {
      this.#nameFound = true;
    });
    const encrypted = socket instanceof TLSSocket;
    if (encrypted) this.#handshake = observeHandshake(socket);
    socket.once(encrypted ? 'secureConnect' : 'connect', () => this.#enter('headers'));
  }

  #enter(phase: Phase): void {
    clearTimeout(this.#timer);
    this.#phase = phase;
    this.#timer = setTimeout(() => this.#end(this.#timeoutFailure()), this.#timeouts[phase]);
  }

  #timeoutFailure(): Failure {
    const { origin, hostname: host } = this.#url;
    if (this.#phase !== 'connect') return failure('timed-out-answering', { origin, phase: this.#phase });
    // A resolver that stays silent is, to a person, a name that was not found: the same things are to be checked.
    return failure(this.#nameFound ? 'timed-out-connecting' : 'name-not-found', { origin, host });
  }

  #end(reason: Failure): void {
    this.#failure ??= reason;
    clearTimeout(this.#timer);
    this.#ending.abort();
  }
}
