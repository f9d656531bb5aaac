import { createRandom, type Random } from '../lib/random.ts';
import {
  ADMINISTRATOR,
  type ApiKey,
  type Group,
  mergedPermissions,
  PERMISSIONS,
  permissionMap,
  type User,
} from './model.ts';
import { defaultSettings, type ServerSettings } from './server-settings.ts';
import { emptyWizard, type Wizard } from './setup-steps.ts';
import { SignIns } from './sign-ins.ts';

/** Everything that one emulated server remembers. */
export interface State {
  /** False as long as there is no settings file; then only the wizard runs. */
  configured: boolean;
  wizard: Wizard;
  /** By id, in the order of their creation. */
  readonly users: Map<string, User>;
  /** By id, in the order of their creation. */
  readonly groups: Map<string, Group>;
  /** By secret. */
  readonly keys: Map<string, ApiKey>;
  readonly signIns: SignIns;
  readonly settings: ServerSettings;
  readonly random: Random;
  readonly now: () => number;
}

/** A server that nobody has set up yet. */
export function createState(seed: number, now: () => number, knobs: Partial<ServerSettings> = {}): State {
  const random = createRandom(seed);
  return {
    configured: false,
    wizard: emptyWizard,
    users: new Map(),
    groups: new Map(),
    keys: new Map(),
    signIns: new SignIns(random),
    settings: { ...defaultSettings(), ...knobs },
    random,
    now,
  };
}

/** What the server does when it starts: the built-in group is there, and every user's permissions fit the groups. */
export function startServing(state: State): void {
  state.configured = true;
  if (!state.groups.has(ADMINISTRATOR)) {
    state.groups.set(ADMINISTRATOR, { id: ADMINISTRATOR, permissions: permissionMap(PERMISSIONS) });
  }
  for (const user of state.users.values()) user.permissions = permissionsOf(state, user.groups);
}

/** What the groups of these ids grant together. */
export function permissionsOf(state: State, ids: readonly string[]): ReturnType<typeof mergedPermissions> {
  return mergedPermissions(ids.flatMap((id) => state.groups.get(id) ?? []));
}
