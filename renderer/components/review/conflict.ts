import { type Intent, type Values, valueSchema } from '../../../electron/domain/change.ts';
import type { Failure } from '../../../electron/domain/failure.ts';

/** An intent that meets what somebody else set meanwhile: for each such field what one saw, what is there, what one wants. */
export interface Conflict {
  readonly intent: Intent;
  readonly target: string;
  readonly seen: Values;
  readonly theirs: Values;
  readonly mine: Values;
}

/** Reads a conflict out of a failure, whose fields hold the present values as JSON; null where it is none. */
export function conflictOf(intent: Intent, { code, fields, details }: Failure): Conflict | null {
  if (code !== 'conflict' || !fields) return null;
  if (intent.action !== 'update-user' && intent.action !== 'update-group') return null;
  const keys = Object.keys(fields).filter((key) => key in intent.set);
  if (keys.length === 0) return null;
  const pick = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  const theirs = Object.fromEntries(keys.map((key) => [key, presentValue(fields[key] ?? 'null')]));
  return { intent, target: String(details.target ?? ''), seen: pick(intent.expected), theirs, mine: pick(intent.set) };
}

function presentValue(text: string) {
  try {
    return valueSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return text;
  }
}

/** The intent without what somebody else set meanwhile; null where nothing is left of it. */
export function withTheirs({ intent, theirs }: Conflict): Intent | null {
  if (intent.action !== 'update-user' && intent.action !== 'update-group') return intent;
  const without = (values: Values) => Object.fromEntries(Object.entries(values).filter(([key]) => !(key in theirs)));
  const set = without(intent.set);
  return Object.keys(set).length === 0 ? null : { ...intent, expected: without(intent.expected), set };
}

/** The same intent, meant on top of what somebody else set. */
export function withMine({ intent, theirs }: Conflict): Intent {
  if (intent.action !== 'update-user' && intent.action !== 'update-group') return intent;
  return { ...intent, expected: { ...intent.expected, ...theirs } };
}
