import type { Permission } from '../../../domain/description.ts';
import type { Say } from '../../../domain/say.ts';
import type { Caller } from './caller.ts';
import { catalogueWire } from './wire.ts';

/** Every subuser has it, asked for or not. */
export const ALWAYS_GRANTED = 'websocket.connect';

interface Group {
  readonly label: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** The catalogue of 1.11 with short labels. The Panel's own sentences are long, and in its own language. */
const CATALOGUE: Readonly<Record<string, Group>> = {
  websocket: { label: 'Console stream', keys: { connect: 'Follow the console' } },
  control: {
    label: 'Power and commands',
    keys: { console: 'Send commands', start: 'Start', stop: 'Stop', restart: 'Restart' },
  },
  user: {
    label: 'Subusers',
    keys: { create: 'Add subusers', read: 'See subusers', update: 'Change subusers', delete: 'Remove subusers' },
  },
  file: {
    label: 'Files',
    keys: {
      create: 'Create files',
      read: 'List files',
      'read-content': 'Read files',
      update: 'Change files',
      delete: 'Delete files',
      archive: 'Pack and unpack files',
      sftp: 'Use SFTP',
    },
  },
  backup: {
    label: 'Backups',
    keys: {
      create: 'Make backups',
      read: 'See backups',
      delete: 'Delete backups',
      download: 'Download backups',
      restore: 'Restore backups',
    },
  },
  allocation: {
    label: 'Addresses and ports',
    keys: {
      read: 'See allocations',
      create: 'Add allocations',
      update: 'Change allocations',
      delete: 'Remove allocations',
    },
  },
  startup: {
    label: 'Start-up',
    keys: {
      read: 'See start-up settings',
      update: 'Change start-up settings',
      'docker-image': 'Choose the Docker image',
    },
  },
  database: {
    label: 'Databases',
    keys: {
      create: 'Make databases',
      read: 'See databases',
      update: 'Renew database passwords',
      delete: 'Delete databases',
      view_password: 'See database passwords',
    },
  },
  schedule: {
    label: 'Schedules',
    keys: { create: 'Make schedules', read: 'See schedules', update: 'Change schedules', delete: 'Delete schedules' },
  },
  settings: { label: 'Settings', keys: { rename: 'Rename the server', reinstall: 'Reinstall the server' } },
  activity: { label: 'Activity', keys: { read: 'See the activity log' } },
};

/** Why a permission deserves a second look. */
const DANGERS: Readonly<Record<string, string>> = {
  'backup.download': 'Hands out everything that is on the server',
  'backup.restore': 'Replaces everything that is on the server',
  'file.read-content': 'Shows what is in files, secrets of the server included',
  'database.view_password': 'Shows the passwords of databases',
  'user.create': 'Hands on rights to others',
  'user.update': 'Hands on rights to others',
};

const FALLBACK = Object.entries(CATALOGUE).flatMap(([group, { keys }]) =>
  Object.keys(keys).map((key) => `${group}.${key}`),
);

/** Ids of the permissions that can be given, as the Panel tells them; those of 1.11 where it tells none. */
export async function readCatalogue(account: Caller | null, signal?: AbortSignal): Promise<readonly string[]> {
  if (!account) return FALLBACK;
  const answer = await account.ask({ method: 'GET', path: '/api/client/permissions', signal }, catalogueWire);
  if (!answer.ok) return FALLBACK;
  const told = Object.entries(answer.value.attributes.permissions).flatMap(([group, { keys }]) =>
    Object.keys(keys).map((key) => `${group}.${key}`),
  );
  return told.length > 0 ? told : FALLBACK;
}

/** The permissions in words. One that a later release added keeps the name that the Panel gives it. */
export function permissionsIn(catalogue: readonly string[], say: Say): Permission[] {
  return catalogue.map((id) => {
    const [group = '', key = ''] = id.split(/\.(.*)/s);
    const known = CATALOGUE[group];
    const label = known?.keys[key];
    const danger = DANGERS[id];
    return {
      id,
      label: label === undefined ? id : say(label),
      section: known ? say(known.label) : group,
      danger: danger === undefined ? null : say(danger),
      noEffect: id === ALWAYS_GRANTED ? say('Every subuser has it, asked for or not') : null,
    };
  });
}

/** Whether a permission deserves a second look. */
export function isDangerous(id: string): boolean {
  return id in DANGERS;
}

/** The short label of a permission. */
export function labelOf(id: string, say: Say): string {
  const [group = '', key = ''] = id.split(/\.(.*)/s);
  const label = CATALOGUE[group]?.keys[key];
  return label === undefined ? id : say(label);
}
