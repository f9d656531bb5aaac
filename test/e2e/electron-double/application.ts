import { EventEmitter, once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeEvent } from './events.ts';
import { takeSingleInstance } from './single-instance.ts';

/** The windows as the application needs them to quit. */
export interface ClosableWindows {
  readonly size: number;
  values(): Iterable<{ close(): void; destroy(): void }>;
}

type PathName = Parameters<Electron.App['getPath']>[0];
type Part = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'setPath'
  | 'whenReady'
>;

/** Electron's `app`. */
export class DoubleApplication extends EventEmitter implements Part {
  isPackaged = false;
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch'> = {
    appendSwitch: (name) => void this.switches.push(name),
    hasSwitch: (name) => process.argv.some((given) => given === `--${name}` || given.startsWith(`--${name}=`)),
  };
  /** What was switched on the command line, and whether the sandbox was enabled, in time. */
  readonly switches: string[] = [];
  sandboxed = false;
  /** Schemes whose links the application wants from the system. */
  readonly claimed: string[] = [];
  #ready = false;
  #quitting = false;
  #exited = false;
  readonly #appPath: string;
  readonly #windows: ClosableWindows;
  readonly #paths: Partial<Record<PathName, string>>;
  readonly #package: { name: string; productName?: string; version: string };

  constructor(appPath: string, userData: string, windows: ClosableWindows) {
    super();
    this.#appPath = appPath;
    this.#windows = windows;
    this.#paths = { userData, home: os.homedir(), temp: os.tmpdir() };
    this.#package = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
  }

  getAppPath() {
    return this.#appPath;
  }

  getName() {
    return this.#package.productName ?? this.#package.name;
  }

  getVersion() {
    return this.#package.version;
  }

  getLocale() {
    return 'en-US';
  }

  getPath(name: PathName) {
    const folder = this.#paths[name];
    if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
    return folder;
  }

  setPath(name: string, folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#paths[name as PathName] = folder;
  }

  enableSandbox() {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  getPreferredSystemLanguages() {
    return ['en-US'];
  }

  setAsDefaultProtocolClient(scheme: string) {
    this.claimed.push(scheme);
    return true;
  }

  requestSingleInstanceLock(data?: Record<string, unknown>) {
    const start = { argv: process.argv, folder: process.cwd(), data };
    return takeSingleInstance(this.getPath('userData'), start, ({ argv, folder, data: handed }) =>
      this.emit('second-instance', makeEvent({}), argv, folder, handed),
    );
  }

  isReady() {
    return this.#ready;
  }

  async whenReady() {
    if (!this.#ready) await once(this, 'ready');
  }

  /** Tells the application that it is ready. Electron does so only once the main module has run to its end. */
  becomeReady() {
    this.#ready = true;
    this.emit('ready', makeEvent({}), {});
  }

  quit() {
    if (this.#quitting) return;
    const before = makeEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.#windows.values()]) window.close();
    if (this.#windows.size === 0) this.exit(0);
  }

  /** Called when a window stays, whose page has something to lose: it ends a quit. */
  stay() {
    this.#quitting = false;
  }

  exit(code = 0) {
    if (this.#exited) return;
    this.#exited = true;
    for (const window of [...this.#windows.values()]) window.destroy();
    this.emit('quit', makeEvent({}), code);
  }

  /** Called when the last window has closed. */
  allWindowsClosed() {
    if (this.#quitting) return this.exit(0);
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}
