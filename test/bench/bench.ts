// Measures the whole of Roster in a browser, next to the limit and to other tables: `npm run bench -- --help`.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../electron/host/find-browser.ts';
import { type Contender, LIMIT, PEERS } from './contenders.ts';
import {
  type BenchDocument,
  type Figures,
  failedFigures,
  figuresOf,
  shortfallsOf,
  type WholeFigures,
} from './document.ts';
import { measureLoading } from './loading.ts';
import { MATRIX_SIZE, type MatrixFigures, measureMatrix } from './matrix.ts';
import { measureOperations, openPage, type Samples } from './measure.ts';
import { median } from './median.ts';
import { startServer } from './processes.ts';
import { printTables } from './report.ts';
import { type RosterFigures, runRoster } from './roster-run.ts';
import { type PageServer, servePages } from './serve.ts';
import { measureStart, type StartFigures } from './start-up.ts';
import { readTruth, type Truth } from './truth.ts';

/** What can be measured by itself. */
const PARTS = ['users', 'loading', 'start', 'matrix'] as const;
type Part = (typeof PARTS)[number];

interface Options {
  readonly sizes: number[];
  readonly rounds: number;
  readonly parts: readonly Part[];
  readonly peers: boolean;
  readonly json: boolean;
}

const options = new Command('npm run bench --')
  .description('Measures Roster in Chromium: emulator, adapter, directory, bridge, painted rows.')
  .option('--sizes <list>', 'how many users, such as 1k,10k,100k,1M', readSizes, [1000, 10_000, 100_000, 1_000_000])
  .option('--rounds <number>', 'how often everything is done, contenders in turn', Number, 3)
  .option('--parts <list>', `only some of: ${PARTS.join(', ')}`, readParts, [...PARTS])
  .option('--no-peers', 'leave other tables out; they need npm ci and node build.mjs in test/bench/peers')
  .option('--json', 'print one JSON document and nothing else on standard output', false)
  .parse()
  .opts<Options>();

/** Peers hold all users as objects; with more they take minutes and gigabytes. */
const MOST_FOR_PEERS = 100_000;
const folder = import.meta.dirname;
const say = (text: string) => process.stderr.write(`${text}\n`);

const data = mkdtempSync(path.join(os.tmpdir(), 'roster-bench-data-'));
const pages = await servePages({ data, limit: path.join(folder, 'limit'), peers: path.join(folder, 'peers/dist') });
try {
  const measured = await measureAll(pages);
  const result: BenchDocument = { ...measured, shortfalls: shortfallsOf(measured) };
  if (options.json) console.log(JSON.stringify(result, null, 1));
  else printTables(result);
} finally {
  pages.close();
  rmSync(data, { recursive: true, force: true });
}

async function measureAll(server: PageServer): Promise<Omit<BenchDocument, 'shortfalls'>> {
  const operations: Figures[] = [];
  const roster: WholeFigures[] = [];
  const load = os.loadavg()[0] ?? 0;
  for (const users of has('users') ? options.sizes : []) {
    const { figures, whole } = await measureSize(server, users);
    operations.push(...figures);
    roster.push(whole);
  }
  const most = Math.min(100_000, Math.max(...options.sizes));
  const loading = has('loading') ? await inBrowser((browser) => measureLoading(browser, most)) : null;
  const start = has('start') ? await measureSmall(server) : null;
  const matrix = has('matrix') ? await measureGroups() : null;
  const browser = await inBrowser(async (one) => one.version());
  return {
    at: new Date().toISOString(),
    machine: { processors: os.cpus().length, memory: os.totalmem() / 1e9, load, browser },
    rounds: options.rounds,
    operations,
    roster,
    loading,
    start,
    matrix,
  };
}

function has(part: Part): boolean {
  if (!options.parts.includes(part)) return false;
  say(part);
  return true;
}

async function measureSmall(server: PageServer): Promise<StartFigures> {
  const small = await startServer(10);
  const start = await inBrowser((browser) => measureStart(browser, small.said, `${server.origin}/empty`));
  await small.stop();
  return start;
}

