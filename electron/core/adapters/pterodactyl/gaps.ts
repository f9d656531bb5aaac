import type { Change } from '../../../domain/change.ts';
import type { CapabilityId, ServerIdentity } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { failed, type Result } from '../../../domain/result.ts';
import { type Gap, needsOf, refuseWith } from '../capability.ts';
import { notAllowed, type Where } from './errors.ts';
import { NEEDED_WORDS } from './keys.ts';
import type { Standing } from './standing.ts';
import { WRITE_USERS } from './users.ts';

const NO_GROUPS: Gap = {
  reason:
    'Pterodactyl has neither groups nor roles: there are root administrators, and people who share single servers.',
  instead: 'Give people shares in the servers that they need, with the same permissions on each.',
};

/** What no Panel has. */
const NEVER: Partial<Readonly<Record<CapabilityId, Gap>>> = {
  'users.deactivate': {
    reason: 'Pterodactyl has no deactivated state.',
    instead:
      'Set a random password that nobody knows: browsers are signed out at their next page, but API keys of the account stay alive. Deleting the account ends them too.',
  },
  'users.force-reset': {
    reason: 'Pterodactyl cannot demand a new password, and sends no mail for one over its API.',
    instead: 'Set a new password here, or ask the user to take “Forgot password?” on the sign-in page.',
  },
  'users.groups': NO_GROUPS,
  'users.primary-group': NO_GROUPS,
  'groups.list': NO_GROUPS,
  'groups.create': NO_GROUPS,
  'groups.rename': NO_GROUPS,
  'groups.permissions': NO_GROUPS,
  'groups.delete': NO_GROUPS,
  'users.stored-roles': {
    reason: 'Pterodactyl stores no roles.',
    instead: 'Give people shares in servers.',
  },
  'users.merge': {
    reason: 'Pterodactyl cannot put two accounts together.',
    instead:
      'Give the servers and shares of one account to the other, then delete the first. A server gets another owner on its page in the Panel’s admin area.',
  },
  'users.tokens': {
    reason: 'Pterodactyl lets nobody make API keys for somebody else.',
    instead: 'Ask the user to make a key on the account page of the Panel.',
  },
};

const READ_ONLY: Gap = {
  reason: 'This key may read users, but not change them.',
  instead:
    'Make an application key in the Panel’s admin area whose permission for users is “Read & Write”, and enter it here.',
};

const NO_ACCOUNT_KEY: Gap = {
  reason: 'An application key cannot change who shares a server, and this connection has no account key.',
  instead: 'Make a key on the account page of a root administrator, and enter it in the connection as the account key.',
};

const UNUSABLE_ACCOUNT_KEY: Gap = {
  reason: 'The Panel does not accept the account key of this connection, or its owner is no root administrator.',
  instead: 'Make a new key on the account page of a root administrator, and enter it in the connection.',
};

const WRITES: readonly CapabilityId[] = [
  'users.create',
  'users.profile',
  'users.delete',
  'users.set-password',
  'users.administrator',
];

/** What is missing for a capability: in Pterodactyl itself, or in the keys of the connection; null where nothing is. */
export function gapOf({ writesUsers, shares }: Standing, id: CapabilityId): Gap | null {
  const never = NEVER[id];
  if (never) return never;
  if (WRITES.includes(id)) return writesUsers ? null : READ_ONLY;
  if (id !== 'users.object-rights' || shares === 'changeable') return null;
  return shares === 'no-key' ? NO_ACCOUNT_KEY : UNUSABLE_ACCOUNT_KEY;
}

/** Where something is refused, and how that is said. */
interface Place {
  readonly server: ServerIdentity;
  readonly where: Where;
}

/** Fails with `not-supported` and the words of what Pterodactyl does not have. */
export function refuseNever({ server, where: { say } }: Place, id: CapabilityId): Result<never> {
  const gap = NEVER[id];
  if (!gap) throw new Error(`Pterodactyl has ${id}`);
  return refuseWith({ server, say }, id, gap);
}

/**
 * The first capability that a change takes and that is missing, as a failure: `not-supported` where no Panel has it,
 * `not-allowed` or `key-kind-wrong` where another key would do. Null where it can be sent.
 */
export function refuseChange(place: Place, standing: Standing, change: Change): Result<never> | null {
  const { where } = place;
  const { say } = where;
  for (const id of needsOf(change)) {
    if (gapOf(standing, id) === null) continue;
    if (NEVER[id]) return refuseNever(place, id);
    if (id !== 'users.object-rights') return failed(notAllowed(where, WRITE_USERS));
    return standing.shares === 'no-key'
      ? fail('key-kind-wrong', {
          given: say('a connection with an application key only'),
          needed: say(NEEDED_WORDS.account),
        })
      : fail('key-owner-powerless', { origin: where.origin });
  }
  return null;
}
