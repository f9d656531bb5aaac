import type { Description, ObjectType, ServerIdentity } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { capabilitiesBy } from '../capability.ts';
import { type Power, spokenPowers } from '../powers.ts';
import { ALWAYS_GRANTED, permissionsIn } from './catalogue.ts';
import { fieldsFor } from './fields.ts';
import { gapOf } from './gaps.ts';
import type { Standing } from './standing.ts';
import { ROOT } from './wire.ts';

/** The type of object on which single users have rights. */
export const SERVER = 'server';

/** Describes the instance in words, for the keys of the connection. `catalogue` holds the ids of permissions. */
export function describe(
  server: ServerIdentity,
  standing: Standing,
  catalogue: readonly string[],
  say: Say,
): Description {
  return {
    server,
    self: standing.self,
    capabilities: capabilitiesBy((id) => gapOf(standing, id), say),
    statuses: [],
    administratorLevels: [
      {
        id: ROOT,
        label: say('Root administrator'),
        description: say('May do everything on the Panel and on every server, and make others root administrators.'),
        grantsAll: true,
        canMakeAdministrators: true,
        grants: POWERS.map(({ id }) => id),
      },
    ],
    permissions: [],
    powers: spokenPowers(POWERS, say),
    storedRoles: null,
    columns: ['handle', 'name', 'email', 'administrator', 'created'],
    userActions: [],
    objectTypes: standing.readsServers ? [serverType(standing, catalogue, say)] : [],
    attributes: [
      { key: 'firstName', label: say('First name') },
      { key: 'lastName', label: say('Last name') },
      { key: 'externalId', label: say('External id') },
      { key: 'uuid', label: say('UUID') },
      { key: 'language', label: say('Language') },
      { key: 'twoFactor', label: say('Two-factor sign-in') },
      { key: 'updatedAt', label: say('Last changed') },
      { key: 'servers', label: say('Own servers') },
    ],
    ...fieldsFor(standing, say),
  };
}

function serverType(standing: Standing, catalogue: readonly string[], say: Say): ObjectType {
  return {
    id: SERVER,
    label: say('Server'),
    explanation: say(
      'The owner of a server may do everything on it, and so may root administrators. Others share it, with the permissions that they are given.',
    ),
    levels: [],
    permissions: permissionsIn(catalogue, say),
    always: [ALWAYS_GRANTED],
    canGrant: gapOf(standing, 'users.object-rights') === null,
  };
}

/** What a root administrator may do. */
const POWERS: readonly Power[] = [
  { id: 'make-administrators', label: 'Make root administrators', danger: 'May make anybody an administrator' },
  { id: 'edit-users', label: 'Create, edit and delete accounts', danger: 'May change others’ passwords' },
  { id: 'all-servers', label: 'Do everything on every server', danger: 'May delete servers and hand on rights' },
];
