import type { Say } from '../../../domain/say.ts';
import type { GroupRef, User } from '../../../domain/user.ts';
import { clusterOf, isAnonymousUser, isSystemUser } from './uuids.ts';
import type { UserWire } from './wire.ts';

/** Status ids of the kind. */
export type StatusId = 'inactive' | 'invited' | 'active';

/** What people call an account: some have neither user name nor e-mail address. */
export function handleOf({ username, email, uuid }: Pick<UserWire, 'username' | 'email' | 'uuid'>): string {
  return username ?? email ?? uuid;
}

/** The domain user behind a record, with the roles that links give. */
export function toUser(wire: UserWire, groups: readonly GroupRef[], systemUser: string, say: Say): User {
  const why = untouchable(wire.uuid, systemUser, say);
  return {
    id: wire.uuid,
    handle: handleOf(wire),
    // Non-administrators get the names of others without the full one (§6.2).
    name: wire.full_name ?? ([wire.first_name, wire.last_name].filter(Boolean).join(' ') || null),
    email: wire.email,
    status: statusOf(wire),
    administrator: wire.is_admin ? 'admin' : null,
    mustResetPassword: null,
    groups: [...groups],
    primaryGroup: null,
    permissions: [],
    created: wire.created_at,
    lastSeen: null,
    passwordChanged: null,
    attributes: {
      firstName: wire.first_name,
      lastName: wire.last_name,
      identityUrl: wire.identity_url,
      prefs: prefsText(wire.prefs),
      homeCluster: clusterOf(wire.uuid),
      ownerUuid: wire.owner_uuid,
      writableBy: wire.writable_by?.length ? wire.writable_by.join(', ') : null,
      modifiedAt: wire.modified_at,
    },
    ...(why === null ? {} : { untouchable: why }),
  };
}

/** A new account and a deactivated one have the same flags: nothing tells them apart (§9.1). */
function statusOf({ is_active, is_invited }: UserWire): StatusId {
  if (is_active) return 'active';
  return is_invited ? 'invited' : 'inactive';
}

/** Why an account must never be changed, as a sentence; null for those that may be. */
export function untouchable(uuid: string, systemUser: string, say: Say): string | null {
  // Other clusters have one of their own, and it may be cached here.
  if (uuid === systemUser || isSystemUser(uuid))
    return say('Arvados acts as this account itself: everything that nobody else owns is its own.');
  if (isAnonymousUser(uuid)) return say('Arvados uses this account for everybody who has not signed in.');
  return null;
}

/** Preferences as text; the same for the same content, whatever order the server has its keys in. */
export function prefsText(prefs: Readonly<Record<string, unknown>> | null): string | null {
  return prefs === null ? null : JSON.stringify(sorted(prefs));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
