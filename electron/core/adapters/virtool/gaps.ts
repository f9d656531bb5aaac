import type { Change } from '../../../domain/change.ts';
import type { CapabilityId, ServerIdentity } from '../../../domain/description.ts';
import type { Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import { type Gap, needsOf, refuseWith } from '../capability.ts';
import type { Facts } from './profile.ts';

/** A release, and what it does. */
export interface Release {
  readonly server: ServerIdentity;
  readonly facts: Facts;
  readonly say: Say;
}

const NO_DELETE: Gap = {
  reason: 'Virtool has had no way to delete an account since 10.0.0.',
  instead: 'Deactivate the account: it can no longer be used, and what it made stays.',
};

const FIXED_PROFILE: Gap = {
  reason: 'Virtool keeps the handle that an account was made with, and neither name nor e-mail address.',
  instead: 'Make a new account with the right handle, and deactivate the old one.',
};

const NO_MERGE: Gap = {
  reason: 'Virtool cannot put two accounts together.',
  instead: 'Give the account that stays the groups of the other, then deactivate the other.',
};

const NO_OBJECT_RIGHTS: Gap = {
  reason: 'Rights on single references, samples and subtractions are kept with those objects, not with users.',
  instead: 'Change them in Virtool’s own web interface, on the object.',
};

const OWN_KEYS_ONLY: Gap = {
  reason: 'Virtool lets nobody make API keys for somebody else.',
  instead: 'Ask the user to make a key in Virtool’s own web interface.',
};

const READ_ONLY: Gap = {
  reason: 'Since 39.21.0 Virtool takes no user changes from outside.',
  instead: 'Change users in Virtool’s own web interface; Roster goes on showing them.',
};

const NO_GROUPS: Gap = {
  reason: 'Since 38.0.0 Virtool keeps its groups to its own web interface.',
  instead: 'Change groups, and who is in them, in that web interface; each user’s groups are shown here.',
};

const NO_SPACE_ROLES: Gap = {
  reason: 'This version of Virtool has no space roles: 33.0.0 dropped them.',
  instead: 'Give rights through groups.',
};

/** Which capabilities hang on which fact; the first row that lacks one explains it. */
const GAPS: readonly { holds: (facts: Facts) => boolean; ids: readonly CapabilityId[]; gap: Gap }[] = [
  {
    holds: (facts) => facts.administration,
    ids: [
      'users.create',
      'users.deactivate',
      'users.delete',
      'users.force-reset',
      'users.set-password',
      'users.groups',
      'users.primary-group',
      'users.administrator',
    ],
    gap: READ_ONLY,
  },
  {
    holds: (facts) => facts.groups,
    ids: [
      'users.groups',
      'users.primary-group',
      'groups.list',
      'groups.create',
      'groups.rename',
      'groups.permissions',
      'groups.delete',
    ],
    gap: NO_GROUPS,
  },
  { holds: (facts) => facts.spaceRoles, ids: ['users.stored-roles'], gap: NO_SPACE_ROLES },
  { holds: () => false, ids: ['users.delete'], gap: NO_DELETE },
  { holds: () => false, ids: ['users.profile'], gap: FIXED_PROFILE },
  { holds: () => false, ids: ['users.merge'], gap: NO_MERGE },
  { holds: () => false, ids: ['users.object-rights'], gap: NO_OBJECT_RIGHTS },
  { holds: () => false, ids: ['users.tokens'], gap: OWN_KEYS_ONLY },
];

/** What the release lacks for a capability; null where it lacks nothing. */
export function gapOf(facts: Facts, id: CapabilityId): Gap | null {
  return GAPS.find(({ holds, ids }) => ids.includes(id) && !holds(facts))?.gap ?? null;
}

/** Fails with `not-supported` and the words of the gap, or is null where the release can do it. */
export function refuseGap(release: Release, id: CapabilityId): Result<never> | null {
  const gap = gapOf(release.facts, id);
  return gap && refuseWith(release, id, gap);
}

/** The first capability that a change takes and the release lacks, as a failure; null where it can be sent. */
export function refuseChange(release: Release, change: Change): Result<never> | null {
  for (const id of needsOf(change)) {
    const refused = refuseGap(release, id);
    if (refused) return refused;
  }
  return null;
}
