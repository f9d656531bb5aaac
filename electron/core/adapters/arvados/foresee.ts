import { type Change, membershipDifference } from '../../../domain/change.ts';
import type { CapabilityId } from '../../../domain/description.ts';
import { fail } from '../../../domain/failure.ts';
import { assertNever, failed, ok, type Result } from '../../../domain/result.ts';
import type { Foresight } from '../adapter.ts';
import { needsOf } from '../capability.ts';
import { readWanted } from '../form.ts';
import { objectOf, targetId } from '../target.ts';
import { actionOf } from './act.ts';
import type { Cluster } from './cluster.ts';
import { effectsOfActivation, effectsOfUnsetup, effectsOnEverybody, unusualLevels } from './effects.ts';
import { foreseeAction } from './foresee-action.ts';
import { refuse } from './gaps.ts';
import { emailIsFree, groupMayChange, mayTouch, targetOf } from './guards.ts';
import { countItems, exactly, type Filter } from './lists.ts';
import { roleNames } from './memberships.ts';
import { KIND_LABEL } from './releases.ts';
import { grantsOf, LOGIN, projectsOf } from './rights.ts';
import { handleOf } from './to-user.ts';
import { isUuid } from './uuids.ts';
import { newUserValues, type UserValues, userValues } from './values.ts';
import type { UserWire } from './wire.ts';
import { holderOf, mayGrant } from './write-right.ts';
import { refuseGroups } from './write-user.ts';

/** Nothing but the values, and as bad as the kind of action. */
function plainly(change: Change, effects: readonly string[] = []): Foresight {
  return { grade: change.grade, effects, grave: false };
}

/** The first capability that a change takes and the cluster or the account lacks, as a failure; null where none. */
export function refusalOf(cluster: Cluster, change: Change): Result<never> | null {
  for (const id of capabilitiesOf(change)) {
    const refused = refuse(cluster, id);
    if (refused) return failed(refused);
  }
  return change.action === 'act-on-user' && actionOf(change) === 'update-uuid' ? refuseUuid(cluster) : null;
}

function refuseUuid({ facts, say }: Cluster): Result<never> | null {
  if (facts.updateUuid) return null;
  const what = say('change the UUID of an account');
  const instead = say('This went with 2.3.0. Make an account with the right UUID, and merge the old one into it.');
  return fail('not-supported', { kind: KIND_LABEL, version: facts.version, what, instead });
}

function capabilitiesOf(change: Change): CapabilityId[] {
  if (change.action !== 'act-on-user') return needsOf(change);
  const id = actionOf(change);
  if (id === 'merge') return ['users.merge'];
  return id === 'create-token' ? ['users.tokens'] : ['users.deactivate'];
}

/** What a change would do beyond its values; fails where it must not or cannot be sent. */
export async function foresee(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const refused = refusalOf(cluster, change);
  if (refused) return refused;
  switch (change.action) {
    case 'create-user':
      return foreseeCreation(cluster, change);
    case 'update-user':
      return change.target.id === null ? ok(plainly(change)) : foreseeUpdate(cluster, change);
    case 'delete-user':
      return foreseeDeletion(cluster, change);
    case 'act-on-user':
      return foreseeAction(cluster, change);
    case 'set-object-right':
      return foreseeRight(cluster, change);
    case 'update-group':
      return onGroup(change, []);
    case 'delete-group':
      return onGroup(change, groupDeletion(cluster));
    case 'create-group':
    case 'set-stored-role':
    case 'reset-own-password':
    case 'create-first-user':
      return ok(plainly(change));
    default:
      return assertNever(change.action);
  }
}

