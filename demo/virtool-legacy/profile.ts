/** What differs between the releases of 2018 that the emulator can be. */
export interface LegacyProfile {
  readonly name: string;
  readonly title: string;
  /** As `GET /api/updates/software` says it. */
  readonly version: string;
  /** What PATCH and adding to a group say of an unknown user: `User not found` up to 2.1, `Not found` from 2.2.0. */
  readonly userNotFound: string;
  /** What a wrong old password gets; the full stop is gone from 2.2.0. */
  readonly wrongOldPassword: string;
  /** A changed group changes the permissions of its members at once. From 2.2.0. */
  readonly patchReachesMembers: boolean;
  /** `GET /api/account/keys/{key_id}`. From 2.2.0. */
  readonly showsOneKey: boolean;
  /** Beginnings of paths that take API keys; `/upload` from 2.2.0. */
  readonly keyPaths: readonly string[];
  /** Resource limits that contradict each other are refused with 409. From 2.2.0. */
  readonly checksLimits: boolean;
  /** The wizard asks for name, password and encryption of the database, and for no second password. From 2.3.0. */
  readonly databaseHasUsers: boolean;
}

/** Virtool 2.1.0, the release that the documentation of that time describes. */
export const release21: LegacyProfile = {
  name: 'virtool-legacy-2.1',
  title: 'Virtool 2.1.0 (2018: users by name, form sign-in; dialect of 2.1.x)',
  version: 'v2.1.0',
  userNotFound: 'User not found',
  wrongOldPassword: 'Invalid old password.',
  patchReachesMembers: false,
  showsOneKey: false,
  keyPaths: ['/api'],
  checksLimits: false,
  databaseHasUsers: false,
};

/** Virtool 2.3.2, the last release before users had an administrator flag. */
export const release23: LegacyProfile = {
  ...release21,
  name: 'virtool-legacy-2.3',
  title: 'Virtool 2.3.2 (2018: the same, groups reach their members at once; 2.2.x differs in the wizard only)',
  version: 'v2.3.2',
  userNotFound: 'Not found',
  wrongOldPassword: 'Invalid old password',
  patchReachesMembers: true,
  showsOneKey: true,
  keyPaths: ['/api', '/upload'],
  checksLimits: true,
  databaseHasUsers: true,
};
