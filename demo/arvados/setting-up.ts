import { type LinkRow, strength, type UserRow } from './model.ts';
import { unprocessable } from './replies.ts';
import { addPermission, type State } from './state.ts';

/** Who is set up by whom, and with a login on which machine. */
interface Setup {
  readonly by: string;
  readonly machine?: string | undefined;
}

/** Makes a user a member of All users, with what belongs to it; links that exist already are used again. */
export function setUp(state: State, user: UserRow, { by, machine }: Setup): LinkRow[] {
  const { configuration, profile, wellKnown } = state;
  const made: LinkRow[] = [];
  const on = machine || configuration.autoSetupNewUsersWithVmUuid;
  // A user without a user name silently gets no login.
  if (on && user.username !== null) made.push(giveLogin(state, user, on, by));
  made.push(
    findGrant(state, user.uuid, wellKnown.allUsers) ??
      addPermission(state, { name: profile.membershipLevel, tail: user.uuid, head: wellKnown.allUsers, by }),
  );
  if (configuration.activatedUsersAreVisibleToOthers) {
    made.push(
      findVisibility(state, user) ??
        addPermission(state, { name: 'can_read', tail: wellKnown.allUsers, head: user.uuid, by }),
    );
  }
  return made;
}

function giveLogin(state: State, user: UserRow, machine: string, by: string): LinkRow {
  if (!state.machines.has(machine)) throw unprocessable(`No vm found for ${machine}`);
  for (const link of state.links.fromBriefly(user.uuid)) {
    const isLogin = link.name === 'can_login' && link.head_uuid === machine;
    if (isLogin && link.properties.username === user.username) return link;
  }
  const properties = { username: user.username };
  return addPermission(state, { name: 'can_login', tail: user.uuid, head: machine, properties, by });
}

function findGrant({ links }: State, tail: string, head: string): LinkRow | undefined {
  for (const link of links.fromBriefly(tail)) {
    const isGrant = link.link_class === 'permission' && strength(link.name) > 0 && link.name !== 'can_login';
    if (isGrant && link.head_uuid === head) return link;
  }
  return undefined;
}

function findVisibility({ links, wellKnown }: State, user: UserRow): LinkRow | undefined {
  for (const link of links.to(user.uuid)) {
    if (link.tail_uuid === wellKnown.allUsers && link.link_class === 'permission') return link;
  }
  return undefined;
}

/** Destroys all API tokens and SSH keys of a user. */
export function destroyCredentials(state: State, user: UserRow): void {
  for (const token of state.tokens.values()) if (token.owner_uuid === user.uuid) state.tokens.delete(token.uuid);
  for (const key of state.keys.values()) if (key.authorized_user_uuid === user.uuid) state.keys.delete(key.uuid);
}
