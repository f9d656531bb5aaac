import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where to look for a browser. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  isExecutable(file: string): boolean;
}

/** Browsers of Chromium's family by the names of their commands, on Linux. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/** The program of a browser of Chromium's family, which can show a page in a window of its own; null: none found. */
export function findChromium(surroundings: Surroundings = here): string | null {
  return candidates(surroundings).find((file) => surroundings.isExecutable(file)) ?? null;
}

function candidates({ platform, env }: Surroundings): string[] {
  if (platform === 'darwin') {
    return MAC_APPLICATIONS.flatMap((name) =>
      ['/Applications', `${env.HOME ?? ''}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => path.win32.join(folder, program)));
  }
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin'].filter((folder) => folder !== '');
  return COMMANDS.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}

const here: Surroundings = {
  platform: process.platform,
  env: process.env,
  isExecutable(file) {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};
