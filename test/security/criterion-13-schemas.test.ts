import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import { inputOf } from './refusals.ts';

const names = PROCEDURES.map(({ path }) => [procedureName(path), inputOf(path)] as const);

test.each(names)('criterion 13: %s takes no input of another shape, and never breaks on one', (_, schema) => {
  const values = fc.oneof(fc.anything(), fc.object({ maxDepth: 4 }), fc.jsonValue());
  const check = fc.check(
    fc.property(values, (value) => {
      const parsed = schema.safeParse(value);
      return !parsed.success || (JSON.stringify(parsed.data)?.length ?? 0) < 100_000;
    }),
    { numRuns: 100 },
  );
  expect(check).toMatchObject({ failed: false });
});

test.each(names)('criterion 13: %s refuses a key that it does not know', (_, schema) => {
  const parsed = schema.safeParse({ unexpected: 'x' });
  expect(parsed.success).toBe(false);
  const codes = parsed.error?.issues.map(({ code }) => code) ?? [];
  expect(codes.some((code) => code === 'unrecognized_keys' || code === 'invalid_type')).toBe(true);
});
