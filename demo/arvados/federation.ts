import type { Call } from './call.ts';
import { isSatellite } from './configuration.ts';
import type { ListOptions } from './list-options.ts';
import { limitedTo } from './list-reply.ts';
import { clusterOf, type UserRow } from './model.ts';
import { flagParameter } from './parameters.ts';
import { byController, forbidden, permissionDenied } from './replies.ts';

/*
 * No other cluster runs beside the emulator. What is forwarded is answered from the local copy of the other cluster's
 * users, as that cluster would answer if the copy were fresh.
 */

/** Whether the call stays on this cluster. @throws Refusal (403) when somebody but an administrator asks for that. */
function bypassesFederation(call: Call): boolean {
  const bypass = flagParameter(call.parameters, 'bypass_federation');
  if (bypass && !call.access.isAdmin) throw forbidden();
  return bypass;
}

/** A token of the satellite itself means nothing to the login cluster. */
export function requireLoginClusterToken(call: Call): void {
  const { loginCluster } = call.state.configuration;
  if (bypassesFederation(call) || clusterOf(call.token.uuid) === loginCluster) return;
  const message = `cannot use a locally issued token to forward a request to our login cluster (${loginCluster})`;
  throw byController(401, message);
}

/**
 * Checks a call about one user that may have to be forwarded to the user's home. A satellite forwards it to the login
 * cluster; a mere peer knows our administrators as visitors without any rights, so there a write is refused.
 */
export function requireForwardable(call: Call, uuid: string, writes: boolean): void {
  const { configuration } = call.state;
  if (bypassesFederation(call)) return;
  const home = clusterOf(uuid);
  if (isSatellite(configuration) && home === configuration.loginCluster) {
    requireLoginClusterToken(call);
    return;
  }
  if (!configuration.peers.includes(home)) return;
  if (writes && clusterOf(call.token.uuid) !== home) throw permissionDenied();
}

/** A list that is limited to UUIDs, foreign ones among them, is split over the clusters, and that has rules. */
export function requireFederatedList(call: Call, options: ListOptions<UserRow>): void {
  const { clusterId, peers, maxItemsPerResponse } = call.state.configuration;
  if (bypassesFederation(call)) return;
  const foreign = (limitedTo(options, 'uuid') ?? []).filter(
    (uuid) => /^[0-9a-z]{5}-/.test(uuid) && clusterOf(uuid) !== clusterId,
  );
  if (foreign.length === 0) return;
  const refuse = (why: string): Error => byController(400, `cannot execute federated list query ${why}`);
  if (options.conditions.some(({ attribute, operator }) => attribute !== 'uuid' || !['=', 'in'].includes(operator))) {
    throw refuse('with filters other than [uuid, "=", ...] and [uuid, "in", ...]');
  }
  const { parameters } = call;
  if (options.counted) throw refuse('unless count=="none"');
  if (parameters.has('order')) throw refuse('with order');
  if (options.offset !== 0) throw refuse('with offset');
  const uuids = limitedTo(options, 'uuid') ?? [];
  if (parameters.has('limit') && options.limit < uuids.length) throw refuse('with limit less than the number of UUIDs');
  if (uuids.length > maxItemsPerResponse) throw refuse(`with more than ${maxItemsPerResponse} UUIDs`);
  const unknown = foreign.find((uuid) => !peers.includes(clusterOf(uuid)));
  if (unknown)
    throw byController(
      404,
      `cannot execute federated list query: no proxy available for cluster "${clusterOf(unknown)}"`,
    );
}
