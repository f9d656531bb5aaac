import type { Change } from '../../../domain/change.ts';
import type { CapabilityId, ServerIdentity } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { assertNever, type Result } from '../../../domain/result.ts';
import type { Facts } from './profile.ts';
import { UNKNOWN_VERSION } from './releases.ts';

/** A release, and what it does. */
export interface Release {
  readonly server: ServerIdentity;
  readonly facts: Facts;
}

/** What a release lacks, for anybody: why, and what to do instead. */
export interface Gap {
  readonly reason: string;
  readonly instead: string;
}

/** What each capability lets one do, to go after "cannot" or "not enough to". */
export const ABILITIES: Readonly<Record<CapabilityId, string>> = {
  'users.create': 'create users',
  'users.deactivate': 'deactivate users',
  'users.delete': 'delete users',
  'users.force-reset': 'demand a new password',
  'users.set-password': 'set passwords',
  'users.groups': 'change who is in which group',
  'users.primary-group': 'change primary groups',
  'users.administrator': 'make somebody an administrator',
  'users.stored-roles': 'change space roles',
  'users.find-on-server': 'look for users',
  'groups.list': 'see groups',
  'groups.create': 'create groups',
  'groups.rename': 'rename groups',
  'groups.permissions': 'change what groups may do',
  'groups.delete': 'delete groups',
};

const NO_DELETE: Gap = {
  reason: 'Virtool has had no way to delete an account since 10.0.0.',
  instead: 'Deactivate the account: it can no longer be used, and what it made stays.',
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
];

/** What the release lacks for a capability; null where it lacks nothing. */
export function gapOf(facts: Facts, id: CapabilityId): Gap | null {
  return GAPS.find(({ holds, ids }) => ids.includes(id) && !holds(facts))?.gap ?? null;
}

/** Fails with `not-supported` and the words of the gap, or is null where the release can do it. */
export function refuseGap({ server, facts }: Release, id: CapabilityId): Result<never> | null {
  const gap = gapOf(facts, id);
  if (!gap) return null;
  return notSupported(server, ABILITIES[id], `${gap.reason} ${gap.instead}`);
}

/** Fails with `not-supported`: `what` goes after "cannot do this", `instead` are sentences. */
export function notSupported(server: ServerIdentity, what: string, instead: string): Result<never> {
  const version = server.version === UNKNOWN_VERSION ? 'of this release' : server.version;
  return fail('not-supported', { kind: server.kindLabel, version, what, instead });
}

/** Which capability an update of each field of a form takes. */
const FIELDS: Readonly<Record<string, CapabilityId>> = {
  active: 'users.deactivate',
  forceReset: 'users.force-reset',
  password: 'users.set-password',
  groups: 'users.groups',
  primaryGroup: 'users.primary-group',
  administrator: 'users.administrator',
};

/** The capability behind a field of the form for users. */
export function capabilityOf(field: string): CapabilityId {
  return FIELDS[field] ?? 'users.create';
}

/** The first capability that a change takes and the release lacks, as a failure; null where it can be sent. */
export function refuseChange(release: Release, change: Change): Result<never> | null {
  for (const id of needsOf(change)) {
    const refused = refuseGap(release, id);
    if (refused) return refused;
  }
  return null;
}

function needsOf({ action, after, secrets }: Change): CapabilityId[] {
  switch (action) {
    case 'create-user':
      return ['users.create'];
    case 'update-user':
      return [...Object.keys(after ?? {}), ...secrets].map(capabilityOf);
    case 'set-stored-role':
      return ['users.stored-roles'];
    case 'create-group':
      return ['groups.create'];
    case 'update-group':
      return ['groups.rename'];
    case 'delete-group':
      return ['groups.delete'];
    case 'reset-own-password':
    case 'create-first-user':
      return [];
    default:
      return assertNever(action);
  }
}
