import { once } from 'node:events';
import { printable } from './failures.ts';

/** Where a command writes. Nothing more is written once the reader is gone. */
export interface Output {
  /** Writes one line; resolves when the reader has room for more. */
  line(text: string): Promise<void>;
  /** Whether the reader closed its end, as `head` does. */
  readonly isClosed: boolean;
}

/** What is told when the reader falls behind and when it has caught up. */
export interface Brake {
  pause(): void;
  resume(): void;
}

/** Writes to a stream, standard output as a rule. `onClosed` is called when its reader goes away. */
export function createOutput(stream: NodeJS.WriteStream, brake: Brake, onClosed: () => void): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isClosed = true;
    onClosed();
  });
  return {
    get isClosed() {
      return isClosed;
    },
    async line(text) {
      if (isClosed || stream.write(`${text}\n`)) return;
      brake.pause();
      await untilDrained(stream);
      brake.resume();
    },
  };
}

/** Keeps a reader that goes away from ending the process with a stack trace: help and usage are written without an `Output`. */
export function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Resolves when there is room again, or nobody to read any more. */
async function untilDrained(stream: NodeJS.WriteStream): Promise<void> {
  const settled = new AbortController();
  const options = { signal: settled.signal };
  await Promise.race([once(stream, 'drain', options), once(stream, 'close', options)]).catch(() => undefined);
  settled.abort();
}

/** Rows of texts under headings, aligned; the first column is never cut. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) => row.map(printable));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...clean.map((row) => row[column]?.length ?? 0)),
  );
  return [headings, ...clean].map((row) => align(row, widths));
}

/** One row, each cell filled up to the width of its column. */
export function align(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}
