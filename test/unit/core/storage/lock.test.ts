import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { lockFolder, readLock, socketPathFor } from '../../../../electron/core/storage/lock.ts';
import { killChild, modeOf, startChild, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';

const RACES = 15;
const RACERS = 3;

afterEach(() => {
  vi.useRealTimers();
});

const address = (folder: string) => path.join(folder, 'core.sock');
const lock = (folder: string, now?: () => number) =>
  lockFolder({ folder, face: 'window', address: address(folder), ...(now ? { now } : {}) });
const locks = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('core.lock'));

/** A folder with a lock that this test wrote itself, `age` milliseconds ago. */
function lockedFolder(text: string, age = 0): string {
  const folder = temporaryFolder();
  const file = path.join(folder, 'core.lock');
  writeFileSync(file, text);
  const at = (Date.now() - age) / 1000;
  utimesSync(file, at, at);
  return folder;
}

const holder = (pid: number, socket = '/nowhere/core.sock') =>
  `${JSON.stringify({ pid, face: 'terminal', startedAt: '2026-02-03T04:05:06.789Z', socket, token: 'T' })}\n`;
/** A process that is alive, and none of ours. */
const ALIVE = process.ppid;
/** No system gives out such a number. */
const DEAD = 2 ** 30;

async function listenAt(socket: string): Promise<void> {
  const server = createServer((peer) => peer.end()).listen(socket);
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
}

describe('the lock of a data folder', () => {
  test('is taken once, tells others how to attach, and is given free', async () => {
    const folder = temporaryFolder();
    const first = must(await lock(folder));
    const refused = failureOf(await lock(folder));
    expect([refused.code, refused.details]).toEqual(['core-running', { holder: `window, process ${process.pid}` }]);

    const { pid, face, startedAt, socket, token } = first;
    const holding = { pid, face, startedAt, socket, token };
    expect(readLock(folder)).toEqual(holding);
    expect(holding).toMatchObject({ pid: process.pid, face: 'window', socket: address(folder) });
    expect(holding.token).toMatch(/^[\w-]{43}$/);
    expect(modeOf(folder, 'core.lock')).toBe('600');

    first.release();
    expect(readLock(folder)).toBeNull();
    must(await lock(folder)).release();
  });

  test('is not given free by one that lost it', async () => {
    const folder = temporaryFolder();
    const first = must(await lock(folder));
    writeFileSync(path.join(folder, 'core.lock'), holder(ALIVE));
    first.release();
    expect(readLock(folder)?.pid).toBe(ALIVE);
  });

  test('of a dead process is taken over, its socket removed', async () => {
    const folder = lockedFolder(holder(DEAD));
    writeFileSync(address(folder), '');
    const mine = must(await lock(folder));
    expect(readLock(folder)?.token).toBe(mine.token);
    expect(locks(folder)).toEqual(['core.lock']);
    expect(existsSync(address(folder))).toBe(false);
  });

  test('of a living process holds although it does not listen yet', async () => {
    const folder = lockedFolder(holder(ALIVE));
    expect(failureOf(await lock(folder)).details).toEqual({ holder: `terminal, process ${ALIVE}` });
  });

  test('of a process number that means another program by now is taken over', async () => {
    expect(await lock(lockedFolder(holder(ALIVE), 60_000))).toMatchObject({ ok: true });
  });

  test('of our own process number, which a container gives again, is taken over', async () => {
    expect(await lock(lockedFolder(holder(process.pid)))).toMatchObject({ ok: true });
  });

  test('holds as long as its socket answers, whatever the process number says', async () => {
    const socket = path.join(temporaryFolder(), 's');
    await listenAt(socket);
    expect(failureOf(await lock(lockedFolder(holder(DEAD, socket), 60_000))).code).toBe('core-running');
  });

  test('that is being written at this moment holds; what a crash left of one does not', async () => {
    expect(failureOf(await lock(lockedFolder('{"pid":'))).details).toEqual({ holder: 'one that is just starting' });
    must(await lock(lockedFolder('{"pid":', 60_000)));
    must(await lock(lockedFolder('', 60_000)));
  });

  test('is inherited from an heir that died while inheriting', async () => {
    const folder = lockedFolder(holder(DEAD));
    const { child, lines } = startChild('lock-racer.child.ts', 'die-inheriting');
    child.stdin?.write(`${folder}\n`);
    expect((await lines.next()).value).toBe('inheriting');
    await killChild(child);
    expect(locks(folder).length).toBeGreaterThan(1);
    expect(readLock(folder)?.pid).toBe(child.pid);
    const mine = must(await lock(folder));
    expect(readLock(folder)?.token).toBe(mine.token);
    expect(locks(folder)).toEqual(['core.lock']);
  });

  test('gives signs of life until it is released', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const folder = temporaryFolder();
    let time = Date.now();
    const mine = must(await lock(folder, () => time));
    time += 3_600_000;
    vi.advanceTimersByTime(10_000);
    expect(failureOf(await lock(folder, () => time)).code).toBe('core-running');
    mine.release();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that cannot be written is not-writable', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(failureOf(await lock(file)).code).toBe('not-writable');
  });
});

test(`of ${RACERS} processes that start at once, one holds the folder, new or left by a dead one`, {
  timeout: 60_000,
}, async () => {
  const racers = Array.from({ length: RACERS }, () => startChild('lock-racer.child.ts'));
  for (let race = 0; race < RACES; race += 1) {
    const folder = race % 3 === 0 ? temporaryFolder() : lockedFolder(race % 3 === 1 ? holder(DEAD) : '', 60_000);
    for (const { child } of racers) child.stdin?.write(`${folder}\n`);
    const answers = await Promise.all(racers.map(async ({ lines }) => String((await lines.next()).value)));
    expect(
      answers.filter((answer) => answer === 'held'),
      `race ${race}`,
    ).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'core-running')).toHaveLength(RACERS - 1);
    expect(racers.map(({ child }) => child.pid)).toContain(readLock(folder)?.pid);
    expect(locks(folder)).toEqual(['core.lock']);
  }
});

describe('the socket path', () => {
  test('is in the data folder where that is short', () => {
    expect(must(socketPathFor('/home/fred/.config/roster'))).toBe('/home/fred/.config/roster/core.sock');
  });

  test('is in a private folder of the temporary one where it would be too long, one for each data folder', () => {
    const temporary = temporaryFolder();
    vi.spyOn(os, 'tmpdir').mockReturnValue(temporary);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const [one, other] = ['a', 'ä'].map((letter) => must(socketPathFor(`/home/${letter.repeat(100)}`)));
    expect(path.dirname(path.dirname(one ?? ''))).toBe(temporary);
    expect(one).not.toBe(other);
    expect(one).toBe(must(socketPathFor(`/home/${'a'.repeat(100)}/`)));
    expect(modeOf(path.dirname(one ?? ''))).toBe('700');
  });

  test('is refused where that folder is open to others', () => {
    const temporary = temporaryFolder();
    vi.spyOn(os, 'tmpdir').mockReturnValue(temporary);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    mkdirSync(path.join(temporary, `roster-${os.userInfo().uid}`), { mode: 0o755 });
    expect(failureOf(socketPathFor(`/home/${'a'.repeat(100)}`)).code).toBe('not-writable');
  });
});
