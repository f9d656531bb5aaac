import type { CapabilityId, Description, Field } from '../../../../electron/domain/description.ts';
import { description, server } from './samples.ts';

const rules = { required: false, minimumLength: null, maximumLength: null, reserved: [] };

/** A field of a form. */
export function formField(type: Field['type'], key: string, label: string, more: Partial<Field> = {}): Field {
  const initial = type === 'text' ? '' : type === 'flag' ? false : null;
  return { key, label, help: null, type, choices: [], initial, rules, ...more };
}

/** The capabilities of the samples without these; the reason names each. */
export function without(...ids: CapabilityId[]): Description['capabilities'] {
  const gaps = ids.map((id) => [id, { available: false, reason: `No ${id} here.`, instead: 'Do it elsewhere.' }]);
  return { ...description.capabilities, ...Object.fromEntries(gaps) };
}

const required = { ...rules, required: true, minimumLength: 1 };
const pattern = { source: '[a-z0-9]+(\\.[a-z0-9]+)*', explanation: 'Letters, digits and single dots.' };

/** An instance without states, groups and permissions, with servers that accounts own and share. */
export const hosting: Description = {
  ...description,
  server: { ...server, kindLabel: 'Hosting', version: '1.11' },
  capabilities: without(
    'users.deactivate',
    'users.force-reset',
    'users.groups',
    'users.primary-group',
    'users.merge',
    'groups.list',
    'groups.create',
    'groups.permissions',
  ),
  administratorLevels: [
    { id: 'root', label: 'Root', description: 'May do everything.', grantsAll: true, canMakeAdministrators: true },
  ],
  columns: ['handle', 'name', 'email', 'administrator', 'created'],
  createFields: [
    formField('text', 'handle', 'User name', { rules: { ...required, pattern } }),
    formField('text', 'email', 'E-mail', { rules: required }),
    formField('password', 'password', 'Password', { help: 'Without one, the server sends a mail.' }),
    formField('choice', 'language', 'Language', {
      initial: 'en',
      choices: [{ value: 'en', label: 'English' }],
      rules: { ...rules, required: true },
    }),
  ],
  editFields: [formField('text', 'email', 'E-mail', { rules: required })],
  findFields: [
    formField('text', 'email', 'E-mail contains'),
    formField('text', 'externalId', 'External id', { help: 'Looked up exactly.' }),
  ],
  objectTypes: [
    {
      id: 'server',
      label: 'Servers',
      explanation: 'Game servers.',
      levels: [],
      permissions: [
        { id: 'connect', label: 'Follow the console', section: 'Console', danger: null, noEffect: 'Everybody has it' },
        { id: 'start', label: 'Start', section: 'Power', danger: null, noEffect: null },
        { id: 'passwords', label: 'See passwords', section: 'Power', danger: 'Shows secrets', noEffect: null },
      ],
      canGrant: true,
      always: ['connect'],
    },
  ],
  attributes: [
    { key: 'uuid', label: 'UUID' },
    { key: 'twoFactor', label: 'Two-factor sign-in' },
    { key: 'prefs', label: 'Settings' },
    { key: 'email', label: 'Never shown twice' },
  ],
};

/** An instance with three states, actions of its own and groups without permissions. */
export const cluster: Description = {
  ...description,
  server: { ...server, kindLabel: 'Cluster', version: '3.2' },
  capabilities: without('groups.permissions', 'users.force-reset', 'users.set-password'),
  statuses: [
    { id: 'new', label: 'New', tone: 'due', enabled: false },
    { id: 'set-up', label: 'Set up', tone: 'due', enabled: false },
    { id: 'active', label: 'Active', tone: 'good', enabled: true },
  ],
  columns: ['handle', 'email', 'status', 'groups'],
  editFields: [formField('text', 'email', 'E-mail')],
  groupFields: [formField('text', 'name', 'Name', { rules: required })],
  userActions: [
    {
      id: 'setup',
      label: 'Set up',
      help: 'Invites the account.',
      statuses: ['new'],
      fields: [formField('text', 'machine', 'Machine')],
    },
    { id: 'unsetup', label: 'Switch off', help: 'Takes every right.', statuses: null, fields: [] },
    {
      id: 'merge',
      label: 'Merge into another account…',
      help: 'Both become one.',
      statuses: null,
      fields: [formField('user', 'into', 'Into', { rules: { ...rules, required: true } })],
    },
  ],
  objectTypes: [
    {
      id: 'role',
      label: 'Roles',
      explanation: 'Groups that hand on rights.',
      levels: [
        { id: 'can_read', label: 'Read', description: 'Sees what the role sees.' },
        { id: 'can_write', label: 'Write', description: 'Changes what the role changes.' },
      ],
      permissions: [],
      canGrant: true,
    },
  ],
};
