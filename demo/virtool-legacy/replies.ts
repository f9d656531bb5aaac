import type { Problems } from './validation.ts';

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** What a handler returns. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly status: 200 | 201;
      readonly value: unknown;
      /** Value of the `Location` header. */
      readonly location?: string;
    }
  /** A bare array that may be longer than any text can be; made twice, so it must come out the same. */
  | { readonly kind: 'list'; readonly items: () => Iterable<Json> }
  | { readonly kind: 'no-content' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'page'; readonly status: 200 | 404; readonly html: string };

/** Everything that ends a request without a reply of its handler. */
export type Ending =
  | { readonly kind: 'error'; readonly status: number; readonly id: string; readonly message: string }
  | { readonly kind: 'invalid'; readonly problems: Problems }
  | { readonly kind: 'crash' };

/** Thrown by handlers to end the request. */
export class Stop extends Error {
  override name = 'Stop';
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.kind);
    this.ending = ending;
  }
}

/** 200 with data. */
export const ok = (value: unknown): Reply => ({ kind: 'json', status: 200, value });

/** 200 with a bare array. */
export const list = (items: () => Iterable<Json>): Reply => ({ kind: 'list', items });

/** 201 with the new thing and where it is, if the server says that. */
export const created = (value: unknown, location?: string): Reply => ({
  kind: 'json',
  status: 201,
  value,
  ...(location !== undefined && { location }),
});

/** 204. */
export const noContent: Reply = { kind: 'no-content' };

/** 302, the only redirect that the server knows. */
export const redirect = (location: string): Reply => ({ kind: 'redirect', location });

const failure = (status: number, id: string, message: string): Stop => new Stop({ kind: 'error', status, id, message });

/** 400 with an error object. */
export const badRequest = (message: string): Stop => failure(400, 'bad_request', message);

/** 401 with an error object. */
export const unauthorized = (): Stop => failure(401, 'requires_authorization', 'Requires authorization');

/** 403 with an error object. */
export const notPermitted = (): Stop => failure(403, 'not_permitted', 'Not permitted');

/** 404 with an error object. */
export const notFound = (message = 'Not found'): Stop => failure(404, 'not_found', message);

/** 409 with an error object. */
export const conflict = (message: string): Stop => failure(409, 'conflict', message);

/** 422 with the problems of each field. */
export const invalid = (problems: Problems): Stop => new Stop({ kind: 'invalid', problems });

/** An exception that the server does not catch: a 500 page. */
export const crash = (): Stop => new Stop({ kind: 'crash' });
