import type { GroupEffects, PermissionSwitch, SwitchEffect } from '../../domain/group.ts';
import type { Group } from '../../domain/user.ts';

/** Handles that are named for one switch; the others are counted. */
const NAMED = 300;
/** Other groups that are named for one switch. */
const NAMED_GROUPS = 10;

type Members = NonNullable<Group['members']>;

/** Groups whose members count as numbers, which stays quick with a hundred thousand of them in thousands of groups. */
interface Numbered {
  readonly group: Group;
  readonly members: Members | null;
  /** The members in their order, each by a number of its own; empty where they are not told. */
  readonly numbers: Int32Array;
}

interface Index {
  readonly groups: readonly Numbered[];
  readonly users: number;
}

const indexes = new WeakMap<readonly Group[], Index>();

/** The same list of groups is numbered once. */
function indexOf(groups: readonly Group[]): Index {
  const known = indexes.get(groups);
  if (known) return known;
  const numberOf = new Map<string, number>();
  const numbered = groups.map((group) => {
    const members = uniqueMembers(group.members);
    const numbers = Int32Array.from(members ?? [], ({ id }) => {
      const number = numberOf.get(id) ?? numberOf.size;
      numberOf.set(id, number);
      return number;
    });
    return { group, members, numbers };
  });
  const index = { groups: numbered, users: numberOf.size };
  indexes.set(groups, index);
  return index;
}

function uniqueMembers(members: Group['members']): Members | null {
  if (members === null) return null;
  const seen = new Set(members.map(({ id }) => id));
  if (seen.size === members.length) return members;
  return [...new Map(members.map((member) => [member.id, member])).values()];
}

/** Whether a group gives a permission, now or once the switches are saved. */
type Gives = (group: Group, permission: string) => boolean;

const givesNow: Gives = (group, permission) => group.permissions.includes(permission);

function givesThen(switches: readonly PermissionSwitch[]): Gives {
  const wanted = new Map(switches.map((one) => [`${one.groupId} ${one.permission}`, one.given]));
  return (group, permission) => wanted.get(`${group.id} ${permission}`) ?? givesNow(group, permission);
}

/** What switched permissions would do to whoever is in groups. `names` puts handles to those affected. */
export function effectsOfSwitches(
  groups: readonly Group[],
  switches: readonly PermissionSwitch[],
  names: boolean = false,
): GroupEffects {
  const index = indexOf(groups);
  const then = givesThen(switches);
  const switched = new Set(switches.map(({ permission }) => permission));
  const permissions = new Set([...groups.flatMap((group) => group.permissions), ...switched]);
  const held: GroupEffects['held'] = {};
  for (const permission of permissions) {
    const now = holders(index, permission, givesNow);
    held[permission] = { now, after: switched.has(permission) ? holders(index, permission, then) : now };
  }
  if (groups.some(({ members }) => members === null)) return { held, switches: null };
  const byId = new Map(index.groups.map((one) => [one.group.id, one]));
  const effects = switches.flatMap((one): SwitchEffect[] => {
    const own = byId.get(one.groupId);
    return own ? [effectOf(index, own, one, then, names)] : [];
  });
  return { held, switches: effects };
}

/** How many different users some group gives a permission; null where one of those does not tell its members. */
function holders({ groups, users }: Index, permission: string, gives: Gives): number | null {
  const giving = groups.filter(({ group }) => gives(group, permission));
  if (giving.some(({ members }) => members === null)) return null;
  const seen = new Uint8Array(users);
  let count = 0;
  for (const { numbers } of giving) {
    for (const number of numbers) {
      if (seen[number] === 1) continue;
      seen[number] = 1;
      count += 1;
    }
  }
  return count;
}

/** What is given is compared with what other groups give before the switches, what is taken with what they give after. */
function effectOf(
  { groups, users }: Index,
  { group, members, numbers }: Numbered,
  one: PermissionSwitch,
  then: Gives,
  names: boolean,
): SwitchEffect {
  const gives = one.given ? givesNow : then;
  const marks = new Uint8Array(users);
  for (const number of numbers) marks[number] = 1;
  const through: string[] = [];
  let kept = 0;
  for (const other of groups) {
    if (other.group.id === group.id || !gives(other.group, one.permission)) continue;
    let shares = false;
    for (const number of other.numbers) {
      if (marks[number] === 0) continue;
      shares = true;
      if (marks[number] === 1) kept += 1;
      marks[number] = 2;
    }
    if (shares) through.push(other.group.name);
  }
  const affected = numbers.length - kept;
  const handles = names ? (members ?? []).filter((_, place) => marks[numbers[place] ?? 0] === 1) : [];
  return {
    ...one,
    members: numbers.length,
    affected,
    through: through.slice(0, NAMED_GROUPS),
    more: Math.max(0, through.length - NAMED_GROUPS),
    handles: handles.slice(0, NAMED).map(({ handle }) => handle),
  };
}
