import type { Change } from '../../../domain/change.ts';
import type { CapabilityId, Description } from '../../../domain/description.ts';
import type { Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import { capabilitiesBy, type Gap, needsOf, refuseWith } from '../capability.ts';
import type { Where } from './errors.ts';

const NO_SEARCH: Gap = {
  reason: 'Virtool 2 gives out all users at once and searches for none.',
  instead: 'Search the directory that Roster keeps.',
};

/** What Virtool of 2018 has nothing for. */
const GAPS: Partial<Readonly<Record<CapabilityId, Gap>>> = {
  'users.profile': {
    reason: 'Virtool 2 knows an account by its name alone, and the name cannot be changed.',
    instead: 'Create an account with the right name, give it the groups of the other, then delete that one.',
  },
  'users.deactivate': {
    reason: 'Virtool 2 has no deactivated accounts.',
    instead: 'Take all groups away and set a new password, or delete the account.',
  },
  'users.stored-roles': { reason: 'Virtool 2 has no space roles.', instead: 'Give rights through groups.' },
  'users.object-rights': {
    reason: 'Rights on single samples are kept with the samples, not with users.',
    instead: 'Change them in Virtool’s own web interface, on the sample.',
  },
  'users.merge': {
    reason: 'Virtool cannot put two accounts together.',
    instead: 'Give the account that stays the groups of the other, then delete the other.',
  },
  'users.tokens': {
    reason: 'Virtool lets nobody make API keys for somebody else.',
    instead: 'Ask the user to make a key in Virtool’s own web interface.',
  },
  'users.find-on-server': NO_SEARCH,
  'groups.rename': {
    reason: 'In Virtool 2 the name of a group is what it is known by, and cannot be changed.',
    instead:
      'Create a group with the right name, give it the permissions and members of the other, then delete that one.',
  },
};

const NO_RIGHT: Gap = {
  reason: 'This sign-in does not carry the permission manage_users, which everything about users and groups takes.',
  instead: 'Sign in with an account that has it through a group, or with an API key that has it itself.',
};

/** What Virtool of 2018 can do and the signed-in account or key may do. */
export function capabilitiesFor(mayManage: boolean, say: Say): Description['capabilities'] {
  return capabilitiesBy((id) => GAPS[id] ?? (mayManage ? null : NO_RIGHT), say);
}

/** Fails with `not-supported`: there is no search on the server. */
export function refuseSearch(where: Where): Result<never> {
  return refuseWith(where, 'users.find-on-server', NO_SEARCH);
}

/** The first capability that a change takes and the server lacks, as a failure; null where it can be sent. */
export function refuseChange(where: Where, change: Change): Result<never> | null {
  for (const id of needsOf(change)) {
    const gap = GAPS[id];
    if (gap) return refuseWith(where, id, gap);
  }
  return null;
}
