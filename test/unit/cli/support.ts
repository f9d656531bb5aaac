import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../../demo/lib/emulator.ts';
import { startEmulator } from '../../../demo/lib/profiles.ts';
import { startHost } from '../../../electron/host/start-host.ts';

const run = path.join(import.meta.dirname, '../../../scripts/run.mjs');

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run gets besides its arguments. `secret` is ROSTER_SECRET. */
export interface RunOptions {
  readonly home: string;
  readonly input?: string;
  readonly secret?: string;
  readonly passphrase?: string;
}

/** Starts the command line in a process of its own, with pipes in place of a terminal. */
export function startRoster(args: readonly string[], { home, secret, passphrase }: RunOptions): ChildProcess {
  const { ROSTER_SECRET: _secret, ROSTER_PASSPHRASE: _passphrase, ...env } = process.env;
  return spawn(process.execPath, [run, 'electron/cli.ts', ...args], {
    stdio: 'pipe',
    env: {
      ...env,
      ROSTER_HOME: home,
      ...(secret === undefined ? {} : { ROSTER_SECRET: secret }),
      ...(passphrase === undefined ? {} : { ROSTER_PASSPHRASE: passphrase }),
    },
  });
}

/** Runs the command line to its end. */
export async function roster(args: readonly string[], options: RunOptions): Promise<Ended> {
  const child = startRoster(args, options);
  child.stdin?.end(options.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout as never), text(child.stderr as never)]);
  return { code: await ended, stdout, stderr };
}

/** A new data folder, gone after the file's tests. */
export function newHome(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'roster-cli-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** An emulator that ends after the file's tests. */
export async function emulate(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ profile: 'virtool-m2', users: 60, ...options });
  afterAll(() => emulator.close());
  return emulator;
}

/** Runs a core on a data folder until the file's tests are over; commands attach to it. */
export async function runCore(home: string): Promise<void> {
  const before = process.env.ROSTER_HOME;
  process.env.ROSTER_HOME = home;
  const rendererFolder = mkdtempSync(path.join(home, 'renderer-'));
  const host = await startHost({ port: 0, version: '0.0.0', rendererFolder, passphrase: null });
  if (before === undefined) delete process.env.ROSTER_HOME;
  else process.env.ROSTER_HOME = before;
  if (!host.ok) throw new Error(host.why);
  afterAll(() => host.close?.());
}

/** Saves an instance called `lab` for an emulator; its secret is kept only with a pass phrase. */
export async function addLab(emulator: Emulator, options: RunOptions): Promise<Ended> {
  const { handle, password } = emulator.signIn;
  const args = ['instances', 'add', '--address', emulator.origin, '--name', 'lab', '--handle', handle ?? ''];
  return roster(args, { input: `${password}\n`, ...options });
}
