import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MessageBoxOptions } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUpdates, type UpdateSource } from '../../../electron/shell/update-offers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-updates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An updater that knows of `newer`, or of nothing, and notes what is asked of it. */
function updaterWith(newer: string | null, { isActive = true, fails = false } = {}) {
  const asked: string[] = [];
  const updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    logger: console,
    isUpdaterActive: () => isActive,
    async checkForUpdates() {
      asked.push('check');
      if (fails) throw new Error('net::ERR_NAME_NOT_RESOLVED');
      return { isUpdateAvailable: newer !== null, updateInfo: { version: newer ?? '0.1.0' } };
    },
    async downloadUpdate() {
      asked.push('download');
      return [];
    },
    quitAndInstall: () => void asked.push('install'),
  };
  return { updater: updater as unknown as UpdateSource, asked };
}

/** A person who presses these buttons, one box after the other, and ticks the box as told. */
function personWho(presses: number[], ticks: boolean | null = null) {
  const shown: MessageBoxOptions[] = [];
  const dialog = {
    async showMessageBox(...args: unknown[]) {
      const options = args.at(-1) as MessageBoxOptions;
      shown.push(options);
      const response = presses.shift() ?? options.cancelId ?? 0;
      return { response, checkboxChecked: ticks ?? options.checkboxChecked ?? false };
    },
  };
  return { dialog, shown, messages: () => shown.map(({ message }) => message) };
}

function updatesOf(
  updater: UpdateSource,
  dialog: ReturnType<typeof personWho>['dialog'],
  language: 'en' | 'de' = 'en',
) {
  return createUpdates({ load: async () => updater, dialog, folder, version: '0.1.0', language });
}

test('nothing is looked for at the start until the person has chosen that', async () => {
  const { updater, asked } = updaterWith('0.2.0');
  const person = personWho([]);
  await updatesOf(updater, person.dialog).checkAtStart();
  expect(asked).toEqual([]);
  expect(person.shown).toEqual([]);
});

test('a newer version is told, and not downloaded unless the person says so', async () => {
  const { updater, asked } = updaterWith('0.2.0');
  const person = personWho([1]);
  await updatesOf(updater, person.dialog).check();
  expect(asked).toEqual(['check']);
  expect(person.messages()).toEqual(['Roster 0.2.0 can be had.']);
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });
});

test('what was downloaded is installed at the end, and at once only when the person says so', async () => {
  const { updater, asked } = updaterWith('0.2.0');
  await updatesOf(updater, personWho([0, 1]).dialog).check();
  expect(asked).toEqual(['check', 'download']);
  expect(updater.autoInstallOnAppQuit).toBe(true);

  const other = updaterWith('0.2.0');
  await updatesOf(other.updater, personWho([0, 0]).dialog).check();
  expect(other.asked).toEqual(['check', 'download', 'install']);
});

test('who asks is answered: nothing newer, no updater, or a failure without its inner words', async () => {
  const newest = personWho([]);
  await updatesOf(updaterWith(null).updater, newest.dialog).check();
  expect(newest.messages()).toEqual(['Roster 0.1.0 is the newest version.']);

  const inactive = personWho([]);
  const { updater, asked } = updaterWith('0.2.0', { isActive: false });
  await updatesOf(updater, inactive.dialog).check();
  expect(inactive.messages()).toEqual(['This Roster does not update itself.']);
  expect(asked).toEqual([]);

  const failing = personWho([]);
  await updatesOf(updaterWith('0.2.0', { fails: true }).updater, failing.dialog).check();
  expect(failing.messages()).toEqual(['The update did not work.']);
  expect(JSON.stringify(failing.shown)).not.toContain('ERR_NAME_NOT_RESOLVED');
});

test('the choice for the start is kept, and only a newer version speaks up then', async () => {
  await updatesOf(updaterWith(null).updater, personWho([], true).dialog).check();
  expect(JSON.parse(readFileSync(path.join(folder, 'updates.json'), 'utf8'))).toEqual({ checkAtStart: true });

  for (const source of [updaterWith(null), updaterWith(null, { fails: true })]) {
    const person = personWho([]);
    await updatesOf(source.updater, person.dialog).checkAtStart();
    expect(source.asked).toEqual(['check']);
    expect(person.shown).toEqual([]);
  }
  const person = personWho([1], false);
  await updatesOf(updaterWith('0.2.0').updater, person.dialog).checkAtStart();
  expect(person.shown[0]).toMatchObject({ checkboxChecked: true });
  expect(JSON.parse(readFileSync(path.join(folder, 'updates.json'), 'utf8'))).toEqual({ checkAtStart: false });
});

test('a damaged choice counts as none', async () => {
  writeFileSync(path.join(folder, 'updates.json'), '{"checkAtStart":');
  const { updater, asked } = updaterWith('0.2.0');
  await updatesOf(updater, personWho([]).dialog).checkAtStart();
  expect(asked).toEqual([]);
});

test('asked twice, it looks once', async () => {
  const { updater, asked } = updaterWith(null);
  const updates = updatesOf(updater, personWho([]).dialog);
  await Promise.all([updates.check(), updates.check()]);
  expect(asked).toEqual(['check']);
});

test('it speaks the language of the system', async () => {
  const person = personWho([1]);
  await updatesOf(updaterWith('0.2.0').updater, person.dialog, 'de').check();
  expect(person.shown[0]).toMatchObject({ message: 'Roster 0.2.0 ist erhältlich.', buttons: ['Laden', 'Nicht jetzt'] });
});
