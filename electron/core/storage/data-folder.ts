import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from '../../domain/result.ts';
import { attempt, PRIVATE_FOLDER } from './atomic-file.ts';

/** The system that a data folder is chosen for. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

/** Finds the data folder (`ROSTER_HOME`, else the system's usual place) and makes it. Fails with `not-writable`. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): Result<string> {
  return makeFolder(placeOfData({ platform: process.platform, env, home: os.homedir() }));
}

/** Makes a folder, with mode 0700 where it is new, and answers with its path. Fails with `not-writable` or `disk-full`. */
function makeFolder(folder: string): Result<string> {
  return attempt(folder, () => {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  });
}

/** Where the data folder is on a system. */
export function placeOfData({ platform, env, home }: Surroundings): string {
  if (env.ROSTER_HOME) return path.resolve(env.ROSTER_HOME);
  if (platform === 'win32') return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Roster');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Roster');
  // The XDG specification has relative paths ignored.
  const configuration = path.isAbsolute(env.XDG_CONFIG_HOME ?? '') ? env.XDG_CONFIG_HOME : undefined;
  return path.join(configuration ?? path.join(home, '.config'), 'roster');
}
