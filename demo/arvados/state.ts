import { createRandom, type Random } from '../lib/random.ts';
import { type Configuration, defaultConfiguration } from './configuration.ts';
import { VIRTUAL_MACHINE } from './fixtures.ts';
import { LinkTable } from './link-table.ts';
import { LogTable } from './log-table.ts';
import {
  type GroupRow,
  INFIX,
  type JsonObject,
  type KeyRow,
  type LinkRow,
  type MachineRow,
  type RecordType,
  type TokenRow,
  type UserRow,
  type WellKnown,
  wellKnown,
} from './model.ts';
import type { ArvadosProfile } from './profile.ts';
import { UserTable } from './user-table.ts';

/** Letters of UUIDs, secrets and request ids. */
export const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Everything that one emulated server remembers. */
export interface State {
  readonly profile: ArvadosProfile;
  readonly configuration: Configuration;
  readonly wellKnown: WellKnown;
  readonly users: UserTable;
  readonly links: LinkTable;
  readonly groups: Map<string, GroupRow>;
  readonly tokens: Map<string, TokenRow>;
  readonly machines: Map<string, MachineRow>;
  readonly keys: Map<string, KeyRow>;
  readonly logs: LogTable;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The time in microseconds, never the same twice: every write has its own. */
  readonly tick: () => number;
}

/** A server without a single row. */
export function createState(
  profile: ArvadosProfile,
  knobs: Partial<Configuration>,
  seed: number,
  now: () => number,
): State {
  const configuration = { ...defaultConfiguration(profile), ...knobs };
  const known = wellKnown(configuration.clusterId);
  const users = new UserTable();
  let last = 0;
  const state: State = {
    profile,
    configuration,
    wellKnown: known,
    users,
    links: new LinkTable(users, {
      cluster: configuration.clusterId,
      wellKnown: known,
      membershipLevel: profile.membershipLevel,
      machine: VIRTUAL_MACHINE,
    }),
    groups: new Map(),
    tokens: new Map(),
    machines: new Map(),
    keys: new Map(),
    logs: new LogTable(users, profile, configuration.clusterId, known.systemUser),
    random: createRandom(seed),
    now,
    tick: () => {
      last = Math.max(Math.floor(now()) * 1000, last + 1);
      return last;
    },
  };
  return state;
}

/** A new UUID of this cluster. */
export function newUuid(state: State, type: RecordType): string {
  return `${state.configuration.clusterId}-${INFIX[type]}-${state.random.text(15, LETTERS)}`;
}

/** Adds a permission link, owned by the system user as all of them are. */
export function addPermission(
  state: State,
  grant: { name: string; tail: string; head: string; properties?: JsonObject; by: string; uuid?: string },
): LinkRow {
  const time = state.tick();
  const link: LinkRow = {
    uuid: grant.uuid ?? newUuid(state, 'link'),
    owner_uuid: state.wellKnown.systemUser,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: grant.by,
    link_class: 'permission',
    name: grant.name,
    tail_uuid: grant.tail,
    head_uuid: grant.head,
    properties: grant.properties ?? {},
  };
  state.links.add(link);
  return link;
}

/** A group that is not in the trash. */
export function findGroup(state: State, uuid: string): GroupRow | undefined {
  const group = state.groups.get(uuid);
  return group && !group.is_trashed ? group : undefined;
}

/** Changes a user on behalf of somebody. */
export function changeUser(state: State, user: UserRow, values: Partial<UserRow>, by: string): void {
  const { number: _, memberships: __, ...rest } = values;
  state.users.change(user, { ...rest, modified_at: state.tick(), modified_by_user_uuid: by });
}
