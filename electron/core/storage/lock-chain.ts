import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorName, PRIVATE_FILE, removeTemporaries, writeAtomically } from './atomic-file.ts';

/**
 * A lock that can be inherited. The first owner creates `<file>`, exclusively. Who finds the owner dead creates
 * `<file>.<digest of what the dead one wrote>`, exclusively too: so one dead owner has one heir, however many try, and
 * nothing is unlinked before the heir is certain. The end of the chain is the owner.
 */
export interface ChainLink {
  readonly file: string;
  readonly text: string;
  /** The owner's last sign of life, in milliseconds. */
  readonly seenAt: number;
}

/** The links from the first to the present owner; empty where there is no lock. */
export function readChain(file: string): ChainLink[] {
  const chain: ChainLink[] = [];
  for (let next = readLink(file); next; next = readLink(heirOf(file, next))) chain.push(next);
  return chain;
}

/**
 * Tries to follow `owner` (null: to be the first). False where somebody else was faster, or where the owner that was
 * seen is not the last one any more.
 */
export function inherit(file: string, owner: ChainLink | null, text: string): boolean {
  const claim = owner ? heirOf(file, owner) : file;
  if (!create(claim, text)) return false;
  const chain = readChain(file);
  if (chain.at(-1)?.text !== text) {
    // In the chain it must stay, with an heir of its own already; outside it would only be litter.
    if (!chain.some((link) => link.text === text)) rmSync(claim, { force: true });
    return false;
  }
  if (owner) shorten(file, chain, text);
  return true;
}

/** Gives the lock up, if `text` is still its owner. */
export function leave(file: string, text: string): void {
  const owner = readChain(file).at(-1);
  if (owner?.text === text) rmSync(owner.file, { force: true });
}

/** Gives a sign of life, if `text` is still the owner. `now` in milliseconds. */
export function touch(file: string, text: string, now: number): void {
  const owner = readChain(file).at(-1);
  if (owner?.text === text) utimesSync(owner.file, now / 1000, now / 1000);
}

/** Makes the owner the first link. What cannot be tidied up does no harm: the chain says the same. */
function shorten(file: string, chain: readonly ChainLink[], text: string): void {
  removeTemporaries(file);
  if (!writeAtomically(file, text).ok) return;
  for (const link of chain) if (link.file !== file) rmSync(link.file, { force: true });
}

function heirOf(file: string, owner: ChainLink): string {
  const digest = createHash('sha256').update(path.basename(owner.file)).update('\n').update(owner.text).digest('hex');
  return `${file}.${digest.slice(0, 16)}`;
}

function readLink(file: string): ChainLink | null {
  try {
    return { file, text: readFileSync(file, 'utf8'), seenAt: statSync(file).mtimeMs };
  } catch (error) {
    if (errorName(error) === 'ENOENT') return null;
    throw error;
  }
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: PRIVATE_FILE, flush: true });
    return true;
  } catch (error) {
    if (errorName(error) === 'EEXIST') return false;
    throw error;
  }
}
