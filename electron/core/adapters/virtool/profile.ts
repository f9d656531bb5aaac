import type { FailureCode } from '../../../domain/failure.ts';

/** Administrator levels as the server names them, from most to least. */
export const LEVEL_IDS = ['full', 'settings', 'spaces', 'users', 'base'] as const;
export type LevelId = (typeof LEVEL_IDS)[number];

/**
 * What differs between releases of the modern dialect, as facts that the adapter asks for. Ids of users need none:
 * they are integers from 33.2.0 on and text before, and travel in paths only, as the server told them.
 */
export interface Facts {
  /** Whoever signs in may list users: null. Up to 24.0.1 that took an administrator level. */
  readonly listNeeds: LevelId | null;
  /** Lists show active or deactivated accounts, never both: `active` filters and defaults to true. From 26.3.0. */
  readonly activeFilter: boolean;
  /** `GET /users` answers with whole users. From 33.2.0. */
  readonly listsWholeUsers: boolean;
  /** `%` and `_` in a search stand for any text and any character unless escaped. From 33.2.0. */
  readonly searchHasWildcards: boolean;
  /** `/users/{id}/permissions` stores space roles. Gone with 33.0.0. */
  readonly spaceRoles: boolean;
  /** `/groups` is there. Gone with 38.0.0. */
  readonly groups: boolean;
  /** Users can be created, read one by one and changed; `/admin` is there. Gone with 39.21.0. */
  readonly administration: boolean;
  /** `/account/login` is there. Gone with 39.21.0, which leaves API keys. */
  readonly passwordSignIn: boolean;
  /** What a sign-in calls the handle. From 33.2.0 `handle`, with the old name still understood. */
  readonly loginField: 'username' | 'handle';
  /** What `invalid_authorization_header` means: from 33.2.0 on a wrong key and a deactivated account look the same. */
  readonly refusedKey: Extract<FailureCode, 'account-deactivated' | 'key-wrong'>;
  /** Handles are unique without regard to case. From 34.0.0. */
  readonly handlesIgnoreCase: boolean;
  /** A PATCH that changes nothing answers 404 as if the user were gone. Up to 33.1.1. */
  readonly unchangedPatchIs404: boolean;
  /** Sending `groups` without `primary_group` clears the primary group. From 33.2.0. */
  readonly groupsClearPrimary: boolean;
  /** An unknown id in `groups` crashes the server instead of being named. From 33.2.0. */
  readonly unknownGroupCrashes: boolean;
  /** The levels that pass a check for each level. Linear up to 33.1.1. */
  readonly roleOrder: Readonly<Record<LevelId, readonly LevelId[]>>;
}

const LINEAR: Facts['roleOrder'] = {
  full: ['full'],
  settings: ['full', 'settings'],
  spaces: ['full', 'settings', 'spaces'],
  users: ['full', 'settings', 'spaces', 'users'],
  base: ['full', 'settings', 'spaces', 'users', 'base'],
};

const MIDDLE: readonly LevelId[] = ['full', 'settings', 'spaces', 'users'];

/** Three equal levels between the highest and the lowest: each passes the checks for the other two. */
const FLAT: Facts['roleOrder'] = { ...LINEAR, settings: MIDDLE, spaces: MIDDLE, users: MIDDLE };

/** 24.1.0 to 26.2.4. */
export const M1: Facts = {
  listNeeds: null,
  activeFilter: false,
  listsWholeUsers: false,
  searchHasWildcards: false,
  spaceRoles: true,
  groups: true,
  administration: true,
  passwordSignIn: true,
  loginField: 'username',
  refusedKey: 'account-deactivated',
  handlesIgnoreCase: false,
  unchangedPatchIs404: true,
  groupsClearPrimary: false,
  unknownGroupCrashes: false,
  roleOrder: LINEAR,
};

/** 23.1.0 to 24.0.1. */
export const M0: Facts = { ...M1, listNeeds: 'users' };

/** 26.3.0 to 32.2.1. */
export const M2: Facts = { ...M1, activeFilter: true };

/** 33.0.0 to 33.1.1. */
export const V33: Facts = { ...M2, spaceRoles: false };

/** 33.2.0 to 33.x. */
export const V33_2: Facts = {
  ...V33,
  listsWholeUsers: true,
  searchHasWildcards: true,
  loginField: 'handle',
  refusedKey: 'key-wrong',
  unchangedPatchIs404: false,
  groupsClearPrimary: true,
  unknownGroupCrashes: true,
  roleOrder: FLAT,
};

/** 34.0.0 to 37.x. */
export const V35: Facts = { ...V33_2, handlesIgnoreCase: true };

/** 38.0.0 to 39.20. */
export const V38: Facts = { ...V35, groups: false };

/** 39.21.0 to 41.7. */
export const V39: Facts = { ...V38, administration: false, passwordSignIn: false };

/** Whether an administrator level passes the server's check for another one; no level passes where none is needed. */
export function passes(facts: Facts, level: string | null, needed: LevelId | null): boolean {
  return needed === null || facts.roleOrder[needed].some((one) => one === level);
}
