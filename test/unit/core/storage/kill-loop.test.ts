import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { confStore } from '../../../../electron/core/storage/conf-store.ts';
import { openConnectionStore } from '../../../../electron/core/storage/connections.ts';
import { openJournal } from '../../../../electron/core/storage/journal.ts';
import { killChild, now, startChild, temporaryFolder } from './helpers.ts';
import { must } from './results.ts';

/** Criterion 21 asks for this many. */
const KILLS = Number(process.env.ROSTER_KILL_LOOP ?? 500);
/** So many writers at once, each with a folder of its own: while one waits for the disk, another one starts. */
const LANES = 4;
const MOST_ROUNDS = 3;
/** Milliseconds that a round takes at the most on a disk at leisure. */
const ROUND = 12;

/** The writer as one file with nothing but the storage in it, which starts in a third of the time. */
async function bundleWriter(): Promise<string> {
  const outDir = temporaryFolder();
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir,
      target: 'node24',
      ssr: path.join(import.meta.dirname, 'write-loop.child.ts'),
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  return path.join(outDir, 'writer.mjs');
}

/** Kills a writing child at any moment of a round; answers with the last one that it said was finished, or -1. */
async function killWhileWriting(writer: string, folder: string, prefix: string): Promise<number> {
  const { child, lines } = startChild(writer, folder, prefix);
  let finished = -1;
  for (let rounds = randomInt(1, MOST_ROUNDS + 1); rounds > 0; rounds -= 1) {
    const line = await lines.next();
    if (line.done) throw new Error(`The child ended by itself after ${finished}`);
    finished = Number(line.value);
  }
  await after(randomInt(0, ROUND));
  await killChild(child);
  for (let line = await lines.next(); !line.done; line = await lines.next()) finished = Number(line.value);
  return finished;
}

const roundOf = (text: string | undefined) => Number(/-(\d+)/.exec(text ?? '')?.[1] ?? Number.NaN);

/** Whether the kill hit a write: something is half done, or done and not settled. */
function isCaught(folder: string): boolean {
  const names = readdirSync(folder);
  const lines = readFileSync(path.join(folder, 'journal.jsonl'), 'utf8').split('\n');
  return names.some((name) => name.includes('.tmp-')) || lines.at(-1) !== '' || !lines.at(-2)?.includes('"outcome"');
}

/** Opens what a killed writer left, as the next start does, and expects all that it had finished. */
async function expectReadable(folder: string, prefix: string, finished: number): Promise<void> {
  const connections = must(openConnectionStore({ folder, createStore: confStore, now }));
  expect(connections.notices).toEqual([]);
  expect(connections.list()).toHaveLength(1);
  expect(connections.list()[0]?.name).toMatch(new RegExp(`^${prefix}-`));
  expect(roundOf(connections.list()[0]?.name)).toBeGreaterThanOrEqual(finished);

  const journal = must(await openJournal({ folder, now }));
  expect(journal.notices).toEqual([]);
  expect(must(await journal.verify())).toBeNull();
  const done = journal.list({ instanceId: null, userId: null, limit: 2 }).find((item) => item.outcome === 'done');
  expect(roundOf(done?.change.id)).toBeGreaterThanOrEqual(finished);
}

test(`${KILLS} kills in the middle of writes leave readable files with all that was finished`, {
  timeout: 60_000 + KILLS * 2000,
}, async () => {
  const writer = await bundleWriter();
  vi.stubEnv('NODE_COMPILE_CACHE', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  let begun = 0;
  let caught = 0;

  const lane = async () => {
    const folder = temporaryFolder();
    while (begun < KILLS) {
      const prefix = `k${begun}`;
      begun += 1;
      const finished = await killWhileWriting(writer, folder, prefix);
      if (isCaught(folder)) caught += 1;
      await expectReadable(folder, prefix, finished);
    }
    const names = readdirSync(folder).filter((name) => !name.startsWith('journal.torn-'));
    expect(names.sort()).toEqual(['journal.jsonl', 'settings.json', 'settings.last-good.json']);
    expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8').endsWith('\n')).toBe(true);
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  console.log(`${caught} of ${KILLS} kills hit a write that was under way.`);
  // Otherwise the kills would miss what they are for.
  expect(caught).toBeGreaterThan(KILLS / 20);
});
