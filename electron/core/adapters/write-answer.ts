import { ok, type Result } from '../../domain/result.ts';
import type { Group, User } from '../../domain/user.ts';
import type { WriteAnswer } from './adapter.ts';

/** The answer to a write of a user. */
export function withUser(user: Result<User>): Result<WriteAnswer> {
  return user.ok ? ok({ user: user.value, group: null }) : user;
}

/** The answer to a write of a group. */
export function withGroup(group: Result<Group>): Result<WriteAnswer> {
  return group.ok ? ok({ user: null, group: group.value }) : group;
}

/** The answer to a deletion. */
export function withNothing(done: Result<void>): Result<WriteAnswer> {
  return done.ok ? ok({ user: null, group: null }) : done;
}

/** The same answer, which says that other accounts changed as well. */
export function withOthers(answer: Result<WriteAnswer>): Result<WriteAnswer> {
  return answer.ok ? ok({ ...answer.value, stale: true }) : answer;
}
