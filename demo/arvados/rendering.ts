import { hash } from 'node:crypto';
import type { Answer } from '../lib/http.ts';
import { edgeFields } from './edge-types.ts';
import type { Json, JsonObject } from './model.ts';
import { isObject } from './parameters.ts';
import type { ArvadosProfile } from './profile.ts';
import type { Fields, Refusal, Reply } from './replies.ts';

/** Who shapes an answer: controller, by decoding and encoding again, or the Rails backend. */
export type Shape = 'edge' | 'backend';

/** What the shape of an answer depends on, besides the answer. */
export interface Context {
  readonly shape: Shape;
  readonly profile: ArvadosProfile;
  readonly requestId: string;
  /** Path and query of the call, as controller sends them to the backend. */
  readonly address: string;
  /** Seconds since 1970. */
  readonly time: number;
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  // "Unprocessable Content" with newer application servers.
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** Writes the answer to a handled request. */
export function renderReply(reply: Reply, context: Context): Answer {
  switch (reply.kind) {
    case 'raw':
      return reply.answer;
    case 'map':
      return json(200, context.shape === 'edge' ? sortKeys(reply.value) : reply.value, context.shape);
    case 'record':
      return json(200, renderRecord(reply.type, reply.fields, reply.select, context), context.shape);
    case 'list':
      return json(200, renderList(reply, context), context.shape);
  }
}

function renderRecord(type: string, fields: Fields, select: readonly string[] | null, context: Context): Json {
  if (context.shape === 'backend') return selected(fields, select, ['kind']);
  const record = edgeFields(context.profile, type, select ? selected(fields, select, []) : fields);
  return selected(record, select, ['kind', 'etag']);
}

function selected(fields: Fields, select: readonly string[] | null, always: readonly string[]): Fields {
  if (!select) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => select.includes(name) || always.includes(name)));
}

function renderList(list: Extract<Reply, { kind: 'list' }>, context: Context): Json {
  const { type, select, limit, offset, available } = list;
  const kind = `arvados#${type}List`;
  const items = list.items.map((fields) => renderRecord(type, fields, select, context));
  const count = available === undefined ? {} : { items_available: available };
  if (context.shape === 'backend') return { kind, etag: '', self_link: '', offset, limit, items, ...count };
  // Controller's own list type of tokens has no counts.
  if (type === 'apiClientAuthorization') return { items, kind };
  return { ...(type === 'group' && { included: [] }), items, ...count, kind, limit, offset };
}

/** Writes what a refused request gets. */
export function renderRefusal(refusal: Refusal, context: Context): Answer {
  const { status, message, by } = refusal;
  if (by === 'controller') return json(status, { errors: [message] }, context.shape);
  const said = `${message} (${context.requestId})`;
  if (context.shape === 'edge') {
    const reason = `${status} ${REASONS[status] ?? ''}`;
    return json(status, { errors: [`//railsapi.internal${context.address}: ${reason}: ${said}`] }, 'edge');
  }
  const digest = hash('md5', context.requestId).slice(0, 8);
  return json(status, { errors: [said], error_token: `${context.time}+${digest}` }, 'backend');
}

/** A JSON answer with the content type of its shape. */
export function json(status: number, value: Json, shape: Shape): Answer {
  const type = shape === 'edge' ? 'application/json' : 'application/json; charset=utf-8';
  return { status, headers: [['Content-Type', type]], body: `${JSON.stringify(value)}${shape === 'edge' ? '\n' : ''}` };
}

/** Plain text, as Go's own error function writes it. */
export function text(status: number, body: string): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
}

/** Go writes maps with their keys sorted. */
function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]));
}
