import type { Description, Self } from '../../../domain/description.ts';
import { type Facts, LEVEL_IDS, type LevelId, passes } from './profile.ts';

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

const EQUALS =
  'May change the server’s settings, and edit users and groups, but no other administrators. Settings, Spaces and Users stand equal on this version.';

/** The levels from most to least. Any of them bypasses group permissions everywhere. */
export function administratorLevels(facts: Facts): Description['administratorLevels'] {
  // From 33.2.0 on the three in the middle pass the same checks.
  const inLine = !passes(facts, 'users', 'settings');
  const description = (id: LevelId) => (inLine || id === 'full' || id === 'base' ? DESCRIPTIONS[id] : EQUALS);
  return LEVEL_IDS.map((id) => ({
    id,
    label: LEVEL_LABELS[id],
    description: description(id),
    grantsAll: true,
    canMakeAdministrators: id === 'full',
  }));
}

/** What a level may do on the given release, as far as Roster offers it. */
function rightsOf(level: string | null, facts: Facts): string {
  const users = passes(facts, level, facts.listNeeds) ? ['users'] : [];
  const seen = facts.groups ? [...users, 'groups'] : users;
  const looksOnly = `may look at ${seen.join(' and ')}, but change nothing`;
  if (!facts.administration) return `${looksOnly}, since this version takes no changes from outside`;
  if (passes(facts, level, 'full')) return `may edit users${facts.groups ? ', groups' : ''} and administrators`;
  if (passes(facts, level, 'users'))
    return `may edit ${facts.groups ? 'groups, and ' : ''}users who are no administrators`;
  return facts.groups && passes(facts, level, 'base') ? 'may edit groups, but not users' : looksOnly;
}

function isLevel(level: string): level is LevelId {
  return LEVEL_IDS.some((id) => id === level);
}

/** How a level reads in the middle of a sentence; a level that a later release added keeps the server's name. */
export function levelInWords(level: string | null): string {
  if (level === null) return 'no administrator level';
  return `the administrator level ${isLevel(level) ? LEVEL_LABELS[level] : level}`;
}

/** The signed-in account with its rights in words. */
export function toSelf(account: { id: string; handle: string; administrator: string | null }, facts: Facts): Self {
  const { id, handle, administrator } = account;
  const level = levelInWords(administrator).replace(/^the /, '');
  const isKnown = administrator === null || isLevel(administrator);
  return { id, handle, administrator, rights: isKnown ? `${level}: ${rightsOf(administrator, facts)}` : level };
}
