import { type Intent, membershipDifference, type Value, type Values } from '../../domain/change.ts';
import type { Description } from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import type { Session } from '../adapters/adapter.ts';
import { IN_FLIGHT, inOrder } from '../adapters/in-order.ts';
import type { DirectoryClient } from '../directory/client.ts';
import { drain } from '../directory/drain.ts';

/** An update of one user. */
type UserUpdate = Extract<Intent, { action: 'update-user' }>;

const idsIn = (value: Value | undefined) => (Array.isArray(value) ? value : null);

/**
 * Parts what an update of a group says about its members from the rest. `members` is a whole list, which counts by what
 * differs from the list that the person saw; `addMembers` and `removeMembers` say it without one, however large the group
 * is. Answers with one update for each user who joins or leaves, as a difference, so that nobody else's edit is undone.
 */
export function partMembers(
  { id, members }: Pick<Group, 'id' | 'members'>,
  expected: Values,
  set: Values,
): { readonly rest: Values; readonly updates: UserUpdate[] } {
  const { members: whole, addMembers, removeMembers, ...rest } = set;
  const wanted = idsIn(whole);
  const seen = () => idsIn(expected.members) ?? (members ?? []).map((member) => member.id);
  const moved = wanted ? membershipDifference(seen(), wanted) : { add: [], remove: [] };
  const remove = new Set([...moved.remove, ...(idsIn(removeMembers) ?? [])]);
  const add = [...new Set([...moved.add, ...(idsIn(addMembers) ?? [])])].filter((userId) => !remove.has(userId));
  const update = (userId: string, before: string[], after: string[]): UserUpdate => ({
    action: 'update-user',
    userId,
    expected: { groups: before },
    set: { groups: after },
  });
  return {
    rest,
    updates: [...add.map((one) => update(one, [], [id])), ...[...remove].map((one) => update(one, [id], []))],
  };
}

/** So many users are named; the others are counted. */
const NAMED = 10;

/** So many members that the directory does not know are read one by one. */
const MOST_READ = 200;

/** What tells who uses a group. */
export interface UsePlace {
  readonly session: Session;
  readonly description: Description;
  readonly directory: Pick<DirectoryClient, 'stream'>;
}

/**
 * Refuses to delete a group that others use. Where the kind has primary groups, those use it whose primary group it is:
 * `group-is-primary`. Elsewhere deleting cannot be made good, and every member but oneself uses it: `group-has-members`.
 */
export async function refuseUsedGroup(place: UsePlace, group: Group): Promise<Result<void>> {
  const { description } = place;
  if (group.untouchable !== undefined) return ok(undefined);
  if (!description.capabilities['users.primary-group'].available) {
    const others = (group.members ?? []).filter(({ id }) => id !== description.self.id);
    return others.length > 0 ? inUse('group-has-members', group, others) : ok(undefined);
  }
  const users = await primaryUsers(place, group);
  if (!users.ok) return users;
  return users.value.length > 0 ? inUse('group-is-primary', group, users.value) : ok(undefined);
}

function inUse(
  code: 'group-is-primary' | 'group-has-members',
  { name: group }: Group,
  users: readonly Pick<User, 'handle'>[],
): Result<never> {
  const names = users.slice(0, NAMED).map(({ handle }) => handle);
  const more = users.length - names.length;
  return fail(code, { group, users: more > 0 ? `${names.join(', ')} +${more}` : names.join(', ') });
}

/** The directory says who; each of those few is read again, and so are members that it does not know yet. */
async function primaryUsers({ session, directory }: UsePlace, { id, members }: Group): Promise<Result<User[]>> {
  const known = new Set<string>();
  const doubtful: string[] = [];
  const told = await drain(directory.stream({ search: '', filters: { groups: [id] }, sort: [] }), (batch) => {
    for (const user of batch) {
      known.add(user.id);
      if (user.primaryGroup === id) doubtful.push(user.id);
    }
  });
  if (!told.ok) return told;
  const unknown = (members ?? []).map((member) => member.id).filter((userId) => !known.has(userId));
  const users: User[] = [];
  const read = (userId: string) => session.getUser(userId);
  for await (const user of inOrder([...doubtful, ...unknown].slice(0, MOST_READ), IN_FLIGHT, read)) {
    if (user.ok && user.value.primaryGroup === id) users.push(user.value);
    // Deleted since: uses nothing.
    else if (!user.ok && user.failure.code !== 'user-not-found') return user;
  }
  return ok(users);
}
