import type { Values } from '../../../../electron/domain/change.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';

const RIGHTS: ReadonlySet<Field['type']> = new Set(['groups', 'group', 'choice']);

/** Fields for groups and administrator level: part of the edit form, and of use for a new account at once. */
export function rightsFields({ editFields, createFields }: Pick<Description, 'editFields' | 'createFields'>): Field[] {
  const own = new Set(createFields.map((field) => field.key));
  return editFields.filter((field) => RIGHTS.has(field.type) && !own.has(field.key));
}

/** The values of an empty form. */
export function initialValues(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.key, field.initial]));
}
