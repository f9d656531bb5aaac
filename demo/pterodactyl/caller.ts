import type { ApiKey, Resource, Server, Subuser, User } from './model.ts';
import { type State, subusersOf } from './state.ts';

/** Who sent a request. */
export interface Caller {
  readonly user: User;
  /** Null for a browser that is signed in. */
  readonly key: ApiKey | null;
}

/** Whether a caller may read or write a resource. An account key is worth its owner, a root administrator here. */
export function mayUse({ key }: Caller, resource: Resource, bits: number): boolean {
  return key?.kind !== 'application' || (key.rights[resource] & bits) === bits;
}

/** Whether a user may do something on a server: owners and root administrators may do everything. */
export function mayOnServer(state: State, user: User, server: Server, permission: string): boolean {
  const held = permissionsOn(state, user, server);
  return held.includes('*') || held.includes(permission);
}

/** What a user holds on a server, as the Panel says it. */
export function permissionsOn(state: State, user: User, server: Server): readonly string[] {
  if (user.rootAdmin) return ['*', 'admin.websocket.errors', 'admin.websocket.install', 'admin.websocket.transfer'];
  if (server.ownerId === user.id) return ['*'];
  const share = findShare(state, user, server);
  return share ? Object.values(share.permissions) : [];
}

/** The user's share in the server. */
export function findShare(state: State, user: User, server: Server): Subuser | undefined {
  return subusersOf(state, server.id).find(({ userId }) => userId === user.id);
}
