import type { Capability, CapabilityId, Description, Self } from '../../../domain/description.ts';
import { LEVEL_LABELS, levelInWords } from './levels.ts';
import { type Facts, type LevelId, passes } from './profile.ts';

const THERE: Capability = { available: true };

const NO_DELETE: Capability = {
  available: false,
  reason: 'Virtool has had no way to delete an account since 10.0.0.',
  instead: 'Deactivate the account: it can no longer be used, and what it made stays.',
};

const NO_SPACE_ROLES: Capability = {
  available: false,
  reason: 'This version of Virtool has no space roles.',
  instead: 'Give rights through groups.',
};

/** What each capability needs beyond being signed in. */
const NEEDS: Readonly<Record<Exclude<CapabilityId, 'users.delete'>, { level: LevelId | null; what: string }>> = {
  'users.create': { level: 'users', what: 'create users' },
  'users.deactivate': { level: 'users', what: 'deactivate users' },
  'users.force-reset': { level: 'users', what: 'demand a new password' },
  'users.set-password': { level: 'users', what: 'set passwords' },
  'users.groups': { level: 'users', what: 'change who is in which group' },
  'users.primary-group': { level: 'users', what: 'change primary groups' },
  'users.administrator': { level: 'full', what: 'make somebody an administrator' },
  'users.stored-roles': { level: 'users', what: 'change space roles' },
  'users.find-on-server': { level: null, what: 'look for users' },
  'groups.list': { level: null, what: 'see groups' },
  'groups.create': { level: 'base', what: 'create groups' },
  'groups.rename': { level: 'base', what: 'rename groups' },
  'groups.permissions': { level: 'base', what: 'change what groups may do' },
  'groups.delete': { level: 'base', what: 'delete groups' },
};

/** What the version can do and the signed-in account may do; what is missing says why and what to do instead. */
export function capabilitiesFor(self: Self, facts: Facts): Description['capabilities'] {
  const capability = (id: keyof typeof NEEDS): Capability => {
    const { level, what } = NEEDS[id];
    return level === null || passes(facts, self.administrator, level) ? THERE : missing(self, level, what);
  };
  const ids = Object.keys(NEEDS) as (keyof typeof NEEDS)[];
  const capabilities = Object.fromEntries(ids.map((id) => [id, capability(id)])) as Record<
    keyof typeof NEEDS,
    Capability
  >;
  return {
    ...capabilities,
    'users.delete': NO_DELETE,
    'users.stored-roles': facts.spaceRoles ? capabilities['users.stored-roles'] : NO_SPACE_ROLES,
  };
}

function missing(self: Self, level: LevelId, what: string): Capability {
  const wanted = level === 'full' ? LEVEL_LABELS.full : `${LEVEL_LABELS[level]} or higher`;
  return {
    available: false,
    reason: `${self.handle} has ${levelInWords(self.administrator)}, which is not enough to ${what}.`,
    instead: `Sign in with an account of the level ${wanted}, or ask an administrator of the level Full to raise this one.`,
  };
}
