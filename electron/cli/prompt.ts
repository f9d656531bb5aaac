import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { failure } from '../domain/failure.ts';
import { CommandFailure, printable } from './failures.ts';

/** Where a command asks and reads; questions go to standard error, so that they are never part of a result. */
export interface Terminal {
  /** Whether a person sits at the other end of standard input. */
  readonly isInteractive: boolean;
  /** Asks for a secret; what is typed is not shown. Ctrl-C cancels the command. */
  askSecret(question: string): Promise<string>;
  /** Asks for something that may be seen. Ctrl-C cancels the command. */
  askText(question: string): Promise<string>;
  /** Asks for an answer to what was shown before; null where the person, or the command by its signal, gave up. */
  askAnswer(lines: readonly string[], prompt: string, signal?: AbortSignal): Promise<string | null>;
  /** Reads a secret from standard input: all of it, without the line end that `echo` and editors add; null if it is empty. */
  readSecret(): Promise<string | null>;
}

/** The terminal, or the pipe, that this process was started on. */
export const ownTerminal: Terminal = {
  get isInteractive() {
    return process.stdin.isTTY === true;
  },
  askSecret(question) {
    process.stderr.write(`${printable(question)}: `);
    const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
    return oneLine(silence).finally(() => process.stderr.write('\n'));
  },
  askText(question) {
    process.stderr.write(`${printable(question)}: `);
    return oneLine(process.stderr);
  },
  askAnswer(lines, prompt, signal) {
    for (const line of lines) process.stderr.write(`${line}\n`);
    const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
    return new Promise<string | null>((resolve) => {
      const stop = () => resolve(null);
      reader.once('close', stop);
      reader.once('SIGINT', stop);
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      reader.question(`${prompt}: `, resolve);
    }).finally(() => reader.close());
  },
  async readSecret() {
    if (process.stdin.readableEnded) return null;
    const secret = (await text(process.stdin)).replace(/\r?\n$/, '');
    return secret === '' ? null : secret;
  },
};

function oneLine(echo: NodeJS.WritableStream): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: echo, terminal: true });
  return new Promise<string>((resolve, reject) => {
    reader.once('line', (line) => resolve(line));
    reader.once('SIGINT', () => reject(new CommandFailure(failure('cancelled'))));
    reader.once('close', () => reject(new CommandFailure(failure('cancelled'))));
  }).finally(() => reader.close());
}
