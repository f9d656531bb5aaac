const FIRST_CHUNK = 1 << 16;
const CHUNK = 1 << 20;

/** Bytes of records in chunks, so that growing never copies what is there. A record lies within one chunk. */
export interface TextStore {
  chunks: Buffer[];
  /** Bytes in use of the last chunk. */
  used: number;
  /** Bytes of records in all, and how many of them belong to records that were replaced. */
  total: number;
  garbage: number;
}

/** Where a record is. */
export interface Place {
  chunk: number;
  start: number;
}

/** An empty store. */
export function createTextStore(): TextStore {
  return { chunks: [], used: 0, total: 0, garbage: 0 };
}

/** Makes room for a record of `length` bytes. */
export function allocate(store: TextStore, length: number): Place {
  const last = store.chunks.at(-1);
  if (!last || store.used + length > last.length) {
    store.chunks.push(Buffer.allocUnsafeSlow(Math.max(length, last ? CHUNK : FIRST_CHUNK)));
    store.used = 0;
  }
  const place = { chunk: store.chunks.length - 1, start: store.used };
  store.used += length;
  store.total += length;
  return place;
}
