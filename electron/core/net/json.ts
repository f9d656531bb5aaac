import type { z } from 'zod';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { HttpAnswer } from './http.ts';

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
  const read = parseJson(answer.text);
  if (!read.ok) return fail('answer-not-json', { origin, status: answer.status });
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return ok(parsed.data);
  const path = parsed.error.issues[0]?.path.map(String).join('.');
  return fail('answer-malformed', { origin, path: path || 'the expected content', status: answer.status });
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
