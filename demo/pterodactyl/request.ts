import { type Incoming, parseCookies } from '../lib/http.ts';
import { field, type Input, parseForm, parseJson, tidy } from './input.ts';

/** A request as the Panel understands it. */
export interface PanelRequest {
  /** After `_method` and its header. */
  readonly method: string;
  /** As sent, still encoded, without slashes around it. */
  readonly path: string;
  /** Scheme, host and port as the client called them, from which the Panel makes its addresses. */
  readonly root: string;
  readonly query: Input;
  /** The query before anything was done to it. */
  readonly rawQuery: URLSearchParams;
  /** Query and body together; the body wins. */
  readonly input: Input;
  /** Whether the body says that it is JSON and is not. */
  readonly malformed: boolean;
  /** Whether errors are JSON; otherwise they are web pages and redirects. */
  readonly wantsJson: boolean;
  readonly cookies: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
}

/** Reads a request. Nothing of it is checked yet. */
export function readRequest(incoming: Incoming): PanelRequest {
  const header = (name: string): string | undefined => incoming.header(name);
  const query = tidy(parseForm(incoming.query));
  const { body, malformed } = readBody(incoming);
  const input = { ...query, ...tidy(body) };
  return {
    method: overriddenMethod(incoming, input),
    path: incoming.path.replace(/^\/+|\/+$/g, ''),
    root: `http://${header('host') ?? '127.0.0.1'}`,
    query,
    rawQuery: incoming.query,
    input,
    malformed,
    wantsJson: wantsJson(header),
    cookies: parseCookies(header('cookie')),
    header,
  };
}

const isJson = (type: string | undefined): boolean => /[/+]json/.test(type ?? '');

function readBody(incoming: Incoming): { readonly body: Input; readonly malformed: boolean } {
  const type = incoming.header('content-type')?.toLowerCase();
  const text = incoming.body.toString('utf8');
  if (isJson(type) && text !== '') {
    const parsed = parseJson(text);
    return { body: parsed ?? {}, malformed: parsed === undefined };
  }
  const form = type?.startsWith('application/x-www-form-urlencoded') ?? false;
  return { body: form ? parseForm(new URLSearchParams(text)) : {}, malformed: false };
}

function overriddenMethod(incoming: Incoming, input: Input): string {
  const { method } = incoming;
  if (method !== 'POST') return method;
  const wanted = incoming.header('x-http-method-override') ?? field(input, '_method');
  return typeof wanted === 'string' && /^[a-z]+$/i.test(wanted) ? wanted.toUpperCase() : method;
}

/** Only the type that the client likes best counts. A script's own request may also accept everything. */
function wantsJson(header: PanelRequest['header']): boolean {
  const [best = ''] = (header('accept') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort((a, b) => quality(b) - quality(a));
  const type = best.replace(/;.*$/s, '').trim();
  if (isJson(type)) return true;
  const byScript = header('x-requested-with') === 'XMLHttpRequest' && header('x-pjax') === undefined;
  return byScript && (type === '' || type === '*/*' || type === '*');
}

function quality(mediaType: string): number {
  const [, value = '1'] = /;\s*q=([\d.]+)/i.exec(mediaType) ?? [];
  return Number(value);
}
