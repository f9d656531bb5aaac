/** Lets a limited number of calls run at a time; the others wait in the order in which they came. */
export interface Limiter {
  /** Waits for a free place and takes it. False: the signal ended the wait, and no place is taken. */
  enter(signal?: AbortSignal): Promise<boolean>;
  /** Gives a taken place back. */
  leave(): void;
}

const CALLS_IN_FLIGHT = 4;

/** A limiter with `places` places. */
export function createLimiter(places: number): Limiter {
  let free = places;
  const waiting = new Set<() => void>();
  return {
    async enter(signal) {
      if (signal?.aborted) return false;
      if (free > 0) {
        free -= 1;
        return true;
      }
      return new Promise((resolve) => {
        const giveUp = () => {
          waiting.delete(admit);
          resolve(false);
        };
        const admit = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve(true);
        };
        waiting.add(admit);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
    leave() {
      const [next] = waiting;
      if (!next) {
        free += 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}

const limiters = new Map<string, Limiter>();

/** The limiter that all clients of one origin share. */
export function limiterOf(origin: string): Limiter {
  const known = limiters.get(origin) ?? createLimiter(CALLS_IN_FLIGHT);
  limiters.set(origin, known);
  return known;
}
