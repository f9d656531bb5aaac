import type { Issue } from './validation.ts';

/** Where a client that does not take JSON is sent. */
export type Elsewhere =
  /** A web page with the same status. */
  | 'page'
  /** The page that signs people in. */
  | 'login'
  /** The page before, or the site root. */
  | 'back';

/** One entry of the list of errors. */
export interface ErrorEntry {
  /** Class name of the exception inside the Panel. */
  readonly code: string;
  readonly status: string;
  readonly detail: string;
  readonly meta?: { readonly source_field: string; readonly rule: string };
}

interface Options {
  /** Compact JSON; everything that the framework itself renders is indented. */
  readonly compact?: boolean;
  readonly elsewhere?: Elsewhere;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** Thrown by whatever ends a request early. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly errors: readonly ErrorEntry[];
  readonly compact: boolean;
  readonly elsewhere: Elsewhere;
  readonly headers: readonly (readonly [name: string, value: string])[];

  constructor(status: number, errors: readonly ErrorEntry[], options: Options = {}) {
    super(errors[0]?.detail);
    this.status = status;
    this.errors = errors;
    this.compact = options.compact ?? false;
    this.elsewhere = options.elsewhere ?? 'page';
    this.headers = options.headers ?? [];
  }
}

/** A refusal with one entry. */
function refuse(status: number, code: string, detail: string, options?: Options): Refusal {
  return new Refusal(status, [{ code, status: String(status), detail }], options);
}

const UNEXPECTED = 'An unexpected error was encountered while processing this request, please try again.';

/** One text for every reason not to know the caller. */
export const unauthenticated = (): Refusal =>
  refuse(401, 'AuthenticationException', 'Unauthenticated.', { compact: true, elsewhere: 'login' });

export const badRequest = (code: string, detail: string): Refusal => refuse(400, code, detail);

/** A business rule says no. */
export const display = (detail: string, code = 'DisplayException'): Refusal =>
  refuse(400, code, detail, { compact: true, elsewhere: 'back' });

export const accessDenied = (detail = 'This action is unauthorized.', code = 'AccessDeniedHttpException'): Refusal =>
  refuse(403, code, detail);

export const missingRecord = (detail = 'The requested resource could not be found on the server.'): Refusal =>
  refuse(404, 'NotFoundHttpException', detail);

export const missingRoute = (path: string): Refusal =>
  refuse(404, 'NotFoundHttpException', `The route ${path} could not be found.`);

/** A path that is there, but not for this method: 405 with the methods that it takes. */
export function wrongMethod(method: string, path: string, methods: readonly string[]): Refusal {
  const allowed = methods.join(', ');
  const detail = `The ${method} method is not supported for route ${path}. Supported methods: ${allowed}.`;
  return refuse(405, 'MethodNotAllowedHttpException', detail, { headers: [['Allow', allowed]] });
}

export const serverNotReady = (detail: string): Refusal => refuse(409, 'ServerStateConflictException', detail);

export const wrongToken = (): Refusal => refuse(419, 'HttpException', 'CSRF token mismatch.');

export const invalid = (issues: readonly Issue[]): Refusal =>
  new Refusal(
    422,
    issues.map(({ field, rule, message }) => ({
      code: 'ValidationException',
      status: '422',
      detail: message,
      meta: { source_field: field, rule },
    })),
    { compact: true, elsewhere: 'back' },
  );

/** `resetsAt` and `retryAfter` in seconds. */
export const tooManyRequests = (retryAfter: number, resetsAt: number): Refusal =>
  refuse(429, 'ThrottleRequestsException', 'Too Many Attempts.', {
    headers: [
      ['Retry-After', String(retryAfter)],
      ['X-RateLimit-Reset', String(resetsAt)],
    ],
  });

/** Something the Panel did not expect. Its cause stays inside, but for its class name. */
export const failure = (code: string, detail = UNEXPECTED): Refusal => refuse(500, code, detail);

export const maintenance = (retryAfter: number | null): Refusal =>
  refuse(503, 'HttpException', 'Service Unavailable', {
    headers: retryAfter === null ? [] : [['Retry-After', String(retryAfter)]],
  });
