import type { Session } from '../../../../electron/core/adapters/adapter.ts';
import { planChanges } from '../../../../electron/core/services/plan.ts';
import type { PlanContext, PlannedChange } from '../../../../electron/core/services/plan-change.ts';
import type { Intent, Values } from '../../../../electron/domain/change.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import { fail } from '../../../../electron/domain/failure.ts';
import { ok, type Result } from '../../../../electron/domain/result.ts';
import type { Group, ObjectRight, User } from '../../../../electron/domain/user.ts';

/** What fred has on the server. */
export const present: Values = { active: true, groups: ['1'], administrator: null };
const groups: Group[] = [
  { id: '1', name: 'Techs', permissions: ['upload'], members: [{ id: 'u', handle: 'fred' }] },
  { id: '2', name: 'Curators', permissions: [], members: [] },
];

const passwordField = { key: 'password', type: 'password' } as Field;

/** What the directory tells of a group's users. */
async function* userStream(users: User[]): AsyncGenerator<User[], Result<void>> {
  if (users.length > 0) yield users;
  return ok(undefined);
}

/** A server that takes the administrator level in a write of its own, as Virtool does. */
export function contextWith(values: Values = present, rights: ObjectRight[] = [], users: User[] = []): PlanContext {
  const session = {
    getUser: async (id: string) =>
      id === 'u'
        ? ok(users[0] ?? ({ id, handle: 'fred' } as User))
        : fail('user-not-found', { user: id, instance: 'lab' }),
    getGroup: async (id: string) => ok(groups.find((group) => group.id === id) as Group),
    listStoredRoles: async () => ok(['owner']),
    valuesOf: () => values,
    divide: (_action, { administrator, ...rest }) =>
      [rest, administrator === undefined ? {} : { administrator }].filter((part) => Object.keys(part).length > 0),
    listObjectRights: async () => ok(rights),
    foresee: async ({ grade, action }) =>
      action === 'delete-user'
        ? fail('yourself-protected', { instance: 'lab' })
        : ok({ grade, effects: [], grave: false }),
  } satisfies Partial<Session> as unknown as Session;
  const description = {
    createFields: [passwordField],
    editFields: [passwordField],
    capabilities: { 'users.delete': { available: false }, 'users.primary-group': { available: true } },
    self: { id: 'me' },
    userActions: [{ id: 'setup', label: 'Set up', fields: [passwordField] }],
  } as unknown as Description;
  return { instanceId: 'i', session, description, groups, directory: { stream: () => userStream(users) } };
}

/** The changes that an intent is cut into; throws the code of a failure. */
export async function planned(intent: Intent, context = contextWith()): Promise<PlannedChange[]> {
  const result = await planChanges(context, intent);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
