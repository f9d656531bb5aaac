import { FLAT_RANKS, LINEAR_RANKS, type RoleRanks } from './model.ts';
import { EVERY_PART, type Part } from './parts.ts';

/** What differs between the releases of Virtool that the emulator can be. */
export interface VirtoolProfile {
  readonly name: string;
  readonly title: string;
  /** Sent in the root document and in `X-Virtool-Version`. */
  readonly version: string;
  /** What the server still offers; the rest is an unknown path. */
  readonly parts: readonly Part[];
  /** Gone with 41.11.0, which answers every path with its web interface. */
  readonly publicApi: boolean;
  /** `GET /users` answers everybody; only user administrators up to 24.0.1. */
  readonly everybodyLists: boolean;
  /** `active` filters user lists, `true` unless given; without it the lists hold everybody. From 26.3.0. */
  readonly activeFilter: boolean;
  /** Users carry five `b2c*` keys, always null here. Up to 31.0.0. */
  readonly b2cFields: boolean;
  /** `/admin/users` sorts without regard to case. From 26.2.4. */
  readonly adminListIgnoresCase: boolean;
  /** What is stored as primary group once that group is deleted: '' on 26.3.0, null on 32.0.0. */
  readonly deletedPrimaryGroup: '' | null;
  /** With the key of a deactivated user a wrong secret crashes; later it is a 401. Up to 26.4.4. */
  readonly wrongKeyOfDeactivatedCrashes: boolean;
  /** An unknown handle and a wrong key crash; later they are the 401 of a deactivated user. Up to 33.1.1. */
  readonly wrongKeyCrashes: boolean;
  /** Users are rows with integer ids; a path with anything else is refused with 400. From 33.2.0. */
  readonly integerUserIds: boolean;
  /** `GET /users` answers with whole users, sorted without regard to case. From 33.2.0. */
  readonly listsWholeUsers: boolean;
  /** A page number of `GET /users` that is none crashes instead of being replaced. From 33.2.0. */
  readonly strictPageNumbers: boolean;
  /** `%` and `_` in a search stand for any text and any character, as in SQL. From 33.2.0. */
  readonly searchHasWildcards: boolean;
  /** Updates go to rows: no change is fine, `groups` alone clears the primary group, bad ids crash. From 33.2.0. */
  readonly updatesRows: boolean;
  /** Sign-in takes `handle`, and `username` as before. From 33.2.0. */
  readonly signsInByHandle: boolean;
  /** Cookies carry `Secure` and `SameSite=Lax`, over plain HTTP too. From 33.2.0. */
  readonly secureCookies: boolean;
  /** One line up to 33.1.1; then `settings`, `spaces` and `users` are equal. */
  readonly roleRanks: RoleRanks;
  /** Handles are found and kept unique without regard to case. From 34.0.0. */
  readonly handlesIgnoreCase: boolean;
}

/** Virtool 24.1.0, the first release that lets everybody list users, and none that filters them by `active`. */
export const m1: VirtoolProfile = {
  name: 'virtool-m1',
  title: 'Virtool 24.1.0 (dialect of 24.1.0 to 26.2.4)',
  version: '24.1.0',
  parts: EVERY_PART,
  publicApi: true,
  everybodyLists: true,
  activeFilter: false,
  b2cFields: true,
  adminListIgnoresCase: false,
  deletedPrimaryGroup: '',
  wrongKeyOfDeactivatedCrashes: true,
  wrongKeyCrashes: true,
  integerUserIds: false,
  listsWholeUsers: false,
  strictPageNumbers: false,
  searchHasWildcards: false,
  updatesRows: false,
  signsInByHandle: false,
  secureCookies: false,
  roleRanks: LINEAR_RANKS,
  handlesIgnoreCase: false,
};

/** Virtool 23.4.0: like the next ones, but lists users for user administrators only. */
export const m0: VirtoolProfile = {
  ...m1,
  name: 'virtool-m0',
  title: 'Virtool 23.4.0 (dialect of 23.1.0 to 24.0.1)',
  version: '23.4.0',
  everybodyLists: false,
};

/** Virtool 26.3.0, the first release of the dialect with the `active` filter. */
export const m2: VirtoolProfile = {
  ...m1,
  name: 'virtool-m2',
  title: 'Virtool 26.3.0 (dialect of 26.3.0 to 32.2.1)',
  version: '26.3.0',
  activeFilter: true,
  adminListIgnoresCase: true,
};

/** Virtool 33.0.0: roles on spaces are gone, and so is what older releases in between had dropped. */
export const v33: VirtoolProfile = {
  ...m2,
  name: 'virtool-33',
  title: 'Virtool 33.0.0 (dialect of 33.0.0 to 33.1.1)',
  version: '33.0.0',
  parts: EVERY_PART.filter((part) => part !== 'spaces'),
  b2cFields: false,
  deletedPrimaryGroup: null,
  wrongKeyOfDeactivatedCrashes: false,
};

/** Virtool 35.0.0: users live in the relational store only, with integer ids. */
export const v35: VirtoolProfile = {
  ...v33,
  name: 'virtool-35',
  title: 'Virtool 35.0.0 (dialect of 34.0.0 to 37.x; 33.2.0 differs in the case of handles only)',
  version: '35.0.0',
  wrongKeyCrashes: false,
  integerUserIds: true,
  listsWholeUsers: true,
  strictPageNumbers: true,
  searchHasWildcards: true,
  updatesRows: true,
  signsInByHandle: true,
  secureCookies: true,
  roleRanks: FLAT_RANKS,
  handlesIgnoreCase: true,
};

/** Virtool 38.0.0: groups have moved to the web application's own functions. */
export const v38: VirtoolProfile = {
  ...v35,
  name: 'virtool-38',
  title: 'Virtool 38.0.0 (38.0.0 to 39.20: no groups)',
  version: '38.0.0',
  parts: ['account', 'settings', 'sign-in', 'user-list', 'users'],
};

/** Virtool 39.21.0: API keys may still read; nobody can sign in or change users. */
export const v39: VirtoolProfile = {
  ...v38,
  name: 'virtool-39',
  title: 'Virtool 39.21.0 (39.21.0 to 41.7: read-only, by API key)',
  version: '39.21.0',
  parts: ['account', 'settings', 'user-list'],
};

/** Virtool 41.8.0: nothing is left of users and accounts. */
export const v41: VirtoolProfile = {
  ...v39,
  name: 'virtool-41',
  title: 'Virtool 41.8.0 (41.8.0 to 41.10: no users at all)',
  version: '41.8.0',
  parts: [],
};

/** Virtool 42.12.0: no public API at all. */
export const v42: VirtoolProfile = {
  ...v41,
  name: 'virtool-42',
  title: 'Virtool 42.12.0 (41.11.0 and later: the web interface alone)',
  version: '42.12.0',
  publicApi: false,
};
