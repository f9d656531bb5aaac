import type { Value, Values } from '../../../../electron/domain/change.ts';
import { sameValue } from '../../../../electron/domain/change.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';

/** Keys that mean the same in all kinds, and that a new account may be given at once. */
const RIGHTS: ReadonlySet<string> = new Set(['groups', 'primaryGroup', 'administrator']);

/** Fields for groups and administrator level: part of the edit form, and of use for a new account at once. */
export function rightsFields({ editFields, createFields }: Pick<Description, 'editFields' | 'createFields'>): Field[] {
  const own = new Set(createFields.map((field) => field.key));
  return editFields.filter((field) => RIGHTS.has(field.key) && !own.has(field.key));
}

/** The values of an empty form. */
export function initialValues(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.key, field.initial]));
}

/** What is sent for a new account: everything that the server asks for, and of the rest what was chosen. */
export function creationValues(description: Description, values: Values): Values {
  const later = new Map(rightsFields(description).map((field) => [field.key, field.initial]));
  const chosen = (key: string, value: Value) => !later.has(key) || !sameValue(later.get(key), value);
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => chosen(key, value)));
}

/** How a new account can be called before it is there: its handle, or what stands for it where the server makes that. */
export function calledNew(values: Values): string {
  const found = ['handle', 'email', 'name']
    .map((key) => values[key])
    .find((value) => String(value ?? '').trim() !== '');
  return String(found ?? '').trim();
}
