import type { Description, Permission } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';

/** The built-in group that makes its members administrators. */
export const ADMINISTRATOR = 'administrator';

/** The permission that everything here takes, and that lets its holders make anybody an administrator. */
export const MANAGE_USERS = 'manage_users';

/**
 * Names of users and groups that can stand in addresses, and that nobody takes for another one. The server itself takes
 * any text, and trims none (2.1).
 */
export const NAME_PATTERN = String.raw`(?!\.{1,2}$)(?!\s)[^/]*[^/\s]`;

/** Names of the permissions that groups can give, as the server has them. */
export const PERMISSION_IDS: readonly string[] = permissionsIn((english) => english).map(({ id }) => id);

/** The permissions in the order and sections in which they are shown. */
export function permissionsIn(say: Say): Permission[] {
  const permission = (id: string, section: string, label: string, danger: string | null = null): Permission => ({
    id,
    label,
    section,
    danger,
    noEffect: null,
  });
  const jobs = say('Samples and jobs');
  const data = say('Viruses and data');
  const files = say('Files');
  const server = say('Server');
  const lost = say('Removes data for good');
  return [
    permission('create_sample', jobs, say('Create samples')),
    permission('cancel_job', jobs, say('Cancel any job')),
    permission('remove_job', jobs, say('Delete job records')),
    permission('modify_virus', data, say('Add and edit viruses')),
    permission('remove_virus', data, say('Delete viruses'), lost),
    permission('rebuild_index', data, say('Rebuild virus indexes')),
    permission('modify_subtraction', data, say('Change subtraction hosts')),
    permission('modify_hmm', data, say('Change HMM data')),
    permission('upload_file', files, say('Upload files')),
    permission('remove_file', files, say('Delete uploaded files'), lost),
    permission(MANAGE_USERS, server, say('Manage users and groups'), say('May make anybody an administrator')),
    permission(
      'modify_settings',
      server,
      say('Change settings and install updates'),
      say('May change the whole server'),
    ),
  ];
}

/** The one level: membership of the group, whose permissions can be changed, so that it grants nothing by itself. */
export function administratorLevels(say: Say): Description['administratorLevels'] {
  return [
    {
      id: ADMINISTRATOR,
      label: say('Administrator'),
      description: say('Is in the group administrator, which has every permission unless somebody took some from it.'),
      grantsAll: false,
      canMakeAdministrators: true,
      group: ADMINISTRATOR,
    },
  ];
}
