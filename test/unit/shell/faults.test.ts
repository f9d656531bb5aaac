import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { watchFaults } from '../../../electron/shell/faults.ts';

function watched() {
  const source = new EventEmitter();
  const noted: string[] = [];
  const ended: unknown[] = [];
  const log = { mistake: (where: string) => void noted.push(where), note: () => undefined };
  watchFaults(source, log, (error) => ended.push(error));
  return { source, noted, ended };
}

test('an exception that nobody caught is noted every time, and ends Roster once', () => {
  const { source, noted, ended } = watched();
  const first = new Error('first');
  source.emit('uncaughtException', first);
  source.emit('uncaughtException', new Error('second'));
  expect(noted).toEqual(['uncaught exception', 'uncaught exception']);
  expect(ended).toEqual([first]);
});

test('a rejection that nobody caught is noted and ends nothing', () => {
  const { source, noted, ended } = watched();
  source.emit('unhandledRejection', new Error('left behind'));
  expect(noted).toEqual(['unhandled rejection']);
  expect(ended).toEqual([]);
});
