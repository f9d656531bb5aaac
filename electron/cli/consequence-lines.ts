import type { Change } from '../domain/change.ts';
import type { Description } from '../domain/description.ts';
import type { Consequences, UserEffect } from '../domain/why/effects.ts';
import type { RightEffect } from '../domain/why/right-effects.ts';
import { printable } from './failures.ts';

/** Users who are named; the others are counted. */
const NAMED = 50;

/** Fields whose change gives or takes something. */
const ACCESS = ['groups', 'primaryGroup', 'administrator', 'active', 'permissions'];

/** Whether a change is about who may do what, so that somebody may gain or lose by it. */
export function concernsAccess({ action, target, before, after }: Change): boolean {
  if (action === 'delete-user' || action === 'delete-group' || action === 'set-object-right') return true;
  const fields = Object.keys({ ...before, ...after });
  return action.startsWith('update-') && target.id !== null && fields.some((key) => ACCESS.includes(key));
}

/** Who gains and who loses what, as lines; yourself and administrators first. */
export function consequenceLines(consequences: Consequences, description: Description): string[] {
  const { affected, users, unseen, untold } = consequences;
  const named = users.slice(0, NAMED);
  const more = affected - named.length;
  const objects = untold.map(({ name }) => name).join(', ');
  const lines = [
    ...named.map((user) => userLine(user, description)),
    ...(more > 0 ? [`and ${more} more; --json names ${Math.min(affected, users.length)} of them`] : []),
    ...(affected + unseen + untold.length === 0 ? ['Nobody gains or loses anything.'] : []),
    ...(unseen > 0 ? [`${unseen} more that cannot be seen, so nobody knows whether they count`] : []),
    ...(untold.length > 0 ? [`Unknown: who has something on ${objects} is not told to whoever signs in.`] : []),
  ];
  return ['Who gains and who loses', ...lines.map((line) => `  ${printable(line)}`)];
}

function userLine({ handle, gains, loses, rights, administrator, yourself }: UserEffect, description: Description) {
  const labels = (ids: readonly string[]) => ids.map((id) => labelOf(id, description)).join(', ');
  const notes = [
    ...(yourself ? ['yourself'] : []),
    ...(administrator === null ? [] : [ADMINISTRATOR_WORDS[administrator]]),
  ];
  const parts = [
    ...(gains.length > 0 ? [`gains ${labels(gains)}`] : []),
    ...(loses.length > 0 ? [`loses ${labels(loses)}`] : []),
    ...rights.map((right) => `on ${right.object.name}: ${rightWords(right.before)} → ${rightWords(right.after)}`),
  ];
  return `${handle}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}: ${parts.join('; ') || 'the level only'}`;
}

const ADMINISTRATOR_WORDS: Readonly<Record<NonNullable<UserEffect['administrator']>, string>> = {
  becomes: 'becomes an administrator',
  ceases: 'is no administrator any more',
  stays: 'an administrator',
};

function labelOf(id: string, { permissions, powers = [] }: Description): string {
  return [...permissions, ...powers].find((one) => one.id === id)?.label ?? id;
}

function rightWords(value: RightEffect['before']): string {
  if (value === null) return 'nothing';
  return value.level ?? (value.permissions.join(', ') || 'access');
}
