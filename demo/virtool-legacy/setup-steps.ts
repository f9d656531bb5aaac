/** Where the database is; the last three from 2.3.0. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly encrypted: boolean;
}

/** A step of the wizard, which is also the path of its form. */
export type Step = 'db' | 'user' | 'data' | 'watch';

/** What the wizard has been told so far, and what it did not like about the last try of each step. */
export interface Wizard {
  readonly db: Database | null;
  readonly user: { readonly id: string; readonly password: string } | null;
  readonly dataPath: string | null;
  readonly watchPath: string | null;
  readonly problems: Readonly<Partial<Record<Step, string>>>;
}

/** A wizard that knows nothing yet. */
export const emptyWizard: Wizard = { db: null, user: null, dataPath: null, watchPath: null, problems: {} };

/** Where the emulator pretends that a MongoDB listens, on any port. */
const REACHABLE = ['localhost', '127.0.0.1', '::1'];

/** What the pretended MongoDB holds already. */
const TAKEN = ['admin', 'config', 'local'];

/** What the server says of a database, or null when it can be used. The port is as it was typed. */
export function databaseProblem(host: string, port: string, name: string): string | null {
  const isPort = /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  if (!REACHABLE.includes(host) || !isPort) return 'Could not connect to MongoDB using the provided parameters.';
  if (TAKEN.includes(name)) return 'The provided database name is already assigned to an existing database.';
  return name.includes('.') ? 'The database name must not contain a dot.' : null;
}

/** Folders of the emulated computer: in these others can be made. No real disk is ever looked at. */
const OPEN_FOLDERS = ['', '/data', '/home', '/mnt', '/opt', '/srv', '/tmp', '/var', '/var/lib'];

/** What the server says of a folder for its files, or null when it can be made. Relative paths start in its own. */
export function folderProblem(path: string): string | null {
  const whole = (path.startsWith('/') ? path : `/srv/${path}`).replace(/\/+$/, '');
  if (OPEN_FOLDERS.includes(whole)) {
    return 'The directory is not empty. Make sure it is empty then try to configure it again.';
  }
  if (/^\/(root|etc|usr)(\/|$)/.test(whole)) {
    return 'Virtool does not have permission to create or write to the directory.';
  }
  const parent = whole.slice(0, whole.lastIndexOf('/'));
  return OPEN_FOLDERS.includes(parent) ? null : 'Could not locate or create directory.';
}
