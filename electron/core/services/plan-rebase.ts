import { membershipDifference, sameValue, type Values } from '../../domain/change.ts';
import type { Field } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';

/**
 * What `set` means on top of `current`, given that the person saw `expected`: sets of ids are carried over as what was
 * added and removed; any other field that somebody else changed meanwhile is a conflict.
 */
export function rebase(current: Values, expected: Values, set: Values): { wanted: Values; conflicts: string[] } {
  const wanted: Values = {};
  const conflicts: string[] = [];
  for (const [key, value] of Object.entries(set)) {
    const [now, seen] = [current[key], expected[key]];
    if (Array.isArray(value) && Array.isArray(now) && Array.isArray(seen)) {
      const { add, remove } = membershipDifference(seen, value);
      wanted[key] = [...now.filter((id) => !remove.includes(id)), ...add.filter((id) => !now.includes(id))];
    } else {
      if (key in expected && !sameValue(now, seen) && !sameValue(now, value)) conflicts.push(key);
      wanted[key] = value;
    }
  }
  return { wanted, conflicts };
}

/**
 * Fails with `conflict`: `fields` holds, as JSON, what the server has now under these keys; `form` names them for people.
 */
export function conflict(
  target: string,
  current: Values,
  keys: readonly string[],
  form: readonly Field[] = [],
): Result<never> {
  const fields = Object.fromEntries(keys.map((key) => [key, JSON.stringify(current[key] ?? null)]));
  const what = keys.map((key) => form.find((field) => field.key === key)?.label ?? key).join(', ');
  return fail('conflict', { target, what }, { fields });
}
