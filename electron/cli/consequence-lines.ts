import type { Change } from '../domain/change.ts';
import type { Description } from '../domain/description.ts';
import type { Consequences, UserEffect } from '../domain/why/effects.ts';
import { decidesUse, type Ending, type EndingRight, type EndingWay } from '../domain/why/endings.ts';
import type { RightEffect } from '../domain/why/right-effects.ts';
import { printable } from './failures.ts';

/** Users who are named; the others are counted. */
const NAMED = 50;

/** Fields whose change gives or takes something. */
const ACCESS = ['groups', 'primaryGroup', 'administrator', 'active', 'permissions'];

/** Whether a change is about who may do what, so that somebody may gain or lose by it. */
export function concernsAccess({ action, target, about, before, after }: Change): boolean {
  if (action === 'act-on-user') return decidesUse(about?.id ?? '');
  if (action === 'delete-user' || action === 'delete-group' || action === 'set-object-right') return true;
  const fields = Object.keys({ ...before, ...after });
  return action.startsWith('update-') && target.id !== null && fields.some((key) => ACCESS.includes(key));
}

/** Who gains and who loses what, as lines; yourself and administrators first. */
export function consequenceLines(consequences: Consequences, description: Description): string[] {
  const { affected, users, unseen, untold, uncounted = 0, ends = [] } = consequences;
  const named = users.slice(0, NAMED);
  const more = affected - named.length;
  const objects = untold.map(({ name }) => name).join(', ');
  const lines = [
    ...named.map((user) => userLine(user, description)),
    ...(more > 0 ? [`and ${more} more; --json names ${Math.min(affected, users.length)} of them`] : []),
    ...ends.flatMap((ending) => endingLines(ending, description)),
    ...(affected + unseen + untold.length + ends.length === 0 ? ['Nobody gains or loses anything.'] : []),
    ...(unseen > 0 ? [`${unseen} more that cannot be seen, so nobody knows whether they count`] : []),
    ...(uncounted > 0 ? [`Not worked out: ${uncounted} more objects that groups hand on`] : []),
    ...(untold.length > 0 ? [`Unknown: who has something on ${objects} is not told to whoever signs in.`] : []),
  ];
  return ['Who gains and who loses', ...lines.map((line) => `  ${printable(line)}`)];
}

/** What an account has that ends: its groups, and its rights on single objects as far as they are known. */
function endingLines(
  { way, into, handle, groups, groupsStay, rights, more, inside }: Ending,
  description: Description,
) {
  const objects =
    rights === null
      ? 'not known, since it could not be read'
      : [...(rights ?? []).map((right) => heldWords(right, description)), ...(more > 0 ? [`${more} more`] : [])];
  return [
    `${handle} ${ENDING_WORDS[way](into ?? 'the account that stays')}`,
    `  groups: ${groups.join(', ') || 'none'}`,
    ...(groupsStay && groups.length > 0
      ? ['  It stays in them, and has their rights again once it is activated.']
      : []),
    ...(rights === undefined ? [] : [`  on single objects: ${[objects].flat().join(', ') || 'nothing'}`]),
    ...(inside ? ['  What lies inside of these objects goes with them and is not listed.'] : []),
  ];
}

const ENDING_WORDS: Readonly<Record<EndingWay, (into: string) => string>> = {
  deleted: () => 'is deleted, and has until then:',
  deactivated: () => 'can do nothing any more, and has until then:',
  merged: (into) => `disappears, and what it has goes to ${into}:`,
  emptied: (into) => `keeps an empty account, and what it has goes to ${into}:`,
};

function heldWords({ object, owner, ...right }: EndingRight, description: Description): string {
  const words = owner ? 'owner' : levelWords(right, object.type, description);
  return words === '' ? object.name : `${object.name} (${words})`;
}

/** A level and permissions on an object by what people call them; empty where there is neither. */
function levelWords(
  { level, permissions }: NonNullable<RightEffect['before']>,
  objectType: string,
  { objectTypes }: Description,
): string {
  const type = objectTypes.find(({ id }) => id === objectType);
  const known = [...(type?.levels ?? []), ...(type?.permissions ?? [])];
  const held = [...(level === null ? [] : [level]), ...permissions];
  return held.map((id) => known.find((one) => one.id === id)?.label ?? id).join(', ');
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
    ...rights.map(({ object, before, after }) => {
      const words = (value: RightEffect['before']) =>
        value === null ? 'nothing' : levelWords(value, object.type, description) || 'access';
      return `on ${object.name}: ${words(before)} → ${words(after)}`;
    }),
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
