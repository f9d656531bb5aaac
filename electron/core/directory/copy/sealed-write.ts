import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { release } from '../index/release.ts';
import type { CopyPlace } from './copy-place.ts';
import { sealFrames } from './sealed-file.ts';

const TEMPORARY = '.tmp-';

/**
 * Seals pieces into a file beside the old one and puts it in its place. False: `isCurrent` said meanwhile that they are
 * not what is wanted any more, or the disk refused.
 */
export async function replaceSealed(
  place: CopyPlace,
  parts: Iterable<Uint8Array>,
  isCurrent: () => boolean,
): Promise<boolean> {
  const temporary = `${place.file}${TEMPORARY}${randomBytes(8).toString('hex')}`;
  let file: FileHandle | null = null;
  try {
    mkdirSync(path.dirname(place.file), { recursive: true, mode: 0o700 });
    file = await open(temporary, 'wx', 0o600);
    for (const frame of sealFrames(place, parts)) {
      await file.writev([...frame]);
      for (const piece of frame) release(piece);
      // Whoever asks for rows meanwhile is answered between two pieces.
      await nextTurn();
      if (!isCurrent()) return false;
    }
    await file.sync();
    await file.close();
    file = null;
    await rename(temporary, place.file);
    return true;
  } catch {
    // Without a copy everything works as before; the next change tries again.
    return false;
  } finally {
    await file?.close();
    await rm(temporary, { force: true });
  }
}

/** Removes what writers that were cut off left beside a file. */
export function removeTemporaries(file: string): void {
  const { dir, base } = path.parse(file);
  try {
    for (const name of readdirSync(dir)) {
      if (name.startsWith(`${base}${TEMPORARY}`)) rmSync(path.join(dir, name), { force: true });
    }
  } catch {
    // There is no folder yet.
  }
}
