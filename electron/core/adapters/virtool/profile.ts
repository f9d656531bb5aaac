import type { ServerIdentity } from '../../../domain/description.ts';

/** Administrator levels as the server names them, from most to least. */
export const LEVEL_IDS = ['full', 'settings', 'spaces', 'users', 'base'] as const;
export type LevelId = (typeof LEVEL_IDS)[number];

/**
 * What differs between releases of the modern dialect, as facts that the adapter asks for. User ids need none: they
 * travel in paths only, as the server told them.
 */
export interface Facts {
  /** Lists show active or deactivated accounts, never both: `active` filters and defaults to true. From 26.3.0. */
  readonly activeFilter: boolean;
  /** How group ids travel. Integers from 22.0.0 on. */
  readonly groupIdType: 'integer' | 'string';
  /** `/users/{id}/permissions` stores space roles. Gone with 33.0.0. */
  readonly spaceRoles: boolean;
  /** A PATCH that changes nothing answers 404 as if the user were gone. Up to 33.1.1. */
  readonly unchangedPatchIs404: boolean;
  /** The primary group can be cleared by sending null. Not inside the window. */
  readonly primaryGroupNullable: boolean;
  /** The levels that pass a check for each level. Linear up to 33.1.1. */
  readonly roleOrder: Readonly<Record<LevelId, readonly LevelId[]>>;
}

/** A range of releases that behave alike; `before` is the first release that no longer does. */
interface Range {
  readonly id: string;
  readonly from: readonly number[];
  readonly before: readonly number[];
  /** Null: recognised but not spoken, for this reason. */
  readonly facts: Facts | null;
  readonly reason: string;
}

const LINEAR: Facts['roleOrder'] = {
  full: ['full'],
  settings: ['full', 'settings'],
  spaces: ['full', 'settings', 'spaces'],
  users: ['full', 'settings', 'spaces', 'users'],
  base: ['full', 'settings', 'spaces', 'users', 'base'],
};

const M2: Facts = {
  activeFilter: true,
  groupIdType: 'integer',
  spaceRoles: true,
  unchangedPatchIs404: true,
  primaryGroupNullable: false,
  roleOrder: LINEAR,
};

const WHOLE = 'Roster speaks 26.3.0 to 32.2.1.';

/** Every release there is, oldest first, without gaps. */
const RANGES: readonly Range[] = [
  {
    id: 'before-modern',
    from: [0],
    before: [23, 1, 0],
    facts: null,
    reason: `It is older than this way of administering users. ${WHOLE}`,
  },
  {
    id: 'm0',
    from: [23, 1, 0],
    before: [24, 1, 0],
    facts: null,
    reason: `It shows its users to administrators only, and has no filter for deactivated ones. ${WHOLE}`,
  },
  {
    id: 'm1',
    from: [24, 1, 0],
    before: [26, 3, 0],
    facts: null,
    reason: `Its list of users has no filter for deactivated accounts yet. ${WHOLE}`,
  },
  { id: 'm2', from: [26, 3, 0], before: [33, 0, 0], facts: M2, reason: '' },
  {
    id: 'm3',
    from: [33, 0, 0],
    before: [33, 2, 0],
    facts: null,
    reason: `It has dropped the roles on spaces. ${WHOLE}`,
  },
  {
    id: 'm4',
    from: [33, 2, 0],
    before: [38, 0, 0],
    facts: null,
    reason: `It numbers its users and orders administrator levels differently. ${WHOLE}`,
  },
  {
    id: 'ended',
    from: [38, 0, 0],
    before: [Number.POSITIVE_INFINITY],
    facts: null,
    reason: `From 38.0.0 on Virtool has removed its interface for administering users and groups. ${WHOLE}`,
  },
];

/** The version that a server states when its image was built without one. */
export const UNKNOWN_VERSION = 'Unknown';

/** Reads `26.3.0` or `26.3.0-pre+g1a7c78b`; null for anything else, `Unknown` included. */
export function parseVersion(version: string): readonly number[] | null {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version.trim());
  return match ? match.slice(1).map(Number) : null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The range that a version belongs to; `reason` says why it is not spoken, empty where it is. */
export function profileOf(version: readonly number[]): { id: string; reason: string } {
  const range = RANGES.find((one) => !isBefore(version, one.from) && isBefore(version, one.before));
  if (!range) throw new Error(`No range holds version ${version.join('.')}`);
  return { id: range.id, reason: range.reason };
}

/** The facts of a saved profile. Throws for one that is not spoken: such a server is never opened. */
export function factsOf(server: ServerIdentity): Facts {
  const facts = RANGES.find((range) => range.id === server.profile)?.facts;
  if (!facts) throw new Error(`Virtool profile ${server.profile} cannot be opened`);
  return facts;
}

/** Whether an administrator level passes the server's check for another one. */
export function passes(facts: Facts, level: string | null, needed: LevelId): boolean {
  return facts.roleOrder[needed].some((one) => one === level);
}
