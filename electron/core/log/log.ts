import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { redact } from './redact.ts';

/** Bytes of a log file when the next line begins a new one, and how many older files are kept. */
const LIMIT = 1_000_000;
const OLDER = 4;
/** Characters of one entry. */
const ENTRY_LIMIT = 8_000;

/** Writes what went wrong inside Roster. Never takes a request, an answer or a secret. */
export interface Log {
  /** Notes a programming error: its name, message and stack. */
  mistake(where: string, error: unknown): void;
}

/** A log that also takes what is worth knowing later without being a mistake. */
export interface OpenLog extends Log {
  /** Notes a sentence. */
  note(where: string, text: string): void;
}

/** Where there is no data folder, there is no log. */
export const NO_LOG: OpenLog = { mistake: () => undefined, note: () => undefined };

/** When the log begins a new file, and how many older ones stay. */
export interface Rotation {
  /** Bytes. */
  readonly limit: number;
  readonly older: number;
}

/**
 * Opens `logs/roster.log` in the data folder; when it is full it becomes `roster.1.log`, that one `roster.2.log`, and
 * the oldest goes. Everything is redacted before it is written.
 */
export function openLog(
  folder: string,
  now: () => number,
  rotation: Rotation = { limit: LIMIT, older: OLDER },
): OpenLog {
  const write = (entry: Readonly<Record<string, string>>) => {
    try {
      mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
      rotate(folder, rotation);
      const at = new Date(now()).toISOString();
      appendFileSync(logFile(folder, 0), `${JSON.stringify({ at, ...entry })}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work.
    }
  };
  // Redacted before it is cut, so that half a token at the end is not taken for a word.
  const clean = (text: string) => redact(text.slice(0, 2 * ENTRY_LIMIT)).slice(0, ENTRY_LIMIT);
  return {
    mistake: (where, error) => write({ where, stack: clean(stackOf(error)) }),
    note: (where, text) => write({ where, text: clean(text) }),
  };
}

/** The last lines of the log, oldest first, redacted once more; from the file before too where this one is short. */
export function readLogTail(folder: string, lines: number): string[] {
  const files = [logFile(folder, 1), logFile(folder, 0)].filter((file) => existsSync(file));
  const all = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return all
    .filter((line) => line !== '')
    .slice(-lines)
    .map(redact);
}

function logFile(folder: string, age: number): string {
  return path.join(folder, 'logs', age === 0 ? 'roster.log' : `roster.${age}.log`);
}

function rotate(folder: string, { limit, older }: Rotation): void {
  if ((statSync(logFile(folder, 0), { throwIfNoEntry: false })?.size ?? 0) < limit) return;
  for (let age = older - 1; age >= 0; age -= 1) {
    if (existsSync(logFile(folder, age))) renameSync(logFile(folder, age), logFile(folder, age + 1));
  }
}

/** The stack of an error with that of its cause; of anything else its text. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCause: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
