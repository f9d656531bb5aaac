import type { Change } from '../../../../electron/domain/change.ts';
import type { Description, Field } from '../../../../electron/domain/description.ts';
import type { DirectoryState, Window } from '../../../../electron/domain/query.ts';
import type { Group, User } from '../../../../electron/domain/user.ts';
import type { Consequences } from '../../../../electron/domain/why/effects.ts';
import { user as sampleUser } from '../../sample-user.ts';
import { description } from './samples.ts';

const rules = { required: false, minimumLength: null, maximumLength: null, reserved: [] };

function field(type: Field['type'], key: string, label: string, more: Partial<Field> = {}): Field {
  return { key, label, help: null, type, choices: [], initial: null, rules, ...more };
}

const levels = [
  { value: 'full', label: 'Full' },
  { value: 'users', label: 'Users' },
];

export const editFields: Field[] = [
  field('flag', 'active', 'Active', { initial: true }),
  field('flag', 'forceReset', 'Must choose a new password', { initial: false }),
  field('groups', 'groups', 'Groups', { initial: [] }),
  field('group', 'primaryGroup', 'Primary group'),
  field('password', 'password', 'New password', { rules: { ...rules, minimumLength: 8 } }),
  field('choice', 'administrator', 'Administrator level', { choices: levels }),
];

/** An instance that can do everything, described as modern Virtool is, in small. */
export const lab: Description = {
  ...description,
  statuses: [
    { id: 'active', label: 'Active', tone: 'good', enabled: true },
    { id: 'reset-due', label: 'Reset due', tone: 'due', enabled: true },
    { id: 'inactive', label: 'Deactivated', tone: 'off', enabled: false },
  ],
  administratorLevels: levels.map(({ value, label }) => ({
    id: value,
    label,
    description: `${label} may do much.`,
    grantsAll: true,
    canMakeAdministrators: value === 'full',
  })),
  permissions: [
    { id: 'create_sample', label: 'Create samples', section: 'Samples', danger: null, noEffect: null },
    { id: 'remove_job', label: 'Delete job records', section: 'Samples', danger: null, noEffect: 'No effect here' },
    { id: 'remove_file', label: 'Delete files', section: 'Files', danger: 'Removes data for good', noEffect: null },
  ],
  storedRoles: {
    title: 'Space roles',
    explanation: 'Nothing enforces them.',
    families: [{ label: 'Labels', roles: [{ id: 'label_manager', label: 'Manage labels' }] }],
  },
  columns: ['handle', 'status', 'administrator', 'groups', 'passwordChanged'],
  createFields: [
    field('text', 'handle', 'Handle', {
      initial: '',
      rules: { ...rules, required: true, minimumLength: 1, reserved: ['virtool'] },
    }),
    field('password', 'password', 'Password', { rules: { ...rules, required: true, minimumLength: 8 } }),
    field('flag', 'forceReset', 'Must choose a new password', { initial: true }),
  ],
  editFields,
  groupFields: [field('text', 'name', 'Name', { initial: '', rules: { ...rules, required: true, minimumLength: 1 } })],
  findFields: [field('text', 'find', 'Handle contains', { initial: '' })],
};

/** An active user who chose a password once. */
export function user(handle: string, more: Partial<User> = {}): User {
  return sampleUser(handle, { passwordChanged: '2024-07-08T12:00:00.000Z', ...more });
}

/** A group whose members' ids are their handles. */
export function group(id: string, name: string, permissions: string[], members: string[] | null = []): Group {
  return { id, name, permissions, members: members?.map((handle) => ({ id: handle, handle })) ?? null };
}

export const complete: DirectoryState = {
  phase: 'complete',
  loaded: 0,
  expected: null,
  loadedAt: '2026-05-04T10:00:00.000Z',
  failure: null,
  revision: 1,
};

/** A window over these users, of which all match. */
export function windowOf(users: readonly User[], more: Partial<Window> = {}): Window {
  return { rows: [...users], matched: users.length, hidden: 0, total: users.length, state: complete, ...more };
}

/** An undoable update of fred. */
export function change(more: Partial<Change> = {}): Change {
  return {
    id: 'c1',
    instanceId: 'one',
    action: 'update-user',
    target: { type: 'user', id: 'fred', name: 'fred' },
    before: {},
    after: {},
    secrets: [],
    labels: {},
    grade: 'undoable',
    ...more,
  };
}

/** What follows from changes that nobody gains or loses anything by. */
export const noConsequences: Consequences = {
  affected: 0,
  users: [],
  permissions: [],
  rights: [],
  unseen: 0,
  untold: [],
  administrators: { becomes: 0, ceases: 0, stays: 0 },
  yourself: false,
  asOf: null,
};
