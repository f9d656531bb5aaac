import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWriteGuard } from '../../electron/core/services/write-guard.ts';
import { openJournal } from '../../electron/core/storage/journal.ts';
import { lockFolder, socketPathFor } from '../../electron/core/storage/lock.ts';
import { temporaryFolder } from '../unit/core/storage/helpers.ts';
import { failureOf, must } from '../unit/core/storage/results.ts';
import { intent } from '../unit/core/storage/samples.ts';
import { connection } from '../unit/renderer/support/samples.ts';

const YEAR = 365 * 86_400_000;

test('a clock that jumps back a year changes neither the order nor the chain of the journal', async () => {
  const folder = temporaryFolder();
  let time = Date.UTC(2026, 1, 3);
  const now = () => time;
  const journal = must(await openJournal({ folder, now }));
  must(await journal.recordIntent(intent('before')));
  time -= YEAR;
  must(await journal.recordIntent(intent('after')));
  expect(must(await journal.verify())).toBeNull();
  const ids = (of: typeof journal) =>
    of.list({ instanceId: null, userId: null, limit: 10 }).map((one) => one.change.id);
  expect(ids(journal)).toEqual(['after', 'before']);
  expect(ids(must(await openJournal({ folder, now })))).toEqual(['after', 'before']);
});

test('an unlocked instance is locked again in time, whatever the clock of the wall says', () => {
  let elapsed = 0;
  const guard = createWriteGuard(() => elapsed);
  const production = connection();
  guard.unlock(production);
  const wall = vi.spyOn(Date, 'now').mockReturnValue(0);
  onTestFinished(() => wall.mockRestore());
  expect(guard.remaining(production)).toBeGreaterThan(0);
  elapsed += 16 * 60_000;
  expect(guard.remaining(production)).toBe(0);
});

test('a core that holds a folder and answers keeps it when the clock jumps back', async () => {
  const folder = temporaryFolder();
  let time = Date.UTC(2026, 1, 3);
  const options = { folder, face: 'window', address: must(socketPathFor(folder)), now: () => time };
  const lock = must(await lockFolder(options));
  const listener = createServer().listen(lock.socket);
  await once(listener, 'listening');
  time -= YEAR;
  expect(failureOf(await lockFolder(options)).code).toBe('core-running');
  listener.close();
  lock.release();
  must(await lockFolder(options)).release();
});
