import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';

/** A fixed clock. */
export const now = () => Date.UTC(2026, 1, 3, 4, 5, 6, 789);

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roster-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An error as the operating system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** Makes a synchronous file operation fail for paths that `matches`, until the test ends or `mend` is called. */
export function breakOperation(
  name: 'writeFileSync' | 'renameSync',
  code: string,
  matches: (file: string) => boolean = () => true,
): { mend: () => void } {
  const original = fs[name] as (...args: unknown[]) => unknown;
  const set = (operation: typeof original) => {
    Object.assign(fs, { [name]: operation });
    syncBuiltinESMExports();
  };
  set((...args) => {
    if (matches(String(args[0]))) throw systemError(code);
    return original(...args);
  });
  const mend = () => set(original);
  onTestFinished(mend);
  return { mend };
}

/** Starts a script, by its name in this folder or its path; `lines` gives what it prints. It does not outlive the test. */
export function startChild(script: string, ...args: string[]): { child: ChildProcess; lines: AsyncIterator<string> } {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  if (!child.stdout) throw new Error('no output to read');
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

/** Ends a child at once, and waits until it is gone. */
export async function killChild(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Fails where one of the texts stands in a file of the folder, as it is or in an encoding that anybody can read. */
export function expectNowhereIn(folder: string, texts: readonly string[]): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const content = readFileSync(path.join(parentPath, name));
    for (const text of texts) {
      for (const encoded of [
        text,
        Buffer.from(text).toString('base64').slice(0, -4),
        Buffer.from(text).toString('hex'),
      ]) {
        expect(content.includes(encoded), `${name} holds a secret`).toBe(false);
      }
    }
  }
}

/** The permission bits of a file. */
export function modeOf(...parts: string[]): string {
  return (fs.statSync(path.join(...parts)).mode & 0o777).toString(8);
}
