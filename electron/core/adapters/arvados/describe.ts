import type { Description, Self } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { capabilitiesBy } from '../capability.ts';
import { spokenPowers } from '../powers.ts';
import { type Machine, userActionsFor } from './actions.ts';
import type { Cluster } from './cluster.ts';
import { fieldsFor } from './fields.ts';
import { gapOf, homeOf } from './gaps.ts';
import { everyItem } from './lists.ts';
import { KIND, KIND_LABEL } from './releases.ts';
import { handleOf } from './to-user.ts';
import { administratorLevelsIn, attributesIn, COLUMNS, objectTypesIn, POWERS, statusesIn } from './vocabulary.ts';
import { machineWire } from './wire.ts';

/** Describes the cluster in words, for the account that is signed in. */
export async function describe(cluster: Cluster, profile: string, signal?: AbortSignal): Promise<Result<Description>> {
  const { facts, say } = cluster;
  const machines = await listMachines(cluster, signal);
  if (!machines.ok) return machines;
  return ok({
    server: { kind: KIND, kindLabel: KIND_LABEL, profile, version: facts.version },
    self: toSelf(cluster),
    // Gaps name the cluster and the account, so they come translated already.
    capabilities: capabilitiesBy(
      (id) => gapOf(cluster, id),
      (text) => text,
    ),
    statuses: statusesIn(say),
    administratorLevels: administratorLevelsIn(say),
    permissions: [],
    powers: spokenPowers(POWERS, say),
    storedRoles: null,
    // Without the right to list roles a column of blanks would read as "none".
    columns: gapOf(cluster, 'groups.list') ? COLUMNS.filter((column) => column !== 'groups') : COLUMNS,
    userActions: userActionsFor(facts, machines.value, say),
    objectTypes: objectTypesIn(say),
    attributes: attributesIn(say),
    ...fieldsFor(facts, say),
  });
}

/** Shell nodes; whoever may not see them, or a cluster that has switched them off, simply has none to offer. */
async function listMachines({ caller }: Cluster, signal: AbortSignal | undefined): Promise<Result<Machine[]>> {
  const machines = await everyItem(caller, '/virtual_machines', machineWire, [], { signal });
  if (machines.ok) return ok(machines.value.map(({ uuid, hostname }) => ({ value: uuid, label: hostname ?? uuid })));
  const { code } = machines.failure;
  return code === 'not-allowed' || code === 'not-supported' ? ok([]) : machines;
}

/** The signed-in account with its rights in words. */
export function toSelf(cluster: Cluster): Self {
  const { self } = cluster;
  const administrator = self.is_admin ? 'admin' : null;
  return { id: self.uuid, handle: handleOf(self), administrator, rights: rightsOf(cluster) };
}

function rightsOf({ facts, self, scopes, say }: Cluster): string {
  if (facts.home) {
    return say('may look only: the accounts of this cluster are managed on {home}', { home: homeOf(facts.home) });
  }
  if (!self.is_admin) {
    return say('no administrator: sees only active accounts that it may read, without all of their fields');
  }
  if (scopes?.length) {
    return say('administrator, but this token is restricted to {scopes}', { scopes: scopes.join(', ') });
  }
  if (scopes) return say('administrator, but this token is restricted to some calls');
  return say('administrator: may edit users, groups and administrators');
}
