import type { Change } from '../../domain/change.ts';
import type { ObjectRef } from '../../domain/user.ts';

/** The id of what a change is about; only creations have none. */
export function targetId(change: Change): string {
  if (change.target.id === null) throw new Error(`A change ${change.action} needs a target`);
  return change.target.id;
}

/** The object that a change of a right is about. */
export function objectOf(change: Change): ObjectRef {
  if (!change.about) throw new Error(`A change ${change.action} needs an object`);
  return change.about;
}
