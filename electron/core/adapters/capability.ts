import type { Change } from '../../domain/change.ts';
import {
  CAPABILITIES,
  type CapabilityId,
  type Description,
  type ServerIdentity,
  UNKNOWN_VERSION,
} from '../../domain/description.ts';
import { fail } from '../../domain/failure.ts';
import { assertNever, type Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';

/** What is missing for a capability: why, and what to do instead, as English sentences. */
export interface Gap {
  readonly reason: string;
  readonly instead: string;
}

/** What each capability lets one do, to go after "cannot" or "not enough to". */
export const ABILITIES: Readonly<Record<CapabilityId, string>> = {
  'users.create': 'create users',
  'users.profile': 'change handles, names and e-mail addresses',
  'users.deactivate': 'deactivate users',
  'users.delete': 'delete users',
  'users.force-reset': 'demand a new password',
  'users.set-password': 'set passwords',
  'users.groups': 'change who is in which group',
  'users.primary-group': 'change primary groups',
  'users.administrator': 'make somebody an administrator',
  'users.stored-roles': 'change space roles',
  'users.object-rights': 'change rights on single objects',
  'users.merge': 'merge accounts',
  'users.tokens': 'make tokens for users',
  'users.find-on-server': 'look for users',
  'groups.list': 'see groups',
  'groups.create': 'create groups',
  'groups.rename': 'rename groups',
  'groups.permissions': 'change what groups may do',
  'groups.delete': 'delete groups',
};

/** Every capability: there where `gapOf` finds nothing missing. */
export function capabilitiesBy(gapOf: (id: CapabilityId) => Gap | null, say: Say): Description['capabilities'] {
  const entries = CAPABILITIES.map((id) => {
    const gap = gapOf(id);
    const missing = gap && ({ available: false, reason: say(gap.reason), instead: say(gap.instead) } as const);
    return [id, missing ?? { available: true }] as const;
  });
  return Object.fromEntries(entries) as Description['capabilities'];
}

/** A server that something is said about, and how. */
interface Spoken {
  readonly server: ServerIdentity;
  readonly say: Say;
}

/** Fails with `not-supported`: `what` goes after "cannot do this", `instead` are sentences. Both are said already. */
export function notSupported({ server, say }: Spoken, what: string, instead: string): Result<never> {
  const version = server.version === UNKNOWN_VERSION ? say('of this release') : server.version;
  return fail('not-supported', { kind: server.kindLabel, version, what, instead });
}

/** Fails with `not-supported` and the words of what is missing for a capability. */
export function refuseWith(where: Spoken, id: CapabilityId, { reason, instead }: Gap): Result<never> {
  const { say } = where;
  return notSupported(where, say(ABILITIES[id]), `${say(reason)} ${say(instead)}`);
}

/** Which capability an update of each field of a form takes; a field that every kind may have has the same key in all. */
const FIELDS: Readonly<Record<string, CapabilityId>> = {
  active: 'users.deactivate',
  forceReset: 'users.force-reset',
  password: 'users.set-password',
  groups: 'users.groups',
  primaryGroup: 'users.primary-group',
  administrator: 'users.administrator',
};

/** The capability behind a field of the form for users. */
export function capabilityOf(field: string): CapabilityId {
  return FIELDS[field] ?? 'users.profile';
}

/** The capabilities that a change takes. Those of an action on a user are the adapter's own business. */
export function needsOf({ action, after, secrets }: Change): CapabilityId[] {
  switch (action) {
    case 'create-user':
      return ['users.create'];
    case 'update-user':
      return [...Object.keys(after ?? {}), ...secrets].map(capabilityOf);
    case 'delete-user':
      return ['users.delete'];
    case 'set-object-right':
      return ['users.object-rights'];
    case 'set-stored-role':
      return ['users.stored-roles'];
    case 'create-group':
      return ['groups.create'];
    case 'update-group':
      return Object.keys(after ?? {}).map((key) => (key === 'permissions' ? 'groups.permissions' : 'groups.rename'));
    case 'delete-group':
      return ['groups.delete'];
    case 'act-on-user':
    case 'reset-own-password':
    case 'create-first-user':
      return [];
    default:
      return assertNever(action);
  }
}
