/** What differs between the releases of Virtool that the emulator can be. */
export interface VirtoolProfile {
  readonly name: string;
  readonly title: string;
  /** Sent in the root document and in `X-Virtool-Version`. */
  readonly version: string;
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
}

/** Virtool 24.1.0, the first release that lets everybody list users, and none that filters them by `active`. */
export const m1: VirtoolProfile = {
  name: 'virtool-m1',
  title: 'Virtool 24.1.0 (dialect of 24.1.0 to 26.2.4)',
  version: '24.1.0',
  activeFilter: false,
  b2cFields: true,
  adminListIgnoresCase: false,
  deletedPrimaryGroup: '',
  wrongKeyOfDeactivatedCrashes: true,
};

/** Virtool 26.3.0, the first release of the dialect with the `active` filter. */
export const m2: VirtoolProfile = {
  name: 'virtool-m2',
  title: 'Virtool 26.3.0 (dialect of 26.3.0 to 32.2.1)',
  version: '26.3.0',
  activeFilter: true,
  b2cFields: true,
  adminListIgnoresCase: true,
  deletedPrimaryGroup: '',
  wrongKeyOfDeactivatedCrashes: true,
};
