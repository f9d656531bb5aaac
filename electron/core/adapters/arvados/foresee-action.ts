import type { Change } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { assertNever, ok, type Result } from '../../../domain/result.ts';
import type { Foresight } from '../adapter.ts';
import { readWanted } from '../form.ts';
import { targetId } from '../target.ts';
import { actionOf, tokenWanted } from './act.ts';
import type { Cluster } from './cluster.ts';
import { effectsOfMerge, effectsOfUnsetup } from './effects.ts';
import { targetOf } from './guards.ts';
import { machineFits, missingAgreements } from './lifecycle.ts';
import { mergeOf } from './merge.ts';
import { handleOf } from './to-user.ts';
import { actionValues } from './values.ts';

/** What one of the description's actions would do; fails where it must not or cannot be sent. */
export async function foreseeAction(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const id = actionOf(change);
  switch (id) {
    case 'setup':
      return foreseeSetup(cluster, change);
    case 'activate':
      return foreseeActivation(cluster, change);
    case 'deactivate':
      return foreseeUnsetup(cluster, change);
    case 'merge': {
      const merge = await mergeOf(cluster, change);
      return merge.ok ? ok({ grade: 'final', effects: effectsOfMerge(cluster, merge.value), grave: true }) : merge;
    }
    case 'update-uuid':
      return foreseeUuid(cluster, change);
    case 'create-token':
      return foreseeToken(cluster, change);
    default:
      return assertNever(id);
  }
}

async function foreseeSetup(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const { say } = cluster;
  const wanted = readWanted(actionValues.setup, change, {}, say);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change));
  if (!present.ok) return present;
  const { machine, notify } = wanted.value;
  const fit = await machineFits(cluster, present.value, machine ?? null);
  if (!fit.ok) return fit;
  const user = handleOf(present.value);
  const effects = [
    present.value.is_invited
      ? say('{user} has been set up before and stays so.', { user })
      : say('{user} joins All users, and can activate the account after agreeing to user agreements.', { user }),
    ...(machine ? [say('{user} gets a login on the shell node.', { user })] : []),
    ...(notify && !present.value.is_invited
      ? [say('{user} is told by e-mail, if the cluster has a text for it.', { user })]
      : []),
  ];
  return ok({ grade: 'compensable', effects, grave: false });
}

async function foreseeActivation(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const present = await targetOf(cluster, targetId(change), { record: true });
  if (!present.ok) return present;
  const { caller, say } = cluster;
  const user = handleOf(present.value);
  if (present.value.is_active) {
    return ok({
      grade: 'undoable',
      effects: [say('{user} is active already; nothing changes.', { user })],
      grave: false,
    });
  }
  const missing = await missingAgreements(cluster, present.value.uuid);
  // What cannot be looked at shows itself when the server refuses.
  if (missing.ok && missing.value.length > 0) {
    const serverMessage = say('Not agreed to: {names}', { names: missing.value.join(', ') });
    return fail('agreements-missing', { user, instance: caller.where.instance }, { serverMessage });
  }
  const effects = [say('{user} can use the account, and is set up if that was not done before.', { user })];
  return ok({ grade: 'compensable', effects, grave: false });
}

async function foreseeUnsetup(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const present = await targetOf(cluster, targetId(change), { loses: true, record: true });
  if (!present.ok) return present;
  const effects = await effectsOfUnsetup(cluster, present.value);
  return effects.ok ? ok({ grade: 'compensable', effects: effects.value, grave: true }) : effects;
}

async function foreseeUuid(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const { say } = cluster;
  const wanted = readWanted(actionValues.updateUuid, change, {}, say);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change), { record: true });
  if (!present.ok) return present;
  const user = handleOf(present.value);
  const effects = [
    say('Every reference to {old} is rewritten to {new}.', { old: present.value.uuid, new: wanted.value.newUuid }),
    say('Who knows {user} by the old UUID does not find the account any more.', { user }),
  ];
  return ok({ grade: 'compensable', effects, grave: true });
}

async function foreseeToken(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const { say } = cluster;
  const wanted = tokenWanted(cluster, change);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change));
  if (!present.ok) return present;
  const { is_admin, is_active } = present.value;
  const user = handleOf(present.value);
  const effects = [
    is_admin
      ? say('Whoever has the token acts as {user}, with all rights of an administrator.', { user })
      : say('Whoever has the token acts as {user}.', { user }),
    ...(is_active ? [] : [say('{user} is not active: the token can do next to nothing until then.', { user })]),
    say('Only {user} can list and revoke it; deactivating the account destroys it.', { user }),
  ];
  return ok({ grade: 'compensable', effects, grave: true });
}
