import { hash } from 'node:crypto';
import { timestamp } from '../lib/python.ts';
import type { ApiKey, Group, User } from './model.ts';
import type { Json } from './replies.ts';

/** The user as administrators see it. */
export function userView(user: User): Json {
  return {
    id: user.id,
    force_reset: user.forceReset,
    groups: user.groups,
    identicon: identicon(user.id),
    last_password_change: timestamp(user.lastPasswordChange),
    permissions: user.permissions,
    primary_group: user.primaryGroup,
  };
}

/** The user as it sees itself; an address is there once it was set. */
export function accountView(user: User): Json {
  return {
    id: user.id,
    groups: user.groups,
    identicon: identicon(user.id),
    last_password_change: timestamp(user.lastPasswordChange),
    permissions: user.permissions,
    primary_group: user.primaryGroup,
    settings: user.preferences,
    ...(user.email !== undefined && { email: user.email }),
  };
}

/** The whole group: neither a name nor its members. */
export function groupView({ id, permissions }: Group): Json {
  return { id, permissions };
}

/** A key without its secret. */
export function keyView({ id, name, groups, permissions, createdAt }: ApiKey): Json {
  return { id, name, groups, permissions, created_at: timestamp(createdAt) };
}

/** The SHA-256 digest of the name, from which the web interface draws a picture. */
const identicon = (id: string): string => hash('sha256', id);