async function foreseeCreation(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const wanted = readWanted(newUserValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { email, handle, active, administrator } = wanted.value;
  const free = await emailIsFree(cluster, email, null);
  if (!free.ok) return free;
  const name = await nameMade(cluster, handle ?? email.split(/[+@]/)[0] ?? '');
  if (!name.ok) return name;
  const isActive = active === true || administrator === 'admin';
  // Deleting works as long as nobody has signed in with the account; then only deactivating is left.
  const effects = [...(handle ? name.value : []), ...(isActive ? effectsOfActivation(cluster, email) : [])];
  return ok({ grade: 'compensable', effects, grave: false });
}

/** What the server makes of a user name (§6.1), where it changes it. */
async function nameMade({ caller, say }: Cluster, wanted: string): Promise<Result<string[]>> {
  const made = wanted.replace(/^[^A-Za-z]+/, '').replaceAll(/[^A-Za-z0-9]/g, '');
  if (made === '') return ok([say('The server makes no user name of this: the account gets none.')]);
  const filters: Filter[] = [['username', 'like', exactly(made)]];
  const taken = await countItems(caller, '/users', filters);
  if (!taken.ok) return taken;
  if (taken.value)
    return ok([say('The user name {name} is taken: the server puts a number behind it.', { name: made })]);
  return ok(made === wanted ? [] : [say('The server makes the user name {name} of this.', { name: made })]);
}

async function foreseeUpdate(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const wanted = readWanted(userValues, change, {}, cluster.say);
  if (!wanted.ok) return wanted;
  const { groups, setUp, active, administrator } = wanted.value;
  const record = groups === undefined && setUp === undefined;
  const present = await targetOf(cluster, targetId(change), { record });
  if (!present.ok) return present;
  if (groups !== undefined) return foreseeGroups(cluster, change, present.value, groups);
  const allowed = await mayTouch(cluster, present.value, { loses: active === false || administrator === null });
  if (!allowed.ok) return allowed;
  if (active === false) {
    const effects = await effectsOfUnsetup(cluster, present.value);
    return effects.ok ? ok({ grade: 'compensable', effects: effects.value, grave: true }) : effects;
  }
  return foreseeFields(cluster, change, present.value, wanted.value);
}

async function foreseeFields(
  cluster: Cluster,
  change: Change,
  present: UserWire,
  { email, active, administrator, prefs }: UserValues,
): Promise<Result<Foresight>> {
  const { say } = cluster;
  const user = handleOf(present);
  const effects: string[] = [];
  if (email && email !== present.email) {
    const free = await emailIsFree(cluster, email, present.uuid);
    if (!free.ok) return free;
    effects.push(say('Whoever signs in as {email} gets this account from now on.', { email }));
  }
  if (email === null) effects.push(say('Without an e-mail address nobody can sign in, unless by the identity URL.'));
  const activates = !present.is_active && (active === true || administrator === 'admin');
  if (activates) effects.push(...effectsOfActivation(cluster, user));
  if (prefs !== undefined) effects.push(say('All preferences are replaced; what is not named any more is gone.'));
  // Being active is taken back by deactivating only, which takes more.
  return ok({ grade: activates ? 'compensable' : change.grade, effects, grave: false });
}

async function foreseeGroups(
  cluster: Cluster,
  change: Change,
  present: UserWire,
  wanted: readonly string[],
): Promise<Result<Foresight>> {
  const seen = change.before?.groups;
  const { add, remove } = membershipDifference(Array.isArray(seen) ? seen : [], wanted);
  const [roles, links] = await Promise.all([roleNames(cluster.caller), grantsOf(cluster, present.uuid)]);
  if (!roles.ok) return roles;
  if (!links.ok) return links;
  const refused = refuseGroups(cluster, change, roles.value, add, remove);
  if (refused) return refused;
  const effects = unusualLevels(cluster, links.value, remove, (id) => roles.value.get(id) ?? id);
  return ok({ ...plainly(change, effects), grade: effects.length > 0 ? 'compensable' : change.grade });
}

/** Says before sending what the server would only refuse: nearly every account owns an entry of the audit log (§7.6). */
async function foreseeDeletion(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const { caller, say } = cluster;
  const present = await targetOf(cluster, targetId(change), { loses: true, record: true });
  if (!present.ok) return present;
  const user = handleOf(present.value);
  const owned = await projectsOf(cluster, present.value.uuid);
  if (!owned.ok) return owned;
  if (owned.value.length > 0) {
    const names = owned.value.map(({ name, uuid }) => name ?? uuid).join(', ');
    return fail('owns-objects', { user, objects: say('the projects {names}', { names }) });
  }
  const entries = await countItems(caller, '/logs', [['owner_uuid', '=', present.value.uuid]]);
  // Who owns what else shows itself only when the server refuses.
  if (entries.ok && entries.value) {
    const objects = say('entries of the audit log, since it has been used');
    const instead = say('Deactivate the account, or merge it into another one.');
    return fail('owns-objects', { user, objects }, { serverMessage: instead });
  }
  const effects = [
    say('The server refuses if {user} owns anything, an entry of the audit log included.', { user }),
    say('Links from and to {user} are removed; its tokens stop working.', { user }),
  ];
  return ok({ grade: 'final', effects, grave: true });
}

async function foreseeRight(cluster: Cluster, change: Change): Promise<Result<Foresight>> {
  const { say } = cluster;
  const object = objectOf(change);
  const fit = mayGrant(cluster, object, change);
  if (!fit.ok) return fit;
  const holder = await holderOf(cluster, change);
  if (!holder.ok) return holder;
  const { name, user } = holder.value;
  const gives = change.after?.held === true;
  const manages = gives && change.after?.level === 'can_manage' && isUuid(object.id, 'user');
  const lost = change.before?.level === LOGIN && change.after?.held === false;
  const words = { user: name, group: name, object: object.name };
  const everybody = user === null ? effectsOnEverybody(cluster, holder.value.uuid, gives) : [];
  const effects = [
    ...everybody,
    ...(manages ? [say('{user} manages everything that {object} owns.', words)] : []),
    ...(lost ? [say('Unix groups that came with the login are not brought back by undoing.')] : []),
    ...(gives && user === null
      ? [say('Each member of {group} has at most the level there that the member has in the group.', words)]
      : []),
    ...(gives && user === null && object.type === 'role'
      ? [say('Members of {group} reach what {object} has, too.', words)]
      : []),
  ];
  const grave = manages || (gives && everybody.length > 0);
  return ok({ ...plainly(change, effects), grade: lost ? 'compensable' : change.grade, grave });
}

function onGroup(change: Change, effects: readonly string[]): Result<Foresight> {
  const free = groupMayChange(targetId(change), change.target.name);
  if (!free.ok) return free;
  return ok({ ...plainly(change, effects), grade: change.action === 'delete-group' ? 'final' : change.grade });
}

function groupDeletion({ facts, say }: Cluster): string[] {
  return [
    facts.deletionEndsGrants
      ? say('What was shared with this role is not shared with its members any more.')
      : say('This release only hides the role: its members keep what was shared with it. Remove those links first.'),
    say('There is no undo: a new role of the same name has none of its links.'),
  ];
}
