import type { Description } from '../../../../electron/domain/description.ts';
import type { GroupRef, User } from '../../../../electron/domain/user.ts';

/** What cells need to know of the instance. */
export type CellWords = Pick<Description, 'statuses' | 'administratorLevels'>;

/** What stands for something that a user does not have. */
export const NOTHING = '–';

/** A status by its word and the tone of its mark; an unknown one by its id. */
export function statusWords(
  status: string,
  statuses: Description['statuses'],
): { readonly label: string; readonly tone: Description['statuses'][number]['tone'] } {
  const known = statuses.find((one) => one.id === status);
  return { label: known?.label ?? status, tone: known?.tone ?? 'off' };
}

/** An administrator level by its word, an unknown one by its id; null for who has none. */
export function levelLabel(level: string | null, levels: Description['administratorLevels']): string | null {
  return level === null ? null : (levels.find((one) => one.id === level)?.label ?? level);
}

/** The group that stands for all of a user: the primary one, else the first. */
export function leadingGroup({ groups, primaryGroup }: Pick<User, 'groups' | 'primaryGroup'>): GroupRef | undefined {
  return groups.find((group) => group.id === primaryGroup) ?? groups[0];
}
