import { app } from 'electron';

/** Switches of Chromium that take a page's bounds away. */
const UNPROTECTED = [
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'single-process',
  'disable-web-security',
  'disable-site-isolation-trials',
];

/** Switches that let another program drive the page; tests need them, packages don't. */
const DRIVEN = ['remote-debugging-port', 'remote-debugging-pipe'];

/** The part of Electron's command line that is asked. */
export type Switches = Pick<Electron.CommandLine, 'hasSwitch'>;

/** The first switch on the command line that Roster does not run with; null where there is none. */
function unprotectedSwitch(commandLine: Switches, isPackaged: boolean): string | null {
  const refused = isPackaged ? [...UNPROTECTED, ...DRIVEN] : UNPROTECTED;
  return refused.find((name) => commandLine.hasSwitch(name)) ?? null;
}

/**
 * Answers as `unprotectedSwitch` for this very start, and has every page sandboxed from here on. Call before the app is
 * ready; Electron forgets the switch once the sandbox is asked for.
 */
export function enforceSandbox(): string | null {
  const refused = unprotectedSwitch(app.commandLine, app.isPackaged);
  app.enableSandbox();
  return refused;
}
