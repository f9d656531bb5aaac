/** Which of the two counters of an owner a request belongs to. */
export type Api = 'application' | 'client';

/** What the counter says of one request. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends; null while requests are allowed. */
  readonly retryAfter: number | null;
}

const WINDOW = 60;

/** Counts requests by owner and API in fixed windows of a minute that begin with the first request. */
export class Throttle {
  readonly #windows = new Map<string, { used: number; readonly endsAt: number }>();
  readonly #seconds: () => number;

  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  /** Counts a request. One that is refused is not counted. */
  count(api: Api, ownerUuid: string, limit: number): Allowance {
    const name = `${api}:${ownerUuid}`;
    const now = this.#seconds();
    let window = this.#windows.get(name);
    if (!window || window.endsAt <= now) {
      window = { used: 0, endsAt: now + WINDOW };
      this.#windows.set(name, window);
    }
    if (window.used >= limit) return { limit, remaining: 0, retryAfter: window.endsAt - now };
    window.used += 1;
    return { limit, remaining: limit - window.used, retryAfter: null };
  }
}
