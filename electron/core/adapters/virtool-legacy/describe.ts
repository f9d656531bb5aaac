import { isAtPlainHttp } from '../../../domain/address.ts';
import type { Description, Self } from '../../../domain/description.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Say } from '../../../domain/say.ts';
import type { Caller } from './caller.ts';
import { fieldsFor, type PasswordRule } from './fields.ts';
import { capabilitiesFor } from './gaps.ts';
import type { Release } from './releases.ts';
import { ADMINISTRATOR, administratorLevels, MANAGE_USERS, permissionsIn } from './vocabulary.ts';
import { type AccountWire, settingsWire } from './wire.ts';

/** What `minimum_password_length` is on a new server. */
const DEFAULT_MINIMUM = 8;

/** Describes the instance in words, for the account that is signed in. */
export async function describe(
  caller: Caller,
  baseUrl: string,
  release: Release,
  self: Self,
  signal?: AbortSignal,
): Promise<Result<Description>> {
  const { say } = caller.where;
  const rule = await passwordRule(caller, baseUrl, release, signal);
  return ok({
    server: release.server,
    self,
    capabilities: capabilitiesFor(release.mayManage, say),
    statuses: [],
    administratorLevels: administratorLevels(say),
    permissions: permissionsIn(say),
    administratorPermissions: [MANAGE_USERS],
    storedRoles: null,
    columns: ['handle', 'administrator', 'groups', 'passwordChanged'],
    userActions: [],
    objectTypes: [],
    attributes: [],
    ...fieldsFor(rule, say),
  });
}

/**
 * Asks the settings for the one number that is needed. The same answer holds secrets of the server, so over plain HTTP
 * it is not asked for: nobody on the way shall read them because of Roster (trap 18).
 */
async function passwordRule(
  caller: Caller,
  baseUrl: string,
  { facts }: Release,
  signal: AbortSignal | undefined,
): Promise<PasswordRule> {
  if (!facts.checksLength) return { minimum: 1, told: true };
  if (isAtPlainHttp(baseUrl)) return { minimum: DEFAULT_MINIMUM, told: false };
  const settings = await caller.ask({ method: 'GET', path: '/api/settings', signal }, settingsWire);
  return settings.ok
    ? { minimum: settings.value.minimum_password_length, told: true }
    : { minimum: DEFAULT_MINIMUM, told: false };
}

/** The signed-in account with its rights in words. */
export function toSelf({ id, groups }: AccountWire, mayManage: boolean, say: Say): Self {
  const administrator = groups.includes(ADMINISTRATOR) ? ADMINISTRATOR : null;
  const rights = mayManage
    ? say('may manage users and groups')
    : say('may not manage users: the permission manage_users is missing');
  return { id, handle: id, administrator, rights };
}
