import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Cluster } from './cluster.ts';
import { targetOf } from './guards.ts';
import { handleOf } from './to-user.ts';
import { getWire, userPath } from './users.ts';
import { isUuid } from './uuids.ts';
import { agreementWire, linkWire, listWire, machineWire, setupWire, type UserWire, userWire } from './wire.ts';

/** What setting up may do beside membership of All users. */
export interface SetUp {
  /** The UUID of a shell node. */
  readonly machine?: string | null | undefined;
  readonly notify?: boolean;
}

/** A9: sets an account up that is there; with `user` instead of `uuid` a new one would be made each time (trap 11). */
export async function userFromSetup(
  cluster: Cluster,
  present: UserWire,
  { machine, notify = false }: SetUp,
): Promise<Result<UserWire>> {
  const { caller } = cluster;
  const fit = await machineFits(cluster, present, machine ?? null);
  if (!fit.ok) return fit;
  const json = {
    uuid: present.uuid,
    ...(machine ? { vm_uuid: machine } : {}),
    ...(notify ? { send_notification_email: true } : {}),
  };
  const subject = { user: handleOf(present), sent: { machine: machine ?? '' } };
  const answer = await caller.ask({ method: 'POST', path: '/users/setup', json }, setupWire, subject);
  if (!answer.ok) return answer;
  // The answer is a list of several kinds of records; only the user's names itself so.
  const found = answer.value.items.find((item) => isKind(item, 'arvados#user'));
  const user = userWire.safeParse(found);
  return user.success ? ok(user.data) : getWire(cluster, present.uuid);
}

function isKind(item: unknown, kind: string): boolean {
  return typeof item === 'object' && item !== null && 'kind' in item && item.kind === kind;
}

/** An unknown node would be refused after the rest was done, and without a user name the login silently be left out. */
export async function machineFits(
  { caller, say }: Cluster,
  { username }: UserWire,
  machine: string | null,
): Promise<Result<void>> {
  if (machine === null) return ok(undefined);
  if (username === null) {
    const fields = { machine: say('An account without a user name gets no login.') };
    return fail('input-invalid', {}, { fields });
  }
  const gone = () => fail('object-not-found', { object: machine, instance: caller.where.instance });
  if (!isUuid(machine, 'machine')) return gone();
  const request = { method: 'GET', path: `/virtual_machines/${machine}` } as const;
  const found = await caller.ask(request, machineWire, { object: machine });
  return found.ok ? ok(undefined) : found;
}

/** A10: activates an account; the agreements count for administrators too (trap 22). */
export async function activate(cluster: Cluster, uuid: string): Promise<Result<UserWire>> {
  const present = await targetOf(cluster, uuid, { record: true });
  if (!present.ok) return present;
  const request = { method: 'POST', path: `${userPath(uuid)}/activate` } as const;
  return cluster.caller.ask(request, userWire, { user: handleOf(present.value) });
}

/** A11: deactivates an account, with all that this destroys (§7.8). */
export async function unsetup(cluster: Cluster, uuid: string): Promise<Result<UserWire>> {
  const present = await targetOf(cluster, uuid, { loses: true, record: true });
  if (!present.ok) return present;
  const request = { method: 'POST', path: `${userPath(uuid)}/unsetup` } as const;
  return cluster.caller.ask(request, userWire, { user: handleOf(present.value) });
}

/** Names of the agreements that an account has not signed; only its owner can sign them (§9.3). */
export async function missingAgreements({ caller }: Cluster, uuid: string): Promise<Result<string[]>> {
  const required = await caller.ask({ method: 'GET', path: '/user_agreements' }, listWire(agreementWire));
  if (!required.ok || required.value.items.length === 0) return required.ok ? ok([]) : required;
  const query = { uuid };
  const request = { method: 'GET', path: '/user_agreements/signatures', query } as const;
  const signatures = await caller.ask(request, listWire(linkWire));
  if (!signatures.ok) return signatures;
  const signed = new Set(signatures.value.items.map((link) => link.head_uuid));
  return ok(required.value.items.filter((one) => !signed.has(one.uuid)).map((one) => one.name ?? one.uuid));
}
