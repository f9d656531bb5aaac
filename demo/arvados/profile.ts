/** Resources whose answers controller may decode and encode again. */
export type EdgeResource = 'users' | 'groups' | 'links' | 'api_client_authorizations' | 'authorized_keys';

/** What differs between the releases of Arvados that the emulator can be. */
export interface ArvadosProfile {
  readonly name: string;
  readonly title: string;
  /** `YYYYMMDD`, raised by hand when the API changes. */
  readonly revision: string;
  readonly packageVersion: string;
  readonly sourceVersion: string;
  /**
   * Answered in the edge shape; everything else is passed through from Rails. Users and groups from 2.2, links and
   * tokens from 2.4, keys from 2.7.
   */
  readonly edge: ReadonlySet<EdgeResource>;
  /** `POST users/{uuid}/update_uuid`. Up to 2.2. */
  readonly updateUuid: boolean;
  /** Level of the link from a user to All users: `can_write` from 2.5.0. */
  readonly membershipLevel: 'can_read' | 'can_write';
  /** Setting a user up also lets All users read that user. From 2.3.1. */
  readonly visibilityLink: boolean;
  /** unsetup destroys API tokens and SSH keys. From 2.3.1. */
  readonly unsetupDestroysCredentials: boolean;
  /** unsetup removes every permission link, not just `can_manage`, `can_login` and the membership. From 2.5.0. */
  readonly unsetupRemovesEveryGrant: boolean;
  /** Direction of the `uuid` that ends the default order: `desc` from 2.4.0. */
  readonly tieBreak: 'asc' | 'desc';
  /** Active users see every role. From 2.4.0. */
  readonly rolesVisibleToAll: boolean;
  /** Deleting a role ends its grants at once. From 2.4.0; with an immediate delete time from 3.0. */
  readonly roleDeletionIsFinal: boolean;
  /** New users belong to the system user, whoever created them. From 2.5.0. */
  readonly usersOwnedBySystem: boolean;
  /** Users and groups carry `can_write` and `can_manage`. From 2.5.0. */
  readonly canFlags: boolean;
  /** The system user can be neither demoted nor deactivated. From 2.5.0. */
  readonly rootProtected: boolean;
  /** One `activity` log row per user and day. From 2.5.0. */
  readonly activityLog: boolean;
  /** `Users.CanCreateRoleGroups` exists. From 2.5.0. */
  readonly roleCreationSwitch: boolean;
  /** One link per pair: posting raises, deleting removes all. From 2.6.0. */
  readonly linksUnique: boolean;
  /** A valid token may always look at itself, whatever its scopes. From 2.7.0. */
  readonly currentTokenUnscoped: boolean;
  /** Non-administrators see `is_admin` and `is_invited` of others. From 2.7.1. */
  readonly flagsVisible: boolean;
  /** `href`, `modified_by_client_uuid`, trusted clients, repositories. Up to 2.7. */
  readonly clients: boolean;
  /** `GET computed_permissions`. From 3.0. */
  readonly computedPermissions: boolean;
  /** The `credentials` resource is in the discovery document. From 3.2. */
  readonly credentials: boolean;
  /** The `@@` operator works. Up to 2.2. */
  readonly fullTextSearch: boolean;
  /** A computed attribute in `select` fails unless its inputs are selected too. "Some releases" do: here 2.2. */
  readonly selectNeedsInputs: boolean;
}

/** Arvados 2.2.0, the release of the seed page. */
export const release22: ArvadosProfile = {
  name: 'arvados-2.2',
  title: 'Arvados 2.2.0 (2021: update_uuid, groups and users at the edge)',
  revision: '20210503',
  packageVersion: '2.2.0-1',
  sourceVersion: 'ebfa2713',
  edge: new Set(['users', 'groups']),
  updateUuid: true,
  membershipLevel: 'can_read',
  visibilityLink: false,
  unsetupDestroysCredentials: false,
  unsetupRemovesEveryGrant: false,
  tieBreak: 'asc',
  rolesVisibleToAll: false,
  roleDeletionIsFinal: false,
  usersOwnedBySystem: false,
  canFlags: false,
  rootProtected: false,
  activityLog: false,
  roleCreationSwitch: false,
  linksUnique: false,
  currentTokenUnscoped: false,
  flagsVisible: false,
  clients: true,
  computedPermissions: false,
  credentials: false,
  fullTextSearch: true,
  selectNeedsInputs: true,
};

/** Arvados 3.2.1. */
export const release32: ArvadosProfile = {
  name: 'arvados-3.2',
  title: 'Arvados 3.2.1',
  revision: '20250402',
  packageVersion: '3.2.1-1',
  sourceVersion: '985b2e50',
  edge: new Set(['users', 'groups', 'links', 'api_client_authorizations', 'authorized_keys']),
  updateUuid: false,
  membershipLevel: 'can_write',
  visibilityLink: true,
  unsetupDestroysCredentials: true,
  unsetupRemovesEveryGrant: true,
  tieBreak: 'desc',
  rolesVisibleToAll: true,
  roleDeletionIsFinal: true,
  usersOwnedBySystem: true,
  canFlags: true,
  rootProtected: true,
  activityLog: true,
  roleCreationSwitch: true,
  linksUnique: true,
  currentTokenUnscoped: true,
  flagsVisible: true,
  clients: false,
  computedPermissions: true,
  credentials: true,
  fullTextSearch: false,
  selectNeedsInputs: false,
};
