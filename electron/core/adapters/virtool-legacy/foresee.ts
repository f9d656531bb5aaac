import { type Change, membershipDifference } from '../../../domain/change.ts';
import { fail } from '../../../domain/failure.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Foresight } from '../adapter.ts';
import { targetId } from '../target.ts';
import { refuseChange } from './gaps.ts';
import { guard } from './guards.ts';
import { groupsAlone } from './users.ts';
import { movesOf } from './values.ts';
import { ADMINISTRATOR, MANAGE_USERS } from './vocabulary.ts';
import type { Writer } from './write-user.ts';

/** What a change does beyond its values on this release; fails where it must not be sent. */
export async function foresee(writer: Writer, change: Change): Promise<Result<Foresight>> {
  const refused = refuseChange(writer.caller.where, change);
  if (refused) return refused;
  switch (change.action) {
    case 'update-user':
      return foreseeUpdate(writer, change);
    case 'delete-user':
      return foreseeDeletion(writer, change);
    case 'create-group':
      return ok({ grade: change.grade, effects: lowerCase(writer, change), grave: false });
    case 'update-group':
      return foreseeGroup(writer, change);
    case 'delete-group':
      return foreseeGroupDeletion(writer, change);
    default:
      return ok({ grade: change.grade, effects: [], grave: false });
  }
}

async function foreseeUpdate(writer: Writer, change: Change): Promise<Result<Foresight>> {
  const { caller, selfId } = writer;
  const { say } = caller.where;
  const { name: user, id } = change.target;
  const { join, leave } = movesOf(change);
  if (id !== null && leave.length > 0) {
    const guarded = await guard(caller, selfId, { user: id, leaves: leave });
    if (!guarded.ok) return guarded;
  }
  const powerful = await givesPower(writer, join);
  if (!powerful.ok) return powerful;
  const effects = [
    ...(join.length > 0
      ? [say('New rights count from the next sign-in of {user} on; present API keys never get them.', { user })]
      : []),
    ...(powerful.value ? [say('{user} will be able to make anybody an administrator.', { user })] : []),
    ...(leave.length > 0
      ? [
          say('Rights that no other group gives end at once, for present sign-ins and API keys of {user} too.', {
            user,
          }),
          say('API keys do not get them back, even if {user} joins again.', { user }),
        ]
      : []),
    ...(change.secrets.includes('password')
      ? [say('Present sign-ins and API keys of {user} go on working.', { user })]
      : []),
    ...(change.after?.forceReset === true ? [say('Virtool 2 stores this mark and acts on it nowhere.')] : []),
  ];
  const grade = leave.length > 0 && change.grade === 'undoable' ? 'compensable' : change.grade;
  return ok({ grade, effects, grave: powerful.value });
}

/** Whether one of the groups lets its members manage users, and so make anybody an administrator. */
async function givesPower({ caller }: Writer, join: readonly string[]): Promise<Result<boolean>> {
  if (join.length === 0) return ok(false);
  if (join.includes(ADMINISTRATOR)) return ok(true);
  const groups = await groupsAlone(caller);
  if (!groups.ok) return groups;
  return ok(groups.value.some(({ id, permissions }) => join.includes(id) && permissions.includes(MANAGE_USERS)));
}

async function foreseeDeletion({ caller, selfId }: Writer, change: Change): Promise<Result<Foresight>> {
  const guarded = await guard(caller, selfId, { user: targetId(change), leaves: 'everything' });
  if (!guarded.ok) return guarded;
  const effects = [
    caller.where.say(
      'All groups are taken from {user} first: sign-ins and API keys outlive the account, and without groups they may do nothing that needs a permission.',
      { user: change.target.name },
    ),
  ];
  return ok({ grade: 'final', effects, grave: true });
}

function lowerCase({ caller }: Writer, { after }: Change): string[] {
  const name = String(after?.name ?? '');
  const group = name.toLowerCase();
  return group === name ? [] : [caller.where.say('Virtool keeps it in lower case: {group}.', { group })];
}

async function foreseeGroup({ caller, selfId, facts, server }: Writer, change: Change): Promise<Result<Foresight>> {
  const { say } = caller.where;
  const { before, after, target } = change;
  const wanted = Array.isArray(after?.permissions) ? after.permissions : [];
  const { add, remove } = membershipDifference(Array.isArray(before?.permissions) ? before.permissions : [], wanted);
  if (target.id !== null && remove.includes(MANAGE_USERS)) {
    const guarded = await guard(caller, selfId, { group: target.id, keeps: wanted });
    if (!guarded.ok) return guarded;
  }
  const powerful = add.includes(MANAGE_USERS);
  const effects = [
    ...(powerful ? [say('Its members will be able to make anybody an administrator.')] : []),
    ...(facts.groupsReachMembers
      ? [say('New rights count from the next sign-in of each member on.')]
      : [
          say(
            'Virtool {version} does not pass this on to its members: what they may do stays as it is until their own groups change or the server restarts.',
            { version: server.version },
          ),
        ]),
    ...(remove.length > 0 ? [signInsGoOn(say)] : []),
  ];
  return ok({ grade: change.grade, effects, grave: powerful });
}

async function foreseeGroupDeletion({ caller, selfId }: Writer, change: Change): Promise<Result<Foresight>> {
  const id = targetId(change);
  if (id === ADMINISTRATOR) return fail('protected-group', { group: id });
  const guarded = await guard(caller, selfId, { group: id, keeps: [] });
  return guarded.ok ? ok({ grade: change.grade, effects: [signInsGoOn(caller.where.say)], grave: true }) : guarded;
}

function signInsGoOn(say: Writer['caller']['where']['say']): string {
  return say('Present sign-ins and API keys of its members may go on with what they were made with.');
}
