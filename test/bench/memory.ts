// Measures the memory of the host with its directory: `node test/bench/memory.ts [users]`. Linux only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLock } from '../../electron/core/storage/lock.ts';
import type { ColumnId } from '../../electron/domain/description.ts';
import type { WindowQuery } from '../../electron/domain/query.ts';
import { attach } from '../../electron/host/attach.ts';
import { addConnection, PASSPHRASE, type Started, startHost, startServer } from './processes.ts';

/** What is searched and sorted by. */
const WORDS = ['son1', 'mar5', 'kim', 'berg2', 'wolf7', 'ann', 'son12', 'a', 'e', '1'];
const COLUMNS: readonly ColumnId[] = ['handle', 'status', 'administrator', 'groups', 'passwordChanged'];

const users = Number(process.argv[2] ?? 1_000_000);
const root = path.join(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'roster-memory-'));
const server = await startServer(users);
const rows: Record<string, object> = {};
try {
  const id = await addConnection(home, server.said);
  await measure('read from the server', id);
  await measure('opened from its copy, then read again', id);
  console.table(rows);
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Starts the host, has it read everybody, looks at them in many ways, and notes its memory in megabytes. */
async function measure(name: string, instanceId: string) {
  const roster = await startHost(home);
  try {
    rows[name] = await figuresOf(roster, instanceId);
  } finally {
    await roster.stop();
  }
}

async function figuresOf(roster: Started<unknown>, instanceId: string): Promise<object> {
  const memory = () => Math.round(roster.memory() ?? Number.NaN);
  const begin = performance.now();
  const opening = wait(6000).then(memory);
  await readEverybody();
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  const [opened, read] = [await opening, memory()];
  await copyIsWritten();
  const written = memory();
  await lookAround(instanceId);
  const looked = memory();
  await wait(20_000);
  return {
    users,
    seconds,
    'after 6 s': opened,
    read,
    'copy written': written,
    'looked around': looked,
    'at rest': memory(),
    most: Math.round(roster.peakMemory() ?? Number.NaN),
  };
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

/** What a person does with a table in a while: searches, orders of all kinds, facets, and jumps in each of them. */
async function lookAround(instanceId: string) {
  const holder = readLock(home);
  const core = holder && (await attach(holder, null));
  if (!core) throw new Error('The host does not answer.');
  const all: WindowQuery = { instanceId, search: '', filters: {}, sort: [], offset: 0, limit: 100 };
  const ask = (wanted: Partial<WindowQuery>) => core.client.directory.query({ ...all, ...wanted });
  const jump = async (wanted: Partial<WindowQuery>) => {
    for (const share of [0, 0.5, 0.25, 0.75]) await ask({ ...wanted, offset: Math.floor(users * share) });
  };
  for (const word of WORDS) {
    for (let end = 1; end <= word.length; end += 1) await ask({ search: word.slice(0, end) });
    await ask({ search: word, limit: 0, facets: true });
  }
  for (const column of COLUMNS) {
    for (const direction of ['ascending', 'descending'] as const) {
      await jump({ sort: [{ column, direction }] });
      await jump({ sort: [{ column, direction }], filters: { status: ['active'] } });
      await jump({
        sort: [
          { column: 'status', direction },
          { column, direction: 'ascending' },
        ],
        search: 'a',
      });
    }
  }
  const { facets } = await ask({ limit: 0, facets: true });
  for (const { value } of facets?.groups ?? []) {
    await jump({ filters: { groups: [value] } });
    await ask({ filters: { groups: [value] }, limit: 0, facets: true });
  }
  core.close();
}
