import fc from 'fast-check';
import type { Description } from '../../../../electron/domain/description.ts';
import { CAPABILITIES } from '../../../../electron/domain/description.ts';
import type { Group, ObjectRight, User } from '../../../../electron/domain/user.ts';
import type { Reach } from '../../../../electron/domain/why/reach.ts';

/** A small instance with everything that can give something: all kinds at once. */
export interface World {
  readonly description: Description;
  readonly groups: readonly Group[];
}

const permission = (id: string) => ({ id, label: `May ${id}`, section: 'All', danger: null, noEffect: null });

/** Permissions that groups give; `odd` is one that this version does not know. */
export const PERMISSIONS = ['see', 'edit', 'wipe'];
export const ODD = 'odd';
export const LEVELS = ['read', 'write', 'manage'] as const;
const GROUP_IDS = ['g1', 'g2', 'g3', 'g4'];
const OBJECTS = [
  { type: 'project', id: 'p1', name: 'Soil' },
  { type: 'project', id: 'p2', name: 'Water' },
  { type: 'server', id: 's1', name: 'Build' },
];

/** An instance description; everything is possible unless told. */
export function describing(more: Partial<Description> = {}, missing: readonly string[] = []): Description {
  const levels = LEVELS.map((id) => ({ id, label: id, description: id }));
  const type = { explanation: '', canGrant: true, permissions: [] };
  const capability = (id: string) =>
    missing.includes(id) ? { available: false, reason: 'no', instead: 'no' } : { available: true };
  return {
    server: { kind: 'k', kindLabel: 'Kind', profile: 'p', version: '1' },
    self: { id: 'self', handle: 'self', administrator: 'full', rights: '' },
    capabilities: Object.fromEntries(CAPABILITIES.map((id) => [id, capability(id)])) as Description['capabilities'],
    statuses: [
      { id: 'on', label: 'On', tone: 'good', enabled: true },
      { id: 'off', label: 'Off', tone: 'off', enabled: false },
    ],
    administratorLevels: [
      { id: 'full', label: 'Full', description: '', grantsAll: true, canMakeAdministrators: true, grants: ['crown'] },
      { id: 'half', label: 'Half', description: '', grantsAll: false, canMakeAdministrators: false, grants: ['see'] },
    ],
    permissions: PERMISSIONS.map(permission),
    powers: [permission('crown')],
    storedRoles: null,
    columns: ['handle', 'administrator'],
    createFields: [],
    editFields: [],
    groupFields: [],
    findFields: [],
    userActions: [],
    objectTypes: [
      { ...type, id: 'role', label: 'Roles', levels, ofGroups: true },
      { ...type, id: 'project', label: 'Projects', levels },
      {
        ...type,
        id: 'server',
        label: 'Servers',
        levels: [],
        permissions: ['start', 'stop'].map(permission),
        always: ['connect'],
      },
    ],
    attributes: [],
    ...more,
  };
}

export const anyDescription: fc.Arbitrary<Description> = fc
  .record({
    defaults: fc.subarray(['see', 'crown']),
    missing: fc.subarray([
      'groups.list',
      'users.groups',
      'users.administrator',
      'users.primary-group',
      'users.object-rights',
      'groups.permissions',
    ]),
  })
  .map(({ defaults, missing }) => describing({ defaults }, missing));

const group = (id: string): fc.Arbitrary<Group> =>
  fc.record({ permissions: fc.subarray([...PERMISSIONS, ODD]) }).map(({ permissions }) => ({
    id,
    // Two of them share a name.
    name: id === 'g4' ? 'Group g3' : `Group ${id}`,
    permissions,
    members: [],
  }));

export const anyGroups: fc.Arbitrary<Group[]> = fc.tuple(...GROUP_IDS.map(group));

const level = fc.constantFrom(...LEVELS);

