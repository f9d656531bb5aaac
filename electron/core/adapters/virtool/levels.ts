import type { Description, Self } from '../../../domain/description.ts';
import { LEVEL_IDS, type LevelId } from './profile.ts';

/** What a person calls each administrator level. */
export const LEVEL_LABELS: Readonly<Record<LevelId, string>> = {
  full: 'Full',
  settings: 'Settings',
  spaces: 'Spaces',
  users: 'Users',
  base: 'Base',
};

/** What each level may do, as `GET /admin/roles` and the route table of 26.3.0 have it; its prose is never parsed. */
const DESCRIPTIONS: Readonly<Record<LevelId, string>> = {
  full: 'May do everything, and alone makes others administrators or edits other administrators.',
  settings: 'May change the server’s settings, and edit users and groups, but no other administrators.',
  spaces: 'May edit spaces, users and groups, but no other administrators. Spaces are switched off unless enabled.',
  users: 'May create and edit users who are no administrators, and edit groups.',
  base: 'May edit groups and install HMMs, and ignores group permissions; may not edit users.',
};

/** The levels from most to least. Any of them bypasses group permissions everywhere. */
export const ADMINISTRATOR_LEVELS: Description['administratorLevels'] = LEVEL_IDS.map((id) => ({
  id,
  label: LEVEL_LABELS[id],
  description: DESCRIPTIONS[id],
  grantsAll: true,
  canMakeAdministrators: id === 'full',
}));

const RIGHTS: Readonly<Record<LevelId, string>> = {
  full: 'may edit users, groups and administrators',
  settings: 'may edit groups, and users who are no administrators',
  spaces: 'may edit groups, and users who are no administrators',
  users: 'may edit groups, and users who are no administrators',
  base: 'may edit groups, but not users',
};

function isLevel(level: string): level is LevelId {
  return LEVEL_IDS.some((id) => id === level);
}

/** How a level reads in the middle of a sentence; a level that a later release added keeps the server's name. */
export function levelInWords(level: string | null): string {
  if (level === null) return 'no administrator level';
  return `the administrator level ${isLevel(level) ? LEVEL_LABELS[level] : level}`;
}

/** The signed-in account with its rights in words. */
export function toSelf(account: { id: string; handle: string; administrator: string | null }): Self {
  const { id, handle, administrator } = account;
  const rights =
    administrator === null
      ? 'no administrator level: may look at users and groups, but change nothing'
      : `administrator level ${isLevel(administrator) ? `${LEVEL_LABELS[administrator]}: ${RIGHTS[administrator]}` : administrator}`;
  return { id, handle, administrator, rights };
}
