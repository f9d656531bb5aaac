import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Emulator } from '../../demo/lib/emulator.ts';

const root = path.join(import.meta.dirname, '../..');

/** A process of its own that said where it is. */
export interface Started<Said> {
  readonly said: Said;
  /** Megabytes of memory that it holds; null where the system does not tell. */
  memory(): number | null;
  /** The most that it ever held. */
  peakMemory(): number | null;
  stop(): Promise<void>;
}

/** Starts an emulator of modern Virtool; `groups` come beside the usual ones. */
export function startServer(
  users: number,
  faults: readonly string[] = [],
  groups: number = 0,
): Promise<Started<Emulator>> {
  const flags = [...faults.flatMap((fault) => ['--fault', fault]), '--groups', String(groups)];
  return start(['demo/cli.ts', '--profile', 'virtool-m2', '--users', String(users), '--json', ...flags], {});
}

/** The pass phrase of the measurement's secret store: without one no copy is kept. */
export const PASSPHRASE = 'a pass phrase for measurements';

/** Starts Roster's host on a data folder. */
export function startRoster(home: string): Promise<Started<{ readonly url: string }>> {
  return start(['scripts/host.mjs', '--no-open', '--json'], { ROSTER_HOME: home, ROSTER_PASSPHRASE: PASSPHRASE });
}

/** Starts the host alone: the page that it would show is not built. */
export function startHost(home: string): Promise<Started<{ readonly url: string }>> {
  const args = ['scripts/run.mjs', 'electron/serve.ts', '--no-open', '--json'];
  return start(args, { ROSTER_HOME: home, ROSTER_PASSPHRASE: PASSPHRASE });
}

/** Saves a connection to a server in a data folder; answers with its id. */
export async function addConnection(home: string, { origin, signIn }: Emulator): Promise<string> {
  const args = ['scripts/run.mjs', 'electron/cli.ts', 'instances', 'add', origin, '--name', 'bench'];
  const child = spawn(
    process.execPath,
    [...args, '--handle', signIn.handle ?? '', '--environment', 'development', '--json'],
    {
      cwd: root,
      env: {
        ...process.env,
        ROSTER_HOME: home,
        ROSTER_PASSPHRASE: PASSPHRASE,
        ROSTER_SECRET: signIn.password ?? '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said = JSON.parse(await text(child.stdout)) as { id: string };
  return said.id;
}

async function start<Said>(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Started<Said>> {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      said: JSON.parse(line) as Said,
      memory: () => memoryOf(child, 'VmRSS'),
      peakMemory: () => memoryOf(child, 'VmHWM'),
      async stop() {
        if (child.exitCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGINT');
        await ended;
      },
    };
  }
  throw new Error(`${args[0]} ended before it said where it is.`);
}

function memoryOf({ pid }: ChildProcess, name: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}
