import type { z } from 'zod';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { HttpAnswer } from './http.ts';
import { quickRead, UNREAD } from './quick-read.ts';

/**
 * Reads the body of an answer as JSON of a shape; fields that the schema doesn't name are dropped. The Content-Type is
 * not looked at: Virtool sends `charset=utf=8`, proxies send worse. Fails with `answer-not-json`, or with
 * `answer-malformed` whose `path` names the first field that is missing or of another type, like `items.0.handle`.
 */
export function readJson<Schema extends z.ZodType>(
  answer: HttpAnswer,
  schema: Schema,
  origin: string,
): Result<z.output<Schema>> {
  const json = parseJson(answer.text);
  if (!json.ok) return fail('answer-not-json', { origin, status: answer.status });
  const read = readShape(schema, json.value);
  if (read.ok) return ok(read.value);
  return fail('answer-malformed', { origin, path: read.path || 'the expected content', status: answer.status });
}

/** Reads parsed JSON as a schema says; `path` is that of the first field that does not fit, empty for the whole. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly ok: true; readonly value: z.output<Schema> } | { readonly ok: false; readonly path: string } {
  const quick = quickRead(schema, value);
  if (quick !== UNREAD) return { ok: true, value: quick as z.output<Schema> };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, path: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
