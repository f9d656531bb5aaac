import { ANONYMOUS_TOKEN, CLUSTER, MANAGEMENT_TOKEN, PASSWORDS, PEER, SYSTEM_ROOT_TOKEN } from './fixtures.ts';
import type { ArvadosProfile } from './profile.ts';

/** What checks passwords. `oidc` stands for everything that happens in a browser, `none` for a misconfiguration. */
export type LoginBackend = 'Test' | 'PAM' | 'LDAP' | 'oidc' | 'none';

/** An entry of the Test backend's user table, used for PAM and LDAP as well. */
export interface LoginUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** The part of the cluster configuration that changes behaviour. It can be changed while the server runs. */
export interface Configuration {
  clusterId: string;
  systemRootToken: string;
  /** Empty: `_health/ping` is disabled. */
  managementToken: string;
  /** Empty: nobody gets in without a token. */
  anonymousUserToken: string;
  loginBackend: LoginBackend;
  loginUsers: readonly LoginUser[];
  /** Not empty and not our own: users are managed by that cluster. */
  loginCluster: string;
  /** Identifiers of the clusters we federate with. */
  peers: readonly string[];
  maxItemsPerResponse: number;
  /** Bytes of a request body. The emulator's own server stops at 16 MiB already. */
  maxRequestSize: number;
  autoSetupNewUsers: boolean;
  autoSetupNewUsersWithVmUuid: string;
  autoSetupUsernameBlacklist: readonly string[];
  newUsersAreActive: boolean;
  activatedUsersAreVisibleToOthers: boolean;
  autoAdminFirstUser: boolean;
  autoAdminUserWithEmail: string;
  roleGroupsVisibleToAll: boolean;
  canCreateRoleGroups: boolean;
  issueTrustedTokens: boolean;
  /** Milliseconds until a token of a login expires; 0: never. */
  tokenLifetime: number;
  /** Resource and method as in the discovery document, for example `users.merge`. */
  disabledApis: readonly string[];
  /** Controller's queue is full: every call gets a 503 without a body. */
  overloaded: boolean;
}

/** The defaults of the release, with fixed secrets and a Test login backend. */
export function defaultConfiguration(profile: ArvadosProfile): Configuration {
  return {
    clusterId: CLUSTER,
    systemRootToken: SYSTEM_ROOT_TOKEN,
    managementToken: MANAGEMENT_TOKEN,
    anonymousUserToken: ANONYMOUS_TOKEN,
    loginBackend: 'Test',
    loginUsers: Object.entries(PASSWORDS).map(([username, password]) => ({
      username,
      email: `${username}@example.org`,
      password,
    })),
    loginCluster: '',
    peers: [PEER],
    maxItemsPerResponse: 1000,
    maxRequestSize: 134_217_728,
    autoSetupNewUsers: false,
    autoSetupNewUsersWithVmUuid: '',
    autoSetupUsernameBlacklist: ['arvados', 'git', 'gitolite', 'gitolite-admin', 'root', 'syslog'],
    newUsersAreActive: false,
    activatedUsersAreVisibleToOthers: profile.visibilityLink,
    autoAdminFirstUser: false,
    autoAdminUserWithEmail: '',
    roleGroupsVisibleToAll: profile.rolesVisibleToAll,
    canCreateRoleGroups: true,
    issueTrustedTokens: true,
    tokenLifetime: 0,
    disabledApis: [],
    overloaded: false,
  };
}

/** Whether another cluster manages the users of this one. */
export const isSatellite = ({ loginCluster, clusterId }: Configuration): boolean =>
  loginCluster !== '' && loginCluster !== clusterId;
