import { ok, type Result } from '../../../domain/result.ts';
import type { Cluster } from './cluster.ts';
import { rank } from './memberships.ts';
import type { Merge } from './merge.ts';
import { grantsOf, LOGIN, projectsOf, refsOf } from './rights.ts';
import { handleOf } from './to-user.ts';
import { clusterOf, isAllUsers, isAnonymousUsers } from './uuids.ts';
import { levelWords } from './vocabulary.ts';
import type { LinkWire, UserWire } from './wire.ts';

/** What deactivating destroys, every link with it: only this list can bring them back (trap 6). */
export async function effectsOfUnsetup(cluster: Cluster, present: UserWire): Promise<Result<string[]>> {
  const { facts, say } = cluster;
  const user = handleOf(present);
  const lost = await lostGrants(cluster, present.uuid);
  if (!lost.ok) return lost;
  const owned = await projectsOf(cluster, present.uuid);
  if (!owned.ok) return owned;
  return ok([
    facts.unsetupEndsTokens
      ? say('All API tokens and SSH keys of {user} are destroyed.', { user })
      : say('API tokens and SSH keys of {user} stay: this release does not destroy them.', { user }),
    say('The preferences of {user} are emptied, and agreements have to be signed again.', { user }),
    ...(present.is_admin ? [say('{user} is no administrator any more.', { user })] : []),
    ...lost.value,
    ...owned.value.map(({ uuid, name }) =>
      say('Stays: the project {name} ({uuid}), which {user} owns.', { name: name ?? uuid, uuid, user }),
    ),
    say('Stays: data that {user} owns, the e-mail address, the names and the user name.', { user }),
  ]);
}

/** One sentence for each link that goes. */
async function lostGrants(cluster: Cluster, uuid: string): Promise<Result<string[]>> {
  const links = await grantsOf(cluster, uuid);
  if (!links.ok) return links;
  const { facts, say } = cluster;
  const goes = ({ name, head_uuid }: LinkWire) =>
    facts.unsetupEndsGrants || name === 'can_manage' || name === LOGIN || isAllUsers(head_uuid);
  const lost = links.value.filter(goes);
  const refs = await refsOf(cluster, [...new Set(lost.map((link) => link.head_uuid))]);
  if (!refs.ok) return refs;
  const names = new Map(refs.value.map((ref) => [ref.id, ref.name]));
  return ok(
    lost.map(({ name: level, head_uuid, properties }) => {
      const details = { level: levelWords(level, say), name: names.get(head_uuid) ?? head_uuid, uuid: head_uuid };
      const login = properties?.username;
      return typeof login === 'string'
        ? say('Lost: “{level}” on {name} ({uuid}) as {login}.', { ...details, login })
        : say('Lost: “{level}” on {name} ({uuid}).', details);
    }),
  );
}

/** The two accounts after a merge, next to what they are before (§7.9). */
export function effectsOfMerge({ facts, say }: Cluster, { old, stays, project, redirect }: Merge): string[] {
  const names = { old: handleOf(old), stays: stays ? handleOf(stays) : say('the account of the token') };
  const isLocal = clusterOf(old.uuid) === facts.cluster;
  return [
    project === null
      ? say('Everything that {old} owns belongs to {stays} afterwards.', names)
      : say('Everything that {old} owns lies in the project {project} afterwards.', {
          ...names,
          project: project.name,
        }),
    say('What {old} was given a right on, {stays} has that right on afterwards, memberships included.', names),
    redirect && isLocal
      ? say('Whoever had a right on {old} has it on {stays} afterwards.', names)
      : say('Whoever has a right on {old} keeps it.', names),
    redirect && isLocal
      ? say('API tokens and SSH keys of {old} go on working, as those of {stays}.', names)
      : say('API tokens and SSH keys of {old} are destroyed.', names),
    redirect
      ? say('{old} loses its user name and disappears for ever; whoever signs in with it is {stays}.', names)
      : say('{old} stays as an empty account, as active as it is now. Deactivate it afterwards.', names),
    ...((stays?.is_active ?? true) ? [] : [say('{stays} is not active: nobody can use what it receives.', names)]),
    say('Nothing takes the two accounts apart again, and no list shows what was merged.'),
  ];
}

/** What becomes of an account that is set active by an administrator. */
export function effectsOfActivation({ facts, say }: Cluster, user: string): string[] {
  return [
    facts.memberLevel === 'can_write'
      ? say('{user} joins All users with the level “Can write”.', { user })
      : say('{user} joins All users with the level “Can read”.', { user }),
    say('{user} is not asked to agree to user agreements.', { user }),
  ];
}

/** Memberships that would come back with the usual level only, if this was undone. */
export function unusualLevels(
  { facts, say }: Cluster,
  links: readonly LinkWire[],
  removed: readonly string[],
  nameOf: (id: string) => string,
): string[] {
  const unusual = links.filter(
    ({ head_uuid, name }) => removed.includes(head_uuid) && rank(name) >= 0 && name !== facts.memberLevel,
  );
  return unusual.map(({ head_uuid, name: level }) =>
    say('The membership in {group} has the level “{level}”, which undoing does not bring back.', {
      group: nameOf(head_uuid),
      level: levelWords(level, say),
    }),
  );
}

/** What it means that one of the two groups that hold everybody gets or loses a right; nothing for any other. */
export function effectsOnEverybody({ say }: Cluster, group: string, gives: boolean): string[] {
  if (isAllUsers(group)) {
    return gives
      ? [say('Everybody gets this: All users holds every account that has been set up, and those to come.')]
      : [say('Everybody loses this who does not have it in another way.')];
  }
  if (!isAnonymousUsers(group)) return [];
  return gives
    ? [
        say('Whoever is not signed in can read this, where the cluster lets such people in.'),
        say('Everybody in All users can read it too, since All users is in this group.'),
      ]
    : [say('Whoever is not signed in, and everybody in All users, loses this unless they have it in another way.')];
}
