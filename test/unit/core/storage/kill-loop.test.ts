import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { confStore } from '../../../../electron/core/storage/conf-store.ts';
import { openConnectionStore } from '../../../../electron/core/storage/connections.ts';
import { openJournal } from '../../../../electron/core/storage/journal.ts';
import { killChild, now, startChild, temporaryFolder } from './helpers.ts';
import { must } from './results.ts';

/** 500 in the long run. */
const KILLS = Number(process.env.ROSTER_KILL_LOOP ?? 30);
const LONGEST_LIFE = 12;

/** Kills a writing child after some of its rounds, at whatever it is doing then; answers with its last finished one. */
async function killWhileWriting(folder: string, prefix: string): Promise<number> {
  const { child, lines } = startChild('write-loop.child.ts', folder, prefix);
  let finished = -1;
  for (let rounds = randomInt(1, LONGEST_LIFE); rounds > 0; rounds -= 1) {
    const line = await lines.next();
    if (line.done) throw new Error(`The child ended by itself after ${finished}`);
    finished = Number(line.value);
  }
  await killChild(child);
  for (let line = await lines.next(); !line.done; line = await lines.next()) finished = Number(line.value);
  return finished;
}

const roundOf = (text: string | undefined) => Number(/-(\d+)/.exec(text ?? '')?.[1] ?? Number.NaN);

test(`${KILLS} kills in the middle of writes leave readable files with all that was finished`, {
  timeout: 60_000 + KILLS * 2000,
}, async () => {
  const folder = temporaryFolder();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const finished = await killWhileWriting(folder, `k${kill}`);

    const connections = must(openConnectionStore({ folder, createStore: confStore, now }));
    expect(connections.notices).toEqual([]);
    expect(connections.list()).toHaveLength(1);
    expect(connections.list()[0]?.name).toMatch(new RegExp(`^k${kill}-`));
    expect(roundOf(connections.list()[0]?.name)).toBeGreaterThanOrEqual(finished);

    const journal = must(await openJournal({ folder, now }));
    expect(journal.notices).toEqual([]);
    expect(must(await journal.verify())).toBeNull();
    const done = journal.list({ instanceId: null, userId: null, limit: 2 }).find((item) => item.outcome === 'done');
    expect(roundOf(done?.change.id)).toBeGreaterThanOrEqual(finished);
  }
  const names = readdirSync(folder).filter((name) => !name.startsWith('journal.torn-'));
  expect(names.sort()).toEqual(['journal.jsonl', 'settings.json', 'settings.last-good.json']);
  expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8').endsWith('\n')).toBe(true);
});
