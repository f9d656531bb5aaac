import { expect, test } from 'vitest';
import { statusFailure } from '../../../../electron/core/adapters/status-failure.ts';

const origin = 'https://lab-01.example.org';
const codeFor = (status: number, writes: boolean) => statusFailure(status, { writes }, { origin }).code;

test.each([
  [500, 'server-error', 'server-error'],
  [501, 'server-error', 'server-error'],
  [502, 'server-unavailable', 'outcome-unknown'],
  [503, 'server-unavailable', 'server-unavailable'],
  [504, 'server-unavailable', 'outcome-unknown'],
  [505, 'server-error', 'server-error'],
  [418, 'answer-unexpected', 'answer-unexpected'],
] as const)('status %i of a read and of a write', (status, read, write) => {
  expect([codeFor(status, false), codeFor(status, true)]).toEqual([read, write]);
});