export const anyRights: fc.Arbitrary<ObjectRight[]> = fc
  .tuple(
    ...OBJECTS.map((object) =>
      fc.oneof(
        fc.constant([] as ObjectRight[]),
        fc.record({ level, permissions: fc.subarray(['start', 'stop']), owner: fc.boolean() }).map((right) => [
          {
            object,
            owner: right.owner,
            level: object.type === 'server' || right.owner ? null : right.level,
            permissions: object.type === 'server' && !right.owner ? right.permissions : [],
            note: null,
          },
        ]),
      ),
    ),
  )
  .map((lists) => lists.flat());

/** Users as lists tell them; the levels of memberships stand among the groups. */
export const anyUser: fc.Arbitrary<User> = fc
  .record({
    groups: fc.subarray(GROUP_IDS),
    levels: fc.array(level, { minLength: 4, maxLength: 4 }),
    administrator: fc.constantFrom(null, 'full', 'half', 'unheard'),
    primary: fc.option(fc.nat(3)),
    permissions: fc.subarray([...PERMISSIONS, ODD]),
  })
  .map(({ groups, levels, administrator, primary, permissions }) => ({
    id: 'u',
    handle: 'fred',
    name: null,
    email: null,
    status: 'on',
    administrator,
    mustResetPassword: null,
    groups: groups.map((id, index) => ({
      id,
      name: id === 'g4' ? 'Group g3' : `Group ${id}`,
      level: levels[index] ?? 'read',
    })),
    primaryGroup: primary === null ? null : (groups[primary] ?? null),
    permissions,
    created: null,
    lastSeen: null,
    passwordChanged: null,
    attributes: {},
  }));

/** What groups have, other groups included; they may be in each other. */
const anyGroupRights: fc.Arbitrary<ReadonlyMap<string, readonly ObjectRight[]>> = fc
  .array(
    fc.record({
      from: fc.constantFrom(...GROUP_IDS),
      to: fc.oneof(
        fc.constantFrom(...OBJECTS.slice(0, 2)),
        fc.constantFrom(...GROUP_IDS).map((id) => ({ type: 'role', id, name: `Group ${id}` })),
      ),
      level,
    }),
    { maxLength: 8 },
  )
  .map((links) => {
    const rights = new Map<string, ObjectRight[]>();
    for (const { from, to, level: one } of links) {
      const own = rights.get(from) ?? [];
      rights.set(from, [...own, { object: to, owner: false, level: one, permissions: [], note: null }]);
    }
    return rights;
  });

const PROJECTS = [...OBJECTS.slice(0, 2), { type: 'project', id: 'p3', name: 'Air' }];

/** What lies in what: projects in projects, even in each other, and such that let only the highest level through. */
export const anyInside: fc.Arbitrary<NonNullable<Reach['inside']>> = fc
  .array(
    fc.record({
      object: fc.constantFrom(...PROJECTS),
      place: fc.constantFrom(...PROJECTS),
      atLeast: fc.constantFrom(null, null, 'manage'),
    }),
    { maxLength: 3 },
  )
  .map((all) => {
    const byObject = new Map(all.map((one) => [one.object.id, one]));
    return [...byObject.values()].map(({ object, place, atLeast }) => ({ object, within: { object: place, atLeast } }));
  });

/** Memberships that are told as rights on groups too, and a further one that is told so alone. */
const withMemberships = (user: User, rights: readonly ObjectRight[], further: string | null): ObjectRight[] => {
  const all = [
    ...user.groups,
    ...(further === null ? [] : [{ id: further, name: `Group ${further}`, level: 'write' }]),
  ];
  const refs = [...new Map(all.reverse().map((group) => [group.id, group])).values()];
  const roles = refs.map(({ id, name, level = null }) => ({ object: { type: 'role', id, name }, level }));
  return [...rights, ...roles.map((role) => ({ ...role, owner: false, permissions: [], note: null }))];
};

export const anyReach: fc.Arbitrary<Reach> = fc
  .record({
    user: anyUser,
    rights: anyRights,
    groupRights: anyGroupRights,
    inside: anyInside,
    told: fc.boolean(),
    further: fc.constantFrom(null, ...GROUP_IDS),
  })
  .map(({ told, further, ...reach }) => ({
    ...reach,
    rights: told ? withMemberships(reach.user, reach.rights, further) : reach.rights,
  }));
