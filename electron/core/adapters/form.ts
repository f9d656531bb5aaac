import { z } from 'zod';
import type { Change, Intent, Values } from '../../domain/change.ts';
import type { Field } from '../../domain/description.ts';
import { failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';

/** Takes everything. */
export const NO_RULES: Field['rules'] = { required: false, minimumLength: null, maximumLength: null, reserved: [] };

/** A field of a form, with `more` than what most of its type have. */
export function field(type: Field['type'], key: string, label: string, more: Partial<Field> = {}): Field {
  const initial = type === 'flag' ? false : type === 'groups' ? [] : type === 'text' ? '' : null;
  return { key, label, help: null, type, choices: [], initial, rules: NO_RULES, ...more };
}

/** Forms and tables of text have an empty text where nothing is chosen. */
export const emptyAsNull = z.literal('').transform(() => null);

/** The fields that a server takes in one write each, by action, in the order to send them. */
export type Writes = Partial<Record<Intent['action'], readonly (readonly string[])[]>>;

/**
 * Cuts values into one part for each write. Parts after the first of a creation are updates of what was created.
 * Fields that the server does not have stay with the first part, so that it is refused before anything is sent.
 */
export function divideBy(writes: Writes, action: Intent['action'], set: Values): Values[] {
  const [first = [], ...rest] = writes[action] ?? [];
  const later = new Set(rest.flat());
  const pick = (wanted: (key: string) => boolean): Values =>
    Object.fromEntries(Object.entries(set).filter(([key]) => wanted(key)));
  const parts = [
    pick((key) => first.includes(key) || !later.has(key)),
    ...rest.map((keys) => pick((key) => keys.includes(key))),
  ];
  return parts.filter((part) => Object.keys(part).length > 0);
}

/**
 * Reads what a change wants, its secrets included; fails with `input-invalid` and a sentence for each wrong field. The
 * schema's own sentences are English, like all that is said.
 */
export function readWanted<Schema extends z.ZodType>(
  schema: Schema,
  change: Change,
  secrets: Readonly<Record<string, string>>,
  say: Say,
): Result<z.output<Schema>> {
  const chosen = change.secrets.map((key) => [key, secrets[key]]);
  const parsed = schema.safeParse({ ...change.after, ...Object.fromEntries(chosen) });
  if (parsed.success) return ok(parsed.data);
  return failed(failure('input-invalid', {}, { fields: sentences(parsed.error, say) }));
}

function sentences(error: z.ZodError, say: Say): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const key of unknown) fields[key] = say('The server has no such field.');
    if (unknown.length === 0) fields[String(issue.path[0] ?? '')] ??= say(issue.message);
  }
  return fields;
}
