// Measures the memory of the host with its directory: `node test/bench/memory.ts [users]`. Linux only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addConnection, PASSPHRASE, type Started, startHost, startServer } from './processes.ts';

const users = Number(process.argv[2] ?? 1_000_000);
const root = path.join(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'roster-memory-'));
const server = await startServer(users);
const rows: Record<string, object> = {};
try {
  await addConnection(home, server.said);
  await measure('read from the server');
  await measure('opened from its copy, then read again');
  console.table(rows);
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Starts the host, has it read everybody, and notes its memory in megabytes until it is at rest. */
async function measure(name: string) {
  const roster = await startHost(home);
  const begin = performance.now();
  const opening = firstAnswer(roster);
  await readEverybody();
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  const [opened, read] = [await opening, roster.memory()];
  await copyIsWritten();
  const written = roster.memory();
  await wait(20_000);
  const round = (value: number | null) => value && Math.round(value);
  rows[name] = {
    users,
    seconds,
    'first answer': round(opened),
    read: round(read),
    'copy written': round(written),
    'at rest': round(roster.memory()),
    most: round(roster.peakMemory()),
  };
  await roster.stop();
}

/** The memory a few seconds after the start: the copy is open by then, the list is still being read. */
async function firstAnswer(roster: Started<unknown>): Promise<number | null> {
  await wait(6000);
  return roster.memory();
}

/** Asks for nobody in particular, for which the whole directory has to be there. */
async function readEverybody() {
  const args = [
    'scripts/run.mjs',
    'electron/cli.ts',
    'users',
    'list',
    '--instance',
    'bench',
    '--search',
    'no-such-word',
  ];
  const env = { ...process.env, ROSTER_HOME: home, ROSTER_PASSPHRASE: PASSPHRASE };
  const child = spawn(process.execPath, [...args, '--json'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`Reading the directory ended with ${code}.`);
}

/** The copy is written once the directory was quiet for a while. */
async function copyIsWritten() {
  const folder = path.join(home, 'directories');
  const isThere = () => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.directory'));
  const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  for (let before = -1; !isThere() || size() !== before; ) {
    before = isThere() ? size() : -1;
    await wait(5000);
  }
}
