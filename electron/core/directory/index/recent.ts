/** What was used last, by key. */
export interface Recent<Value> {
  /** The value of a key, which counts as used now; made where there is none. */
  take(key: string, make: () => Value): Value;
  /** Lets go of the values that a test names; of all without one. */
  drop(isMeant?: (value: Value) => boolean): void;
}

/** How much is kept, and what becomes of the rest. */
export interface RecentLimits<Value> {
  readonly count: number;
  /** Bytes of all values together; the latest stays whatever it takes. */
  readonly bytes: number;
  bytesOf(value: Value): number;
  /** Called with each value that is let go of; nobody gets it any more. */
  dropped(value: Value): void;
}

/** Keeps nothing yet. */
export function createRecent<Value>({ count, bytes, bytesOf, dropped }: RecentLimits<Value>): Recent<Value> {
  const kept = new Map<string, Value>();

  function remove(key: string, value: Value) {
    kept.delete(key);
    dropped(value);
  }

  /** Values may have grown since they were made, so that all are counted anew. */
  function limit() {
    let total = 0;
    for (const value of kept.values()) total += bytesOf(value);
    for (const [key, value] of kept) {
      if (kept.size <= 1 || (kept.size <= count && total <= bytes)) return;
      total -= bytesOf(value);
      remove(key, value);
    }
  }

  return {
    take(key, make) {
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value);
      limit();
      return value;
    },
    drop(isMeant = () => true) {
      for (const [key, value] of kept) if (isMeant(value)) remove(key, value);
    },
  };
}
