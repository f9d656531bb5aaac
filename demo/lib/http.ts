/** One request as an emulator sees it: fully read, nothing interpreted but the address. */
export interface Incoming {
  readonly method: string;
  /** The path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The first value of a header, or undefined; names without regard to case. */
  header(name: string): string | undefined;
  readonly body: Buffer;
}

/** One response; headers go out in this order and spelling, repeated names included. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

/** Turns requests into answers. What it throws is a mistake of the emulator itself. */
export type Handler = (request: Incoming) => Answer | Promise<Answer>;

/** Reads a `Cookie` header; of a repeated name the first value counts. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (name === '') continue;
    const value = part.slice(at + 1).trim();
    if (!cookies.has(name)) cookies.set(name, value.replace(/^"(.*)"$/, '$1'));
  }
  return cookies;
}
