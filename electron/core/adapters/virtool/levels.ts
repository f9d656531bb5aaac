import type { Description, Self } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { powersOf } from './powers.ts';
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
export function administratorLevels(facts: Facts, say: Say): Description['administratorLevels'] {
  // From 33.2.0 on the three in the middle pass the same checks.
  const inLine = !passes(facts, 'users', 'settings');
  const description = (id: LevelId) => (inLine || id === 'full' || id === 'base' ? DESCRIPTIONS[id] : EQUALS);
  return LEVEL_IDS.map((id) => ({
    id,
    label: say(LEVEL_LABELS[id]),
    description: say(description(id)),
    grantsAll: true,
    canMakeAdministrators: id === 'full',
    grants: powersOf(id, facts),
  }));
}

/** What a level may do on the given release, as far as Roster offers it: to go after its name, or by itself. */
function rightsOf(level: string | null, facts: Facts): string {
  const seesUsers = passes(facts, level, facts.listNeeds);
  if (!facts.administration) {
    return facts.groups
      ? 'may look at users and groups, but change nothing, since this version takes no changes from outside'
      : 'may look at users, but change nothing, since this version takes no changes from outside';
  }
  if (passes(facts, level, 'full')) {
    return facts.groups ? 'may edit users, groups and administrators' : 'may edit users and administrators';
  }
  if (passes(facts, level, 'users')) {
    return facts.groups
      ? 'may edit groups, and users who are no administrators'
      : 'may edit users who are no administrators';
  }
  if (facts.groups && passes(facts, level, 'base')) return 'may edit groups, but not users';
  if (!facts.groups) return 'may look at users, but change nothing';
  return seesUsers ? 'may look at users and groups, but change nothing' : 'may look at groups, but change nothing';
}

function isLevel(level: string): level is LevelId {
  return LEVEL_IDS.some((id) => id === level);
}

/** What a person calls a level; one that a later release added keeps the server's name. */
export function levelLabel(level: string | null, say: Say): string {
  return level === null ? '' : isLevel(level) ? say(LEVEL_LABELS[level]) : level;
}

/** The signed-in account with its rights in words. */
export function toSelf(
  account: { id: string; handle: string; administrator: string | null },
  facts: Facts,
  say: Say,
): Self {
  const { id, handle, administrator } = account;
  const details = { level: levelLabel(administrator, say), rights: say(rightsOf(administrator, facts)) };
  if (administrator === null) return { ...account, rights: say('no administrator level: {rights}', details) };
  const known = isLevel(administrator);
  const rights = known
    ? say('administrator level {level}: {rights}', details)
    : say('administrator level {level}', details);
  return { id, handle, administrator, rights };
}
