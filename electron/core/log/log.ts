import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const LIMIT = 1_000_000;

/** Writes what went wrong inside Roster. Never takes a request, an answer or a secret. */
export interface Log {
  /** Notes a programming error: its name, message and stack. */
  mistake(where: string, error: unknown): void;
}

/** Opens `logs/roster.log` in the data folder; at 1 MB it becomes `roster.1.log`. */
export function openLog(folder: string, now: () => number): Log {
  const file = path.join(folder, 'logs', 'roster.log');
  const write = (line: string) => {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) {
        renameSync(file, path.join(folder, 'logs', 'roster.1.log'));
      }
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work.
    }
  };
  return {
    mistake(where, error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write(`${JSON.stringify({ at: new Date(now()).toISOString(), where, stack })}\n`);
    },
  };
}
