import { readFileSync, truncateSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import {
  attempt,
  dateForFileName,
  errorName,
  fileFailure,
  flush,
  flushFolder,
  freeName,
  PRIVATE_FILE,
  writeAtomically,
} from './atomic-file.ts';

/** The name of the journal in the data folder. */
export const JOURNAL_FILE = 'journal.jsonl';
const NEWLINE = 10;

/** The lines of the journal; complete ones are never changed. Calls must not overlap. */
export interface JournalFile {
  /** The lines as they are on the disk now. Fails with `not-writable`. */
  read(): Result<string[]>;
  /** Ends when the line is on the disk. Fails with `journal-unwritable`, and leaves no part of the line. */
  append(line: string): Promise<Result<void>>;
}

/**
 * Opens the journal's file, or none yet. What a crash left of a last line is moved to `journal.torn-<time>`: nothing
 * was sent on the strength of it. `now` in milliseconds. Fails with `disk-full` or `not-writable`.
 */
export function openJournalFile(folder: string, now: number): Result<JournalFile> {
  const file = path.join(folder, JOURNAL_FILE);
  const cut = attempt(file, () => readBytes(file));
  if (!cut.ok) return cut;
  const end = cut.value.lastIndexOf(NEWLINE) + 1;
  const torn = cut.value.subarray(end);
  if (torn.length > 0) {
    const saved = writeAtomically(freeName(path.join(folder, `journal.torn-${dateForFileName(now)}`), ''), torn);
    if (!saved.ok) return saved;
    const mended = attempt(file, () => {
      truncateSync(file, end);
      flush(file);
    });
    if (!mended.ok) return mended;
  }
  return ok({ read: () => attempt(file, () => readLines(file)), append: createAppend(file) });
}

function createAppend(file: string): JournalFile['append'] {
  /** Where a line begins that could neither be finished nor cut off. */
  let loose: number | null = null;

  async function cutLoose(): Promise<void> {
    if (loose !== null) await truncate(file, loose);
    loose = null;
  }

  async function write(line: string): Promise<void> {
    // Opened anew for each line, so that a file that was moved away is noticed rather than written into.
    const handle = await open(file, 'a', PRIVATE_FILE);
    try {
      const { size } = await handle.stat();
      loose = size;
      await handle.appendFile(`${line}\n`);
      await handle.sync();
      if (size === 0) flushFolder(path.dirname(file));
    } finally {
      await handle.close();
    }
    loose = null;
  }

  return async (line) => {
    try {
      await cutLoose();
      await write(line);
      return ok(undefined);
    } catch (error) {
      fileFailure(error, file);
      // Tried again before the next line, if it fails.
      await cutLoose().catch(() => undefined);
      return fail('journal-unwritable', { file });
    }
  };
}

function readLines(file: string): string[] {
  const lines = readBytes(file).toString('utf8').split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorName(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
