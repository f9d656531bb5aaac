import { randomUUID } from 'node:crypto';
import type { ServerIdentity } from '../../../domain/description.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Caller } from './caller.ts';
import { failureOf } from './errors.ts';
import { readProblem } from './problem.ts';
import { userPath } from './users.ts';

/** What differs between the releases of 2.x, as facts that the adapter asks for. */
export interface Facts {
  /** Users have a PUT for each property instead of one PATCH. Up to 2.0.5. */
  readonly separatePuts: boolean;
  /** The server refuses short passwords, by a setting. From 2.1.0. */
  readonly checksLength: boolean;
  /** What a changed group gives reaches its members at once. From 2.2.0. */
  readonly groupsReachMembers: boolean;
}

/** A server as far as it has been found out, for one signed-in account or key. */
export interface Release {
  readonly server: ServerIdentity;
  readonly facts: Facts;
  /** The sign-in or the key carries `manage_users`. */
  readonly mayManage: boolean;
}

const V2_0: Facts = { separatePuts: true, checksLength: false, groupsReachMembers: false };
const V2_1: Facts = { separatePuts: false, checksLength: true, groupsReachMembers: false };
const V2_2: Facts = { ...V2_1, groupsReachMembers: true };

/**
 * Finds out the release by requests that the server refuses before it does anything (§10 of the API as observed): no
 * call tells a version but one that makes the server contact GitHub. Without the right to manage users there is nothing
 * to find out, and nothing that would differ.
 */
export async function proveRelease(
  caller: Caller,
  server: ServerIdentity,
  selfId: string,
  signal?: AbortSignal,
): Promise<Result<Release>> {
  const found = (version: string, facts: Facts, mayManage = true) =>
    ok({ server: { ...server, version }, facts, mayManage });
  const absent = userPath(`roster-probe-${randomUUID()}`);
  const missing = await caller.probe({ method: 'PATCH', path: absent, json: { force_reset: true }, signal });
  if (!missing.ok) return missing;
  if (missing.value.status === 403) return found(server.version, V2_1, false);
  if (missing.value.status !== 404) return failed(failureOf(missing.value, caller.where));
  // Missing users and missing routes are both 404: only the message tells them apart (trap 17).
  if (readProblem(missing.value).message === 'User not found') return found('2.1', V2_1);
  const nonsense = await caller.probe({
    method: 'PATCH',
    path: userPath(selfId),
    json: { roster_probe: true },
    signal,
  });
  if (!nonsense.ok) return nonsense;
  if (nonsense.value.status === 422) return found('2.2 or 2.3', V2_2);
  if (nonsense.value.status !== 404) return failed(failureOf(nonsense.value, caller.where));
  // Routes that are not there are 404 for everybody, so the right shows itself elsewhere.
  const groups = await caller.send({ method: 'GET', path: '/api/groups', signal });
  if (!groups.ok) return groups;
  const { status } = groups.value;
  return status === 200 || status === 403
    ? found('2.0', V2_0, status === 200)
    : failed(failureOf(groups.value, caller.where));
}
