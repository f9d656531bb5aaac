import type { Connection } from '../../domain/connection.ts';
import { ENVIRONMENT_RULES } from '../../domain/environment.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';

const MINUTE = 60_000;

/** The read-only rule, kept where the write leaves, so that every face obeys it. */
export interface WriteGuard {
  /** Fails with `read-only` where the instance is locked. */
  check(connection: Connection): Result<void>;
  /** Unlocks for the time that the environment allows; call it only after a confirmation. */
  unlock(connection: Connection): void;
  lock(instanceId: string): void;
  /** Milliseconds for which writing is still allowed; 0 when locked, null where there is no lock. */
  remaining(connection: Connection): number | null;
}

/** Creates the guard. `elapsed` is a clock that never goes back, in milliseconds: a changed date opens nothing. */
export function createWriteGuard(elapsed: () => number): WriteGuard {
  const unlockedUntil = new Map<string, number>();

  function remaining({ id, environment }: Connection): number | null {
    if (!ENVIRONMENT_RULES[environment].readOnly) return null;
    return Math.max(0, (unlockedUntil.get(id) ?? 0) - elapsed());
  }

  return {
    remaining,
    check(connection) {
      return remaining(connection) === 0 ? fail('read-only', { instance: connection.name }) : ok(undefined);
    },
    unlock({ id, environment }) {
      unlockedUntil.set(id, elapsed() + ENVIRONMENT_RULES[environment].unlockMinutes * MINUTE);
    },
    lock: (instanceId) => unlockedUntil.delete(instanceId),
  };
}
