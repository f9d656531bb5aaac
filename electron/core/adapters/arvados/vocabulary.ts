import type { Description, ObjectType } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import type { Power } from '../powers.ts';
import type { StatusId } from './to-user.ts';

/** The states of an account; a deactivated one looks like one that was never set up (§9.1). */
export function statusesIn(say: Say): Description['statuses'] {
  const of = (id: StatusId, label: string, tone: 'good' | 'due' | 'off') => ({
    id,
    label,
    tone,
    enabled: id === 'active',
  });
  return [
    of('active', say('Active'), 'good'),
    of('invited', say('Set up, not active yet'), 'due'),
    of('inactive', say('Not set up, or deactivated'), 'off'),
  ];
}

/** What an administrator of the cluster may do. */
export const POWERS: readonly Power[] = [
  { id: 'make-administrators', label: 'Make administrators', danger: 'May make anybody an administrator' },
  { id: 'edit-users', label: 'Edit, set up and deactivate accounts', danger: 'May act as anybody, by a token' },
  { id: 'edit-groups', label: 'Edit roles and permission links', danger: 'May give any right to others' },
  { id: 'everything', label: 'See, change and delete everything', danger: 'Reaches the data of everybody' },
];

/** The one administrator level. */
export function administratorLevelsIn(say: Say): Description['administratorLevels'] {
  return [
    {
      id: 'admin',
      label: say('Administrator'),
      description: say('Sees and changes everything on the cluster, and can make others administrators.'),
      grantsAll: true,
      canMakeAdministrators: true,
      grants: POWERS.map(({ id }) => id),
    },
  ];
}

export const COLUMNS: Description['columns'] = [
  'handle',
  'name',
  'email',
  'status',
  'administrator',
  'groups',
  'created',
];

/** What only this kind keeps of an account. */
export function attributesIn(say: Say): Description['attributes'] {
  return [
    { key: 'homeCluster', label: say('Home cluster') },
    { key: 'identityUrl', label: say('Identity URL') },
    { key: 'prefs', label: say('Preferences') },
    { key: 'writableBy', label: say('Can be written by') },
    { key: 'ownerUuid', label: say('Owner') },
    { key: 'modifiedAt', label: say('Modified') },
  ];
}

/** What a level gives to a role's member. */
function levelsIn(say: Say): ObjectType['levels'] {
  return [
    { id: 'can_read', label: say('Can read'), description: say('Reads the object.') },
    { id: 'can_write', label: say('Can write'), description: say('Reads, changes, deletes and moves the object.') },
    { id: 'can_manage', label: say('Can manage'), description: say('All that, and gives rights on it to others.') },
  ];
}

/** The level that a login on a shell node has. */
function loginIn(say: Say): ObjectType['levels'][number] {
  return { id: 'can_login', label: say('Can log in'), description: say('Logs in with a personal SSH key.') };
}

/** What people call the level of a permission link; one that this version does not know stands for itself. */
export function levelWords(level: string, say: Say): string {
  return [...levelsIn(say), loginIn(say)].find(({ id }) => id === level)?.label ?? level;
}

/** Types of objects that permission links lead to. */
export function objectTypesIn(say: Say): Description['objectTypes'] {
  const levels = levelsIn(say);
  const of = (id: string, label: string, explanation: string, more: Partial<ObjectType> = {}): ObjectType => ({
    id,
    label,
    explanation,
    levels,
    permissions: [],
    canGrant: true,
    ...more,
  });
  return [
    of(
      'role',
      say('Role groups'),
      say('A role gives its members what it has itself, up to the level that they have in it.'),
      { ofGroups: true, forGroups: true },
    ),
    of('project', say('Projects'), say('A project shared with the user alone, and projects that the user owns.'), {
      forGroups: true,
    }),
    of('virtual-machine', say('Shell logins'), say('A login on a shell node, under the user name of the account.'), {
      levels: [loginIn(say)],
    }),
    of(
      'user',
      say('Accounts'),
      say(
        'Who manages an account manages everything that it owns. That all who were set up see each other is not counted.',
      ),
    ),
    of('other', say('Other objects'), say('Collections and whatever else was shared with the user alone.'), {
      canGrant: false,
    }),
  ];
}
