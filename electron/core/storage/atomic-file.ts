import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Failure, failure } from '../../domain/failure.ts';
import { failed, ok, type Result } from '../../domain/result.ts';

/** Files that only their owner may read. */
export const PRIVATE_FILE = 0o600;
/** Folders that only their owner may enter. */
export const PRIVATE_FOLDER = 0o700;

/** Also what `atomically`, inside of Conf, calls its own. */
const TEMPORARY = /\.tmp-[0-9a-f]+$/;
const FULL = ['ENOSPC', 'EDQUOT'];
/** What file systems that cannot flush a folder answer; network mounts do. */
const NO_FOLDER_FLUSH = ['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR'];

/** The name of an operating system's error, such as `ENOSPC`; null for every other error. */
export function errorName(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

/** Why `file` could not be used: `disk-full` or `not-writable`. Throws on what is no error of the operating system. */
export function fileFailure(error: unknown, file: string): Failure {
  const name = errorName(error);
  if (name === null) throw error;
  return failure(FULL.includes(name) ? 'disk-full' : 'not-writable', { file });
}

/** Does something with `file`; an error of the operating system becomes `disk-full` or `not-writable`. */
export function attempt<T>(file: string, operation: () => T): Result<T> {
  try {
    return ok(operation());
  } catch (error) {
    return failed(fileFailure(error, file));
  }
}

/**
 * Writes a file so that at every moment, power cuts included, either the old or the new content is there: temporary
 * file in the same folder (mode 0600), flush, rename, folder flush. Fails with `disk-full` or `not-writable`.
 */
export function writeAtomically(file: string, data: string | Uint8Array): Result<void> {
  const temporary = `${file}.tmp-${randomBytes(8).toString('hex')}`;
  return attempt(file, () => {
    try {
      writeFileSync(temporary, data, { flag: 'wx', mode: PRIVATE_FILE, flush: true });
      renameSync(temporary, file);
    } catch (error) {
      removeQuietly(temporary);
      throw error;
    }
    flushFolder(path.dirname(file));
  });
}

/** Waits until the content of a file and its entry in the folder are on the disk. */
export function flush(file: string): void {
  flushOpened(file, 'r+');
  flushFolder(path.dirname(file));
}

/** Waits until the entries of a folder are on the disk, where the system can do that. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    flushOpened(folder, 'r');
  } catch (error) {
    if (!NO_FOLDER_FLUSH.includes(errorName(error) ?? '')) throw error;
  }
}

/** The text of a file, or null when there is none. */
export function readIfThere(file: string): Result<string | null> {
  return attempt(file, () => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (errorName(error) === 'ENOENT') return null;
      throw error;
    }
  });
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Moves a damaged file out of the way, to `<name>.damaged-<time><extension>`, overwriting nothing. `now` in
 * milliseconds. Answers with the new base name.
 */
export function setAside(file: string, now: number): Result<string> {
  const { dir, name, ext } = path.parse(file);
  const aside = freeName(path.join(dir, `${name}.damaged-${dateForFileName(now)}`), ext);
  return attempt(file, () => {
    renameSync(file, aside);
    flushFolder(dir);
    return path.basename(aside);
  });
}

/** A time in milliseconds as part of a file name: ISO 8601 without the colons that Windows refuses. */
export function dateForFileName(now: number): string {
  return new Date(now).toISOString().replaceAll(':', '-');
}

/** `stem` + `extension`, with a number in between where that name is in use. */
export function freeName(stem: string, extension: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${extension}`;
    if (!existsSync(name)) return name;
  }
}

/** Removes what writes of `file` left behind when they were killed. Call only while nobody writes it. */
export function removeTemporaries(file: string): void {
  const { dir, base } = path.parse(file);
  const names = attempt(dir, () => readdirSync(dir));
  if (!names.ok) return;
  for (const name of names.value) {
    if (name.startsWith(base) && TEMPORARY.test(name.slice(base.length))) removeQuietly(path.join(dir, name));
  }
}

function flushOpened(file: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(file, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeQuietly(file: string): void {
  // What stays behind is tidied away at the next start; the error that led here is the one that counts.
  attempt(file, () => rmSync(file, { force: true }));
}
