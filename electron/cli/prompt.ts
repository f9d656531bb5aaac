import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { failure } from '../domain/failure.ts';
import { CommandFailure } from './failures.ts';

/** Whether a person sits at the other end of standard input. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true;
}

/** Asks for a secret on the terminal; what is typed is not shown. Ctrl-C cancels the command. */
export function askSecret(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silence, terminal: true });
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => resolve(line));
    reader.once('SIGINT', () => reject(new CommandFailure(failure('cancelled'))));
    reader.once('close', () => reject(new CommandFailure(failure('cancelled'))));
  }).finally(() => {
    reader.close();
    process.stderr.write('\n');
  }) as Promise<string>;
}

/** Reads a secret from standard input: all of it, without the line end that `echo` and editors add. */
export async function readSecret(): Promise<string | null> {
  const secret = (await text(process.stdin)).replace(/\r?\n$/, '');
  return secret === '' ? null : secret;
}
