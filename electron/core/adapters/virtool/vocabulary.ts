import { type Description, type Permission, type Self, UNKNOWN_VERSION } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import { type Facts, passes } from './profile.ts';

/** Statuses of the kind; `force_reset` is a status because such an account cannot simply sign in. */
const STATUSES: Description['statuses'] = [
  { id: 'active', label: 'Active', tone: 'good', enabled: true },
  { id: 'reset-due', label: 'Reset due', tone: 'due', enabled: true },
  { id: 'inactive', label: 'Deactivated', tone: 'off', enabled: false },
];

/** What the list for everybody leaves open up to 26.2.4, where it holds deactivated accounts as well. */
const UNTOLD: Description['statuses'][number] = {
  id: 'untold',
  label: 'Active or deactivated',
  tone: 'due',
  enabled: true,
};

/** The statuses that users can have in the eyes of the account that is signed in. */
export function statusesFor(self: Self, facts: Facts, say: Say): Description['statuses'] {
  const isTold = facts.activeFilter || passes(facts, self.administrator, 'users');
  return (isTold ? STATUSES : [...STATUSES, UNTOLD]).map((status) => ({ ...status, label: say(status.label) }));
}

interface Entry extends Pick<Permission, 'id' | 'label' | 'section'> {
  readonly danger?: string;
  /** No endpoint of 26.3.0 asks for it. */
  readonly unused?: true;
}

const PERMISSIONS: readonly Entry[] = [
  { id: 'create_sample', label: 'Create samples', section: 'Samples and jobs' },
  { id: 'cancel_job', label: 'Cancel jobs', section: 'Samples and jobs' },
  { id: 'remove_job', label: 'Delete job records', section: 'Samples and jobs', unused: true },
  { id: 'create_ref', label: 'Create references', section: 'References and data' },
  { id: 'modify_subtraction', label: 'Change subtractions', section: 'References and data' },
  { id: 'modify_hmm', label: 'Change HMM data', section: 'References and data', unused: true },
  { id: 'upload_file', label: 'Upload files', section: 'Files' },
  { id: 'remove_file', label: 'Delete uploaded files', section: 'Files', danger: 'Removes data for good' },
];

/** Names of the permissions that groups can give. */
export const PERMISSION_IDS: readonly string[] = PERMISSIONS.map((permission) => permission.id);

/** The permissions in the order and sections in which they are shown. */
export function permissionsOf(version: string, say: Say): Permission[] {
  const none =
    version === UNKNOWN_VERSION ? say('No effect on this version') : say('No effect on {version}', { version });
  return PERMISSIONS.map(({ id, label, section, danger, unused }) => ({
    id,
    label: say(label),
    section: say(section),
    danger: danger === undefined ? null : say(danger),
    noEffect: unused ? none : null,
  }));
}

type Roles = Readonly<Record<string, string>>;

const family = (label: string, roles: Roles) => ({
  label,
  roles: Object.entries(roles).map(([id, name]) => ({ id, label: name })),
});

const STORED_ROLES: NonNullable<Description['storedRoles']> = {
  title: 'Space roles',
  explanation:
    'Virtool stores these roles for its built-in space, but no part of it looks at them: they allow nothing and forbid nothing. What a user may do comes from groups and from the administrator level.',
  families: [
    family('Space', { owner: 'Full control of the space', member: 'Access to the space' }),
    family('Labels', { label_manager: 'Manage labels' }),
    family('Projects', {
      project_manager: 'Manage projects',
      project_editor: 'Edit projects',
      project_viewer: 'See projects',
    }),
    family('References', {
      reference_manager: 'Manage references',
      reference_builder: 'Build indexes and edit references',
      reference_editor: 'Edit references',
      reference_contributor: 'Change OTUs',
      reference_viewer: 'See references',
    }),
    family('Samples', {
      sample_manager: 'Manage samples',
      sample_editor: 'Edit samples',
      sample_analyzer: 'Run analyses',
      sample_viewer: 'See samples',
    }),
    family('Subtractions', {
      subtraction_manager: 'Manage subtractions',
      subtraction_editor: 'Edit subtractions',
      subtraction_viewer: 'Use subtractions',
    }),
    family('Uploads', { upload_manager: 'Manage uploads', upload_viewer: 'Use uploads' }),
  ],
};

/** The roles on the built-in space: 20 names in seven families, of which a user may hold any number. */
export function storedRoles(say: Say): NonNullable<Description['storedRoles']> {
  const { title, explanation, families } = STORED_ROLES;
  const spoken = families.map(({ label, roles }) => ({
    label: say(label),
    roles: roles.map((role) => ({ id: role.id, label: say(role.label) })),
  }));
  return { title: say(title), explanation: say(explanation), families: spoken };
}

/** Names of the roles on the built-in space. */
export const STORED_ROLE_IDS: readonly string[] = STORED_ROLES.families.flatMap(({ roles }) =>
  roles.map(({ id }) => id),
);
