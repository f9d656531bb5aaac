import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { attempt, errorName, PRIVATE_FOLDER, parseJson } from './atomic-file.ts';
import { type ChainLink, inherit, leave, readChain, touch } from './lock-chain.ts';

const LOCK_FILE = 'core.lock';
/** How often a core gives a sign of life, and how old the last one is when it counts as dead without asking. */
const PULSE = 10_000;
const PULSE_LIMIT = 30_000;
const ANSWER_LIMIT = 1000;
const TRIES = 10;
/** Unix sockets take 103 bytes on macOS, 107 on Linux. */
const SOCKET_PATH_LIMIT = 100;
/** What connecting says where nobody listens; anything else may be a core that is busy. */
const NOBODY = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'];

const holderSchema = z.object({
  pid: z.number().int().positive(),
  face: z.string(),
  startedAt: z.string(),
  socket: z.string().min(1),
  token: z.string(),
});
/** Who holds a data folder, and how another face attaches to it. `token` is a secret. */
export type LockHolder = z.infer<typeof holderSchema>;

/** A data folder that is held by this process. */
export interface FolderLock extends LockHolder {
  /** Gives the folder free. */
  release(): void;
}

/** What `lockFolder` needs. `now` gives the time in milliseconds. */
export interface LockOptions {
  readonly folder: string;
  readonly face: string;
  /** Where this core will listen for other faces, from `socketPathFor`. */
  readonly address: string;
  readonly now?: () => number;
}

const heldHere = new Set<string>();

/**
 * Takes the data folder for this process; a socket that a dead core left at the address is removed. Fails with
 * `core-running`, `disk-full` or `not-writable`.
 */
export async function lockFolder({ folder, face, address, now = Date.now }: LockOptions): Promise<Result<FolderLock>> {
  const file = path.join(folder, LOCK_FILE);
  const startedAt = new Date(now()).toISOString();
  const holder = { pid: process.pid, face, startedAt, socket: address, token: randomBytes(32).toString('base64url') };
  const text = `${JSON.stringify(holder)}\n`;
  heldHere.add(holder.token);
  const taken = await take(file, text, now);
  if (!taken.ok) {
    heldHere.delete(holder.token);
    return taken;
  }
  removeSocket(address);
  const pulse = setInterval(() => attempt(file, () => touch(file, text, now())), PULSE).unref();
  const release = () => {
    clearInterval(pulse);
    attempt(file, () => leave(file, text));
    heldHere.delete(holder.token);
  };
  return ok({ ...holder, release });
}

/** Who holds a data folder, dead or alive; null where nobody does. */
export function readLock(folder: string): LockHolder | null {
  const file = path.join(folder, LOCK_FILE);
  const chain = attempt(file, () => readChain(file));
  const owner = chain.ok ? chain.value.at(-1) : undefined;
  return owner ? holderIn(owner) : null;
}

/**
 * Where the core of a data folder listens: a socket in the folder, or in a private folder of the temporary one if that
 * path is too long for a socket; a named pipe on Windows. Fails with `not-writable`.
 */
export function socketPathFor(folder: string): Result<string> {
  const home = path.resolve(folder);
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return ok(`\\\\.\\pipe\\roster-${digest}`);
  const inside = path.join(home, 'core.sock');
  if (Buffer.byteLength(inside) < SOCKET_PATH_LIMIT) return ok(inside);
  const shared = path.join(os.tmpdir(), `roster-${os.userInfo().uid}`);
  const made = attempt(shared, () => {
    mkdirSync(shared, { recursive: true, mode: PRIVATE_FOLDER });
    return lstatSync(shared);
  });
  if (!made.ok) return made;
  // Anybody can make a folder of this name there first, and would own our socket.
  const ours = made.value.isDirectory() && made.value.uid === os.userInfo().uid && (made.value.mode & 0o077) === 0;
  return ours ? ok(path.join(shared, `${digest}.sock`)) : fail('not-writable', { file: shared });
}

async function take(file: string, text: string, now: () => number): Promise<Result<void>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const chain = attempt(file, () => readChain(file));
    if (!chain.ok) return chain;
    const owner = chain.value.at(-1) ?? null;
    if (owner && (await isHeld(owner, now()))) return fail('core-running', { holder: describe(owner) });
    const inherited = attempt(file, () => inherit(file, owner, text));
    if (!inherited.ok) return inherited;
    if (inherited.value) return ok(undefined);
  }
  return fail('core-running', { holder: describe(null) });
}

/** A process alone proves nothing: its number may be another program's by now, or mean another one in a container. */
async function isHeld(owner: ChainLink, now: number): Promise<boolean> {
  const holder = holderIn(owner);
  if (holder && (await answers(holder.socket))) return true;
  const fresh = Math.abs(now - owner.seenAt) < PULSE_LIMIT;
  // An unreadable one is being written at this moment, or was when its process died.
  return fresh && (holder === null || isAlive(holder));
}

function isAlive({ pid, token }: LockHolder): boolean {
  if (pid === process.pid) return heldHere.has(token);
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorName(error) !== 'ESRCH';
  }
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path: address });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_LIMIT, () => settle(true));
    socket.once('connect', () => settle(true));
    socket.once('error', (error) => settle(!NOBODY.includes(errorName(error) ?? '')));
  });
}

function removeSocket(address: string): void {
  if (process.platform === 'win32') return;
  // Should it stay, listening fails and says so.
  attempt(address, () => rmSync(address, { force: true }));
}

function holderIn(owner: ChainLink): LockHolder | null {
  return holderSchema.safeParse(parseJson(owner.text)).data ?? null;
}

function describe(owner: ChainLink | null): string {
  const holder = owner && holderIn(owner);
  return holder ? `${holder.face}, process ${holder.pid}` : 'one that is just starting';
}
