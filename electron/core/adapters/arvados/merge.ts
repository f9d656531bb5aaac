import type { Change } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { WriteAnswer } from '../adapter.ts';
import { readWanted } from '../form.ts';
import { onField } from '../said-failures.ts';
import { targetId } from '../target.ts';
import type { Cluster } from './cluster.ts';
import { mayTouch, targetOf } from './guards.ts';
import { handleOf } from './to-user.ts';
import { getWire } from './users.ts';
import { isUuid } from './uuids.ts';
import { actionValues } from './values.ts';
import { groupWire, type UserWire, userWire } from './wire.ts';
import { writtenUser } from './write-user.ts';

/** The secret field that holds the token of the account that stays, … */
const TOKEN_FIELD = 'token';

/** What a merge is about; `old` disappears or is emptied, `stays` goes on living (trap 25). */
export interface Merge {
  readonly old: UserWire;
  /** Null where only its token tells who it is, which a preview does not see. */
  readonly stays: UserWire | null;
  /** What receives everything: a project with its name, or null for the account that stays. */
  readonly project: { readonly uuid: string; readonly name: string } | null;
  readonly redirect: boolean;
}

/** … with which somebody who is no administrator gives up the own account; an administrator needs none. */
function isByToken(change: Change): boolean {
  return change.secrets.includes(TOKEN_FIELD);
}

/** Reads the accounts and the receiving project, and refuses what must not be merged. */
export async function mergeOf(cluster: Cluster, change: Change): Promise<Result<Merge>> {
  const wanted = readWanted(actionValues.merge, { ...change, secrets: [] }, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { into, newOwner, redirect } = wanted.value;
  const accounts = isByToken(change)
    ? await ownAccount(cluster, change)
    : await bothAccounts(cluster, targetId(change), into ?? '');
  if (!accounts.ok) return accounts;
  if (!newOwner || newOwner === into) return ok({ ...accounts.value, project: null, redirect });
  const project = await projectOf(cluster, newOwner);
  if (!project.ok) return blame('newOwner', project, cluster.say);
  return ok({ ...accounts.value, project: { uuid: newOwner, name: project.value }, redirect });
}

type Accounts = Pick<Merge, 'old' | 'stays'>;

async function bothAccounts(cluster: Cluster, from: string, into: string): Promise<Result<Accounts>> {
  const { caller, self, say } = cluster;
  const wrong = (sentence: string) => fail('input-invalid', {}, { fields: { into: sentence } });
  if (into === '') return wrong(say('Choose the account that stays.'));
  if (into === from) return wrong(say('An account cannot be merged into itself.'));
  if (!self.is_admin) {
    const right = say('the rights of an administrator, or the token of the account that stays');
    return fail('not-allowed', { handle: handleOf(self), instance: caller.where.instance, right });
  }
  const old = await targetOf(cluster, from, { loses: true });
  if (!old.ok) return old;
  const stays = blame('into', await getWire(cluster, into), say);
  if (!stays.ok) return stays;
  const allowed = blame('into', await mayTouch(cluster, stays.value, {}), say);
  return allowed.ok ? ok({ old: old.value, stays: stays.value }) : allowed;
}

/** With a token one gives up the account that one is signed in with, and no other: that is what is meant. */
async function ownAccount(cluster: Cluster, change: Change): Promise<Result<Accounts>> {
  const { self, say } = cluster;
  if (targetId(change) === self.uuid) return ok({ old: self, stays: null });
  const sentence = say('With the token of the other account only {user} can be given up, who is signed in.', {
    user: handleOf(self),
  });
  return fail('input-invalid', {}, { fields: { [TOKEN_FIELD]: sentence } });
}

/** The name of a project that exists. */
async function projectOf({ caller, say }: Cluster, uuid: string): Promise<Result<string>> {
  const noProject = () => fail('input-invalid', {}, { fields: { newOwner: say('This is no project.') } });
  if (!isUuid(uuid, 'group')) return noProject();
  const group = await caller.ask({ method: 'GET', path: `/groups/${uuid}` }, groupWire, { object: uuid });
  if (!group.ok) return group;
  return group.value.group_class === 'project' ? ok(group.value.name ?? uuid) : noProject();
}

/** Puts a failure on the field that led to it. */
function blame<T>(field: string, result: Result<T>, say: Say): Result<T> {
  return result.ok || result.failure.fields ? result : failed(onField(result.failure, field, say));
}

/** A12: by an administrator for any two accounts, or with the token of the one that stays. */
export async function merge(
  cluster: Cluster,
  change: Change,
  secrets: Readonly<Record<string, string>>,
): Promise<Result<WriteAnswer>> {
  const found = await mergeOf(cluster, change);
  if (!found.ok) return found;
  const { old, project, redirect } = found.value;
  const token = secrets[TOKEN_FIELD]?.trim() ?? '';
  const stays = found.value.stays ? ok(found.value.stays) : await ownerOf(cluster, token);
  if (!stays.ok) return stays;
  const owner = project?.uuid ?? stays.value.uuid;
  const json = {
    new_owner_uuid: owner,
    ...(found.value.stays ? { old_user_uuid: old.uuid, new_user_uuid: stays.value.uuid } : { new_user_token: token }),
    ...(redirect ? { redirect_to_new_user: true } : {}),
  };
  const subject = { user: handleOf(old), sent: { into: handleOf(stays.value), newOwner: owner } };
  // The answer is the old account, which is invisible from now on if logins go over.
  const answer = await cluster.caller.ask({ method: 'POST', path: '/users/merge', json }, userWire, subject);
  if (!answer.ok) return answer;
  const user = await writtenUser(cluster, redirect ? stays.value : answer.value);
  return ok({ user, group: null, gone: redirect ? [old.uuid] : [], stale: true });
}

/** Whose token it is. */
async function ownerOf({ caller, self, say }: Cluster, token: string): Promise<Result<UserWire>> {
  const owner = blame(TOKEN_FIELD, await caller.whoIs(token), say);
  if (!owner.ok || owner.value.uuid !== self.uuid) return owner;
  const sentence = say('This is a token of the account that would be given up.');
  return fail('input-invalid', {}, { fields: { [TOKEN_FIELD]: sentence } });
}