async function measureGroups(): Promise<MatrixFigures> {
  const { users, groups } = MATRIX_SIZE;
  const emulator = await startServer(users, [], groups);
  try {
    return await inBrowser((browser) => measureMatrix(browser, emulator.said, groups));
  } finally {
    await emulator.stop();
  }
}

/** All contenders at one size, in turn, each in a browser of its own. */
async function measureSize(server: PageServer, users: number): Promise<{ figures: Figures[]; whole: WholeFigures }> {
  const emulator = await startServer(users);
  const truth = await readTruth(emulator.said);
  writeFileSync(path.join(data, 'users.json'), JSON.stringify(truth.users));
  const runs: RosterFigures[] = [];
  const others = [LIMIT, ...(options.peers && users <= MOST_FOR_PEERS ? builtPeers() : [])];
  const samples = new Map<string, Samples[]>(others.map(({ name }) => [name, []]));
  const failures = new Map<string, string>();
  for (let round = 0; round < options.rounds; round += 1) {
    say(`${users} users, round ${round + 1}: roster`);
    runs.push(await inBrowser((browser) => runRoster(browser, emulator.said, truth)));
    for (const other of others) {
      say(`${users} users, round ${round + 1}: ${other.name}`);
      const measured = await inBrowser((browser) => runOther(browser, server, other, truth)).catch((error: unknown) => {
        failures.set(other.name, String(error).split('\n')[0] ?? '');
      });
      if (measured) samples.get(other.name)?.push(measured);
    }
  }
  await emulator.stop();
  const figuresOfOther = ({ name }: Contender) => {
    const failure = failures.get(name);
    return failure ? failedFigures(name, users, failure) : figuresOf(name, users, samples.get(name) ?? []);
  };
  const ours = figuresOf(
    'roster',
    users,
    runs.map((run) => run.samples),
  );
  return { figures: [ours, ...others.map(figuresOfOther)], whole: wholeOf(users, runs) };
}

async function runOther(browser: Browser, server: PageServer, other: Contender, truth: Truth): Promise<Samples> {
  const page = await openPage(browser, other);
  await page.goto(`${server.origin}/${other === LIMIT ? 'limit' : `peers/${other.name}`}/index.html`);
  await page.evaluate(() => window.benchWatch.first);
  return measureOperations(page, other, truth);
}

function builtPeers(): readonly Contender[] {
  const missing = PEERS.filter(({ name }) => !existsSync(path.join(folder, 'peers/dist', name, 'index.html')));
  if (missing.length > 0) say('Peers are not built: npm ci && node build.mjs in test/bench/peers.');
  return PEERS.filter((peer) => !missing.includes(peer));
}

function wholeOf(users: number, runs: readonly RosterFigures[]): WholeFigures {
  const middle = (name: Exclude<keyof RosterFigures, 'samples'>) => {
    const value = median(runs.flatMap((run) => run[name] ?? []));
    return value;
  };
  return {
    users,
    firstFromNetwork: middle('firstFromNetwork'),
    firstFromCopy: middle('firstFromCopy'),
    load: middle('load'),
    coreMemory: middle('coreMemory'),
    corePeak: middle('corePeak'),
    coreFromCopy: middle('coreFromCopy'),
  };
}

/** A fresh browser for each measurement. Chromium refuses its sandbox to root; only our own pages are opened. */
async function inBrowser<Value>(measure: (browser: Browser) => Promise<Value>): Promise<Value> {
  const executablePath = process.env.ROSTER_BROWSER ?? findChromium();
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

function readParts(text: string): Part[] {
  const asked = text.split(',');
  const unknown = asked.find((one) => !PARTS.some((part) => part === one));
  if (unknown !== undefined) throw new InvalidArgumentError(`Give some of: ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => asked.includes(part));
}

function readSizes(text: string): number[] {
  return text.split(',').map((one) => {
    const [, digits, unit = ''] = /^(\d+)([kM]?)$/.exec(one) ?? [];
    if (digits === undefined) throw new InvalidArgumentError('Give sizes such as 1k,10k,1M.');
    return Number(digits) * (unit === 'M' ? 1_000_000 : unit === 'k' ? 1000 : 1);
  });
}
