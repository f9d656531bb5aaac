import type { CapabilityId } from '../../../domain/description.ts';
import { type Failure, failure } from '../../../domain/failure.ts';
import type { Say } from '../../../domain/say.ts';
import { ABILITIES, type Gap } from '../capability.ts';
import type { Cluster } from './cluster.ts';
import { KIND_LABEL } from './releases.ts';
import { handleOf } from './to-user.ts';

/** What no Arvados has. */
const NEVER: Partial<Record<CapabilityId, (say: Say) => Gap>> = {
  'users.force-reset': (say) => ({
    reason: say('Arvados keeps no passwords: signing in is the business of its login backend.'),
    instead: say('Demand a new password where people sign in, for instance in the LDAP directory.'),
  }),
  'users.set-password': (say) => ({
    reason: say('Arvados keeps no passwords: signing in is the business of its login backend.'),
    instead: say('Set the password where people sign in, or make a token for the user.'),
  }),
  'users.primary-group': (say) => ({
    reason: say('Arvados knows no primary group: a user is in any number of roles, none of them before the others.'),
    instead: say('Change the groups of the user.'),
  }),
  'users.stored-roles': (say) => ({
    reason: say('Every role of Arvados is in force; there are none that are merely stored.'),
    instead: say('Change the groups of the user.'),
  }),
  'groups.permissions': (say) => ({
    reason: say('A role of Arvados has no list of permissions: what it may do is said by links to single objects.'),
    instead: say('Give the role, or single users, rights on those objects.'),
  }),
};

/** What whoever can sign in may do. */
const READS: readonly CapabilityId[] = ['users.find-on-server', 'groups.list'];

/** What is missing for a capability, in the language of the person; null where nothing is. */
export function gapOf(cluster: Cluster, id: CapabilityId): Gap | null {
  const never = NEVER[id]?.(cluster.say);
  if (never) return never;
  if (id === 'groups.list' && !mayList(cluster, 'groups')) return scopeGap(cluster);
  // Without being an administrator one can still give up the own account, with the token of the other.
  if (id === 'users.merge' && !cluster.facts.home && !cluster.scopes) return null;
  return READS.includes(id) ? null : writeGap(cluster);
}

/** Whether the scopes of the token let it list a resource; roles lie in one and their members in another. */
function mayList({ scopes }: Cluster, resource: string): boolean {
  return scopes === null || scopes.includes(`GET /arvados/v1/${resource}`);
}

function scopeGap({ scopes, say }: Cluster): Gap {
  return {
    reason: scopes?.length
      ? say('This token is restricted to: {scopes}.', { scopes: scopes.join(', ') })
      : say('This token is restricted to some calls.'),
    instead: say('Sign in with a token that has the scope “all”.'),
  };
}

/** Why nothing can be changed from here; null where things can be. */
function writeGap(cluster: Cluster): Gap | null {
  const { facts, self, scopes, say } = cluster;
  if (facts.home) {
    return {
      reason: say('The accounts of this cluster are managed on its login cluster {home}.', {
        home: homeOf(facts.home),
      }),
      instead: say('Add that cluster as an instance, and make the change there.'),
    };
  }
  if (!self.is_admin) {
    return {
      reason: say('{handle} is no administrator of this cluster, so it sees only a part of the accounts.', {
        handle: handleOf(self),
      }),
      instead: say('Sign in with the token of an administrator, or ask one to make this account an administrator.'),
    };
  }
  return scopes ? scopeGap(cluster) : null;
}

/** The cluster that manages accounts, as people find it. */
export function homeOf({ cluster, host }: { readonly cluster: string; readonly host: string | null }): string {
  return host === null ? cluster : `${cluster} (${host})`;
}

/** The failure of a capability that is missing; null where it is there. */
export function refuse(cluster: Cluster, id: CapabilityId): Failure | null {
  const gap = gapOf(cluster, id);
  if (!gap) return null;
  const { facts, self, scopes, caller, say } = cluster;
  const { instance } = caller.where;
  if (!NEVER[id] && facts.home) return failure('managed-elsewhere', { instance, home: homeOf(facts.home) });
  if (!NEVER[id] && (!self.is_admin || scopes)) {
    const right = self.is_admin ? say('a token with the scope “all”') : say('the rights of an administrator');
    return failure('not-allowed', { handle: handleOf(self), instance, right });
  }
  const instead = `${gap.reason} ${gap.instead}`;
  return failure('not-supported', { kind: KIND_LABEL, version: facts.version, what: say(ABILITIES[id]), instead });
}
