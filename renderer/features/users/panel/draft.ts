import { type Intent, sameValue, type Value, type Values } from '../../../../electron/domain/change.ts';
import type { Field } from '../../../../electron/domain/description.ts';

/** What was typed and not saved: new values, and what each stood at when it was first touched. */
export interface Draft {
  readonly expected: Values;
  readonly set: Values;
}

/** Nothing was typed. */
export const NO_DRAFT: Draft = { expected: {}, set: {} };

/** The value that the form shows. */
export function draftValue(draft: Draft, present: Values, key: string): Value {
  return key in draft.set ? (draft.set[key] ?? null) : (present[key] ?? null);
}

/** The keys that would change. */
export function changedKeys(draft: Draft): string[] {
  return Object.keys(draft.set);
}

/** Sets one value; setting it back to what it was leaves nothing. */
export function setValue(draft: Draft, present: Values, key: string, value: Value): Draft {
  const before = key in draft.expected ? draft.expected[key] : present[key];
  const unchanged = sameValue(value === '' ? null : value, before === '' ? null : before);
  return unchanged
    ? without(draft, key)
    : { expected: { ...draft.expected, [key]: before ?? null }, set: { ...draft.set, [key]: value } };
}

/** Forgets what was typed into one field. */
export function without(draft: Draft, key: string): Draft {
  const { [key]: _expected, ...expected } = draft.expected;
  const { [key]: _set, ...set } = draft.set;
  return set && Object.keys(set).length === 0 ? NO_DRAFT : { expected, set };
}

/** Takes a field's present value as seen, so that the own value is meant on top of it. */
export function keepMine(draft: Draft, key: string, present: Value): Draft {
  return { ...draft, expected: { ...draft.expected, [key]: present } };
}

/** Sets the groups; a primary group that was chosen and is no longer among them is forgotten. */
export function setGroups(draft: Draft, present: Values, key: string, primaryKey: string | null, ids: string[]): Draft {
  const next = setValue(draft, present, key, ids);
  const primary = primaryKey === null ? null : next.set[primaryKey];
  return typeof primary === 'string' && primaryKey !== null && !ids.includes(primary)
    ? without(next, primaryKey)
    : next;
}

/** The intent that saves a draft. Secrets have no value that could be expected. */
export function draftIntent(draft: Draft, userId: string, fields: readonly Field[]): Intent {
  const secret = new Set(fields.filter((field) => field.type === 'password').map((field) => field.key));
  const expected = Object.fromEntries(Object.entries(draft.expected).filter(([key]) => !secret.has(key)));
  return { action: 'update-user', userId, expected, set: draft.set };
}
