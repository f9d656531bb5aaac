import type { Incoming } from '../lib/http.ts';
import type { Json, JsonObject } from './model.ts';
import { Refusal } from './replies.ts';

/** Arguments of one request, from query and body together. Absent ones are missing, never null. */
export type Parameters = ReadonlyMap<string, Json>;

const WHOLE_NUMBERS = new Set(['limit', 'offset']);
const FLAGS = new Set([
  'distinct',
  'ensure_unique_name',
  'include_trash',
  'redirect_to_new_user',
  'send_notification_email',
  'bypass_federation',
]);

/**
 * Reads query and body as controller does. `wrapper` is the singular resource name under which create and update take
 * their attributes; without it in a JSON body the entire body is the attributes.
 * @throws Refusal by controller: 400 for a body that cannot be read, 500 for a value that cannot.
 */
export function readParameters(request: Incoming, wrapper: string | null): Parameters {
  const parameters = new Map<string, Json>();
  for (const [name, text] of request.query) put(parameters, name, guess(name, text));
  if (request.body.length === 0) return parameters;
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') readForm(request, parameters);
  else if (type === 'multipart/form-data') readMultipart(request, parameters);
  // A body without content type is JSON; so is, here, one whose type nobody knows.
  else readJson(request, parameters, wrapper);
  return parameters;
}

function readForm(request: Incoming, parameters: Map<string, Json>): void {
  const text = request.body.toString('utf8');
  if (/%(?![0-9a-fA-F]{2})/.test(text)) throw new Refusal(400, 'invalid URL escape', 'controller');
  for (const [name, value] of new URLSearchParams(text)) put(parameters, name, guess(name, value));
}

function readMultipart(request: Incoming, parameters: Map<string, Json>): void {
  const [, boundary] = /boundary="?([^";]+)"?/.exec(request.header('content-type') ?? '') ?? [];
  if (!boundary) throw new Refusal(400, 'no multipart boundary param in Content-Type', 'controller');
  for (const part of request.body.toString('utf8').split(`--${boundary}`)) {
    const at = part.indexOf('\r\n\r\n');
    const [, name] = /name="([^"]*)"/.exec(part.slice(0, Math.max(at, 0))) ?? [];
    if (name !== undefined) put(parameters, name, guess(name, part.slice(at + 4).replace(/\r\n$/, '')));
  }
}

function readJson(request: Incoming, parameters: Map<string, Json>, wrapper: string | null): void {
  const body = parseJson(request.body.toString('utf8'), 400);
  if (!isObject(body)) {
    throw new Refusal(400, 'json: cannot unmarshal into Go value of type map[string]interface {}', 'controller');
  }
  // The guessing meant for forms is done to JSON strings on the top level, too.
  for (const [name, value] of Object.entries(body)) {
    put(parameters, name, typeof value === 'string' ? guess(name, value) : checkType(name, value));
  }
  if (wrapper !== null && !parameters.has(wrapper)) parameters.set(wrapper, body);
}

function put(parameters: Map<string, Json>, name: string, value: Json): void {
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
}

/** What controller takes a form value for; null means absent. */
export function guess(name: string, text: string): Json {
  if (FLAGS.has(name)) return !['', 'false', '0'].includes(text);
  if (text === '' || text === 'null') return null;
  if (WHOLE_NUMBERS.has(name)) {
    if (/^[+-]?\d+$/.test(text)) return Number(text);
    throw new Refusal(500, `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`, 'controller');
  }
  return /^[[{"]/.test(text) ? parseJson(text, 500) : text;
}

function checkType(name: string, value: Json): Json {
  if (value === null || !WHOLE_NUMBERS.has(name) || Number.isInteger(value)) return value;
  throw new Refusal(500, `json: cannot unmarshal into Go struct field .${name} of type int64`, 'controller');
}

function parseJson(text: string, status: 400 | 500): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new Refusal(status, `invalid JSON: ${error instanceof Error ? error.message : ''}`, 'controller');
  }
}

/** Whether a value is a JSON object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter that Go keeps as text. @throws Refusal (500) for any other value. */
export function textParameter(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name);
  if (value === undefined || typeof value === 'string') return value;
  throw new Refusal(500, `json: cannot unmarshal into Go struct field .${name} of type string`, 'controller');
}

/** A boolean parameter; everything but `true` is false. */
export const flagParameter = (parameters: Parameters, name: string): boolean => parameters.get(name) === true;
