import type { Result } from '../../domain/result.ts';

/** The sign-in of one session, of which there is one at a time. */
export interface SharedAttempt<T> {
  /** The present sign-in, or a new one; calls that come meanwhile share one attempt. A failed one is not kept. */
  current(): Promise<Result<T>>;
  /** Takes an attempt that was begun otherwise in place of the present one. */
  replaceBy(attempt: Promise<Result<T>>): Promise<Result<T>>;
  /** Forgets a sign-in that the server no longer takes, unless it has been replaced already. */
  drop(ended: T): void;
}

/** Signs in with `begin` when a sign-in is first asked for, and again when it was dropped. */
export function shareAttempt<T>(begin: () => Promise<Result<T>>): SharedAttempt<T> {
  let attempt: Promise<Result<T>> | null = null;
  let signedIn: T | null = null;

  function replaceBy(next: Promise<Result<T>>): Promise<Result<T>> {
    const kept = next.then((result) => {
      if (attempt === kept) signedIn = result.ok ? result.value : null;
      if (attempt === kept && !result.ok) attempt = null;
      return result;
    });
    attempt = kept;
    return kept;
  }

  return {
    current: () => attempt ?? replaceBy(begin()),
    replaceBy,
    drop(ended) {
      if (signedIn !== ended) return;
      attempt = null;
      signedIn = null;
    },
  };
}
