import type { User } from '../../electron/domain/user.ts';

/** An active user whose id is its handle, with nothing else told. */
export function user(handle: string, more: Partial<User> = {}): User {
  return {
    id: handle,
    handle,
    name: null,
    email: null,
    status: 'active',
    administrator: null,
    mustResetPassword: false,
    groups: [],
    primaryGroup: null,
    permissions: [],
    created: null,
    lastSeen: null,
    passwordChanged: null,
    attributes: {},
    ...more,
  };
}
