import type { Description } from '../../../electron/domain/description.ts';
import type { GroupRef } from '../../../electron/domain/user.ts';

/** What people call the level of a membership, where it has one. */
export function levelWords({ level }: GroupRef, { objectTypes }: Pick<Description, 'objectTypes'>): string | null {
  if (level === undefined) return null;
  const known = objectTypes.flatMap(({ levels }) => levels).find((one) => one.id === level);
  return known?.label ?? level;
}
