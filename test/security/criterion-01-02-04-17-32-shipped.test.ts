import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Every source file that ships, with its text. */
function shipped(): { file: string; text: string }[] {
  const folders = ['electron', 'renderer', 'demo', 'scripts', '.ci'];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return [...files, 'package.json', 'vite.config.ts'].map((file) => ({
    file: file.split(path.sep).join('/'),
    text: readFileSync(path.join(root, file), 'utf8'),
  }));
}

const filesWith = (pattern: RegExp) =>
  shipped()
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file);

test('criterion 1: one file makes windows', () => {
  expect(filesWith(/new BrowserWindow\b/)).toEqual(['electron/shell/windows.ts']);
});

test('criterion 2: nothing that ships asks for no sandbox; one file names the switch, to refuse it', () => {
  expect(filesWith(/--no-sandbox/)).toEqual([]);
  expect(filesWith(/no-sandbox/)).toEqual(['electron/shell/sandbox.ts']);
});

test('criterion 10: nothing reports crashes to anybody', () => {
  expect(filesWith(/crashReporter/)).toEqual([]);
});

test('criterion 4: one global is exposed', () => {
  const exposing = shipped().filter(({ text }) => text.includes('exposeInMainWorld'));
  expect(exposing.map(({ file }) => file)).toEqual(['electron/preload.ts']);
  expect(exposing[0]?.text.match(/exposeInMainWorld/g)).toHaveLength(1);
});

test('criterion 17: no synchronous call, no remote module, no channel outside the contract', () => {
  expect(filesWith(/sendSync|@electron\/remote|ipcRenderer\.(on|send)\b|ipcMain\.(on|handleOnce)\b/)).toEqual([]);
  expect(filesWith(/ipcMain\.handle\b/)).toEqual(['electron/shell/procedures.ts']);
});

test('criterion 32: one file opens something outside, and only by its address', () => {
  expect(filesWith(/openExternal/)).toEqual(['electron/shell/outside.ts']);
  expect(filesWith(/openPath|showItemInFolder/)).toEqual([]);
});

test('only the shell and the entries of the window import electron', () => {
  const importing = filesWith(/from 'electron'/).filter((file) => !file.startsWith('electron/shell/'));
  expect(importing).toEqual(['electron/main.ts', 'electron/preload.ts']);
});
