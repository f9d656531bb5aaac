import type { Result } from '../../domain/result.ts';

/**
 * One call. `path` starts with a slash and is appended to the client's base URL, or is empty for a base URL that
 * has a path, itself; its parts are already encoded.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Instead of `json`: fields sent as the form of a web page sends them, for servers that sign in with one. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** Largest body that is accepted for this call, after decompression, in place of the client's own limit. */
  readonly maximumBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A complete answer, whatever its status. Header names are lower-case; `cookies` are the raw `Set-Cookie` values. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly text: string;
}

/**
 * Calls one origin. Any status is a success here; failures are those of the way: not found, refused, timed out, cut,
 * TLS, proxy, redirected, too large, cancelled. A write whose answer never came fails with `outcome-unknown`.
 */
export interface HttpClient {
  /** Origin and path that requests are appended to, without a trailing slash. */
  readonly baseUrl: string;
  send(request: HttpRequest): Promise<Result<HttpAnswer>>;
}
