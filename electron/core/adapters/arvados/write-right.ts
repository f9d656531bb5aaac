import type { Change } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { ObjectRef } from '../../../domain/user.ts';
import type { WriteAnswer } from '../adapter.ts';
import { objectOf, targetId } from '../target.ts';
import type { Cluster } from './cluster.ts';
import { getRole } from './groups.ts';
import { groupMayChange, groupMayHold, targetOf } from './guards.ts';
import { everyItem } from './lists.ts';
import { GRANTS, rank } from './memberships.ts';
import { LEVELS } from './releases.ts';
import { LOGIN } from './rights.ts';
import { handleOf, untouchable } from './to-user.ts';
import { isUuid } from './uuids.ts';
import { levelWords } from './vocabulary.ts';
import { anything, type LinkWire, linkWire, type UserWire } from './wire.ts';
import { writtenUser } from './write-user.ts';

/** Who has a right: an account, or a role, whose members then have it; `user` is null for a role. */
export interface RightHolder {
  readonly uuid: string;
  readonly name: string;
  readonly user: UserWire | null;
}

/** Reads whose right a change is about, and stops what must not happen to it. */
export async function holderOf(cluster: Cluster, change: Change): Promise<Result<RightHolder>> {
  const id = targetId(change);
  if (change.target.type === 'user') {
    const user = await targetOf(cluster, id);
    return user.ok ? ok({ uuid: user.value.uuid, name: handleOf(user.value), user: user.value }) : user;
  }
  const free = groupMayHold(id, change.target.name || id);
  if (!free.ok) return free;
  const role = await getRole(cluster, id);
  return role.ok ? ok({ uuid: role.value.uuid, name: role.value.name ?? id, user: null }) : role;
}

/** Gives, changes or takes away the right of one account or one role on one object. */
export async function setObjectRight(cluster: Cluster, change: Change): Promise<Result<WriteAnswer>> {
  const object = objectOf(change);
  const fit = mayGrant(cluster, object, change);
  if (!fit.ok) return fit;
  const holder = await holderOf(cluster, change);
  if (!holder.ok) return holder;
  const links = await linksBetween(cluster, holder.value, object);
  if (!links.ok) return links;
  const done =
    change.after?.held === true
      ? await give(cluster, object, holder.value, String(change.after.level ?? ''), links.value)
      : await take(cluster, object, links.value);
  if (!done.ok) return done;
  const { user } = holder.value;
  return ok({ user: user && (await writtenUser(cluster, user)), group: null });
}

/** Refuses what is no right on that object: a wrong level, an object that the cluster keeps to itself. */
export function mayGrant(
  { caller, systemUser, say }: Cluster,
  object: ObjectRef,
  { after, target }: Pick<Change, 'after' | 'target'>,
): Result<void> {
  if (!isUuid(object.id)) {
    return fail('object-not-found', { object: object.name, instance: caller.where.instance });
  }
  const why = untouchable(object.id, systemUser, say);
  if (why !== null) return fail('protected-account', { user: object.name }, { serverMessage: why });
  const group = groupMayChange(object.id, object.name);
  if (!group.ok) return group;
  if (after?.held !== true) return ok(undefined);
  // The server would take others as well, which give nobody anything: a login goes to accounts only.
  if (target.type === 'group' && (!isUuid(object.id, 'group') || object.id === target.id)) {
    const fields = { object: say('A role is given rights on projects and on other roles only.') };
    return fail('input-invalid', {}, { fields });
  }
  const levels: readonly string[] = isUuid(object.id, 'machine') ? [LOGIN] : LEVELS;
  if (levels.includes(String(after.level ?? ''))) return ok(undefined);
  const sentence = say('Choose one of these levels: {levels}.', {
    levels: levels.map((level) => levelWords(level, say)).join(', '),
  });
  return fail('input-invalid', {}, { fields: { level: sentence } });
}

/** Before 2.6.0 there may be several for one right. */
function linksBetween({ caller }: Cluster, { uuid }: RightHolder, object: ObjectRef): Promise<Result<LinkWire[]>> {
  const filters = [GRANTS, ['tail_uuid', '=', uuid], ['head_uuid', '=', object.id]] as const;
  return everyItem(caller, '/links', linkWire, filters);
}

async function give(
  cluster: Cluster,
  object: ObjectRef,
  holder: RightHolder,
  level: string,
  links: readonly LinkWire[],
): Promise<Result<unknown>> {
  const lowered = await lower(cluster, object, level, links);
  if (!lowered.ok || lowered.value || links.some((link) => link.name === level)) return lowered;
  const made = await create(cluster, object, holder, level);
  if (!made.ok) return made;
  // Somebody may have given more meanwhile, and before 2.6.0 that is a link of its own.
  const present = await linksBetween(cluster, holder, object);
  return present.ok ? lower(cluster, object, level, present.value) : made;
}

/** Creating never lowers (trap 28), and each link that stays higher would go on giving more. Whether there was one. */
async function lower(
  cluster: Cluster,
  object: ObjectRef,
  level: string,
  links: readonly LinkWire[],
): Promise<Result<boolean>> {
  const higher = links.filter((link) => rank(link.name) > rank(level));
  for (const link of higher) {
    const lowered = await setLevel(cluster, object, link.uuid, level);
    if (!lowered.ok) return lowered;
  }
  return ok(higher.length > 0);
}

async function create(
  cluster: Cluster,
  object: ObjectRef,
  { uuid, name, user }: RightHolder,
  level: string,
): Promise<Result<unknown>> {
  const { caller, say } = cluster;
  const username = user?.username ?? null;
  if (level === LOGIN && username === null) {
    const fields = { level: say('An account without a user name gets no login.') };
    return fail('input-invalid', {}, { fields });
  }
  const link = {
    link_class: 'permission',
    name: level,
    tail_uuid: uuid,
    head_uuid: object.id,
    ...(level === LOGIN ? { properties: { username } } : {}),
  };
  const request = { method: 'POST', path: '/links', json: { link } } as const;
  const made = await caller.ask(request, linkWire, { object: object.name, user: name });
  // Somebody may have given more meanwhile: what the answer says is in force.
  if (made.ok && made.value.name !== level) return setLevel(cluster, object, made.value.uuid, level);
  return made;
}

function setLevel({ caller }: Cluster, object: ObjectRef, uuid: string, name: string): Promise<Result<unknown>> {
  const request = { method: 'PATCH', path: `/links/${uuid}`, json: { link: { name } } } as const;
  return caller.ask(request, linkWire, { object: object.name });
}

/** All links go; from 2.6.0 on the first call has removed the others of the same kind as well. */
async function take({ caller }: Cluster, object: ObjectRef, links: readonly LinkWire[]): Promise<Result<unknown>> {
  for (const { uuid } of links) {
    const request = { method: 'DELETE', path: `/links/${uuid}` } as const;
    const gone = await caller.ask(request, anything, { object: object.name });
    if (!gone.ok && gone.failure.code !== 'object-not-found') return gone;
  }
  return ok(undefined);
}
