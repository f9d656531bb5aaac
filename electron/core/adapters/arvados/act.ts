import type { Change } from '../../../domain/change.ts';
import { fail, failure } from '../../../domain/failure.ts';
import { assertNever, failed, ok, type Result } from '../../../domain/result.ts';
import type { WriteAnswer } from '../adapter.ts';
import { readWanted } from '../form.ts';
import { targetId } from '../target.ts';
import { type ActionId, isActionId } from './actions.ts';
import type { Cluster } from './cluster.ts';
import { targetOf } from './guards.ts';
import { activate, unsetup, userFromSetup } from './lifecycle.ts';
import { merge } from './merge.ts';
import { fullToken } from './sign-in.ts';
import { handleOf } from './to-user.ts';
import { userPath } from './users.ts';
import { actionValues } from './values.ts';
import { tokenWire, type UserWire, userWire } from './wire.ts';
import { writtenUser } from './write-user.ts';

type Secrets = Readonly<Record<string, string>>;

/** The action of a change; the core only sends those that the description offers. */
export function actionOf(change: Change): ActionId {
  const id = change.about?.id ?? '';
  if (!isActionId(id)) throw new Error(`Arvados has no action ${id}, and none is offered`);
  return id;
}

/** Does one of the description's actions. */
export async function act(cluster: Cluster, change: Change, secrets: Secrets): Promise<Result<WriteAnswer>> {
  const id = actionOf(change);
  switch (id) {
    case 'setup':
      return setup(cluster, change);
    case 'activate':
      return afterwards(cluster, await activate(cluster, targetId(change)));
    case 'deactivate':
      return afterwards(cluster, await unsetup(cluster, targetId(change)));
    case 'merge':
      return merge(cluster, change, secrets);
    case 'update-uuid':
      return updateUuid(cluster, change);
    case 'create-token':
      return createToken(cluster, change);
    default:
      return assertNever(id);
  }
}

async function afterwards(cluster: Cluster, wire: Result<UserWire>): Promise<Result<WriteAnswer>> {
  return wire.ok ? ok({ user: await writtenUser(cluster, wire.value), group: null }) : wire;
}

/** A9. */
async function setup(cluster: Cluster, change: Change): Promise<Result<WriteAnswer>> {
  const wanted = readWanted(actionValues.setup, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change));
  return present.ok ? afterwards(cluster, await userFromSetup(cluster, present.value, wanted.value)) : present;
}

/** A8, up to 2.2: every reference to the old UUID is rewritten. */
async function updateUuid(cluster: Cluster, change: Change): Promise<Result<WriteAnswer>> {
  const wanted = readWanted(actionValues.updateUuid, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change), { record: true });
  if (!present.ok) return present;
  const { newUuid } = wanted.value;
  const { uuid } = present.value;
  const request = { method: 'POST', path: `${userPath(uuid)}/update_uuid`, json: { new_uuid: newUuid } } as const;
  const subject = { user: handleOf(present.value), sent: { newUuid } };
  const answer = await cluster.caller.ask(request, userWire, subject);
  if (!answer.ok) return answer;
  return ok({ user: await writtenUser(cluster, answer.value), group: null, gone: [uuid] });
}

/** A token's attributes, from what a person typed; `expires` is a date or a time. */
export function tokenWanted(cluster: Cluster, change: Change): Result<{ scopes: string[]; expires: string | null }> {
  const { now, say } = cluster;
  const wanted = readWanted(actionValues.createToken, change, {}, say);
  if (!wanted.ok) return wanted;
  const scopes = (wanted.value.scopes ?? 'all').split(/[,\n]/).flatMap((scope) => scope.trim() || []);
  const wrong = scopes.find((scope) => scope !== 'all' && !/^[A-Z]+ \/\S*$/.test(scope));
  if (wrong !== undefined) {
    const sentence = say('“{scope}” is no call; one looks like GET /arvados/v1/users.', { scope: wrong });
    return fail('input-invalid', {}, { fields: { scopes: sentence } });
  }
  const { expires } = wanted.value;
  if (!expires) return ok({ scopes, expires: null });
  // A bare date means until that day is over.
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59Z` : expires);
  if (time > now()) return ok({ scopes, expires: new Date(time).toISOString() });
  return fail('input-invalid', {}, { fields: { expires: say('This is no time in the future.') } });
}

async function createToken(cluster: Cluster, change: Change): Promise<Result<WriteAnswer>> {
  const wanted = tokenWanted(cluster, change);
  if (!wanted.ok) return wanted;
  const present = await targetOf(cluster, targetId(change));
  if (!present.ok) return present;
  const { scopes, expires } = wanted.value;
  const token = await mintToken(cluster, present.value, scopes, expires);
  if (!token.ok) return token;
  const label = cluster.say('Token of {user}', { user: handleOf(present.value) });
  const user = await writtenUser(cluster, present.value);
  return ok({ user, group: null, revealed: { label, text: token.value } });
}

/** Makes a token that acts as a user; a cluster may forbid it to everybody (§11). */
export async function mintToken(
  { caller, say }: Pick<Cluster, 'caller' | 'say'>,
  owner: Pick<UserWire, 'uuid' | 'username' | 'email'>,
  scopes: readonly string[],
  expires: string | null,
): Promise<Result<string>> {
  const attributes = { owner_uuid: owner.uuid, scopes, ...(expires === null ? {} : { expires_at: expires }) };
  const request = {
    method: 'POST',
    path: '/api_client_authorizations',
    json: { api_client_authorization: attributes },
  } as const;
  const token = await caller.ask(request, tokenWire, { user: handleOf(owner) });
  if (token.ok) return ok(fullToken(token.value));
  if (token.failure.code !== 'not-allowed') return token;
  const { who, instance } = caller.where;
  const right = say('a cluster that lets administrators make tokens (Login.IssueTrustedTokens)');
  return failed(failure('not-allowed', { handle: who(), instance, right }));
}
