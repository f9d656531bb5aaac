import { z } from 'zod';
import { type Values, valuesSchema } from '../../electron/domain/change.ts';
import type { Field } from '../../electron/domain/description.ts';
import type { FormShape } from './stored-form.ts';

/** A form without any secret, as its schema reads it. */
export function plainShape<Value>(schema: z.ZodType<Value>): FormShape<Value> {
  return { toStored: (value) => value, fromStored: (stored) => schema.safeParse(stored).data ?? null };
}

/** The values of a server's fields; those of password fields, and of fields that are not named, are left out. */
export function valuesShape(fields: readonly Field[]): FormShape<Values> {
  return {
    toStored: (values) => withoutSecrets(values, fields),
    fromStored(stored) {
      const values = withoutSecrets(valuesSchema.safeParse(stored).data ?? {}, fields);
      return isEmpty(values) ? null : values;
    },
  };
}

const changesSchema = z.object({ expected: valuesSchema, set: valuesSchema });

/** Changes of a user's fields: what was typed, and what stood there before. */
export function changesShape(fields: readonly Field[]): FormShape<{ readonly expected: Values; readonly set: Values }> {
  const known = ({ expected, set }: { readonly expected: Values; readonly set: Values }) => ({
    expected: withoutSecrets(expected, fields),
    set: withoutSecrets(set, fields),
  });
  return {
    toStored: known,
    fromStored(stored) {
      const changes = known(changesSchema.safeParse(stored).data ?? { expected: {}, set: {} });
      return isEmpty(changes.set) ? null : changes;
    },
  };
}

function withoutSecrets(values: Values, fields: readonly Field[]): Values {
  const open = new Set(fields.filter(({ type }) => type !== 'password').map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).filter(([key]) => open.has(key)));
}

const isEmpty = (values: Values) => Object.keys(values).length === 0;
