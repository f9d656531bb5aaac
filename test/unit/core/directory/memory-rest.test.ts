import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryRest } from '../../../../electron/core/directory/memory-rest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A rest that counts how often memory was given back, after work of so many pieces. */
function lab() {
  let collected = 0;
  const rest = createMemoryRest(1000, () => {
    collected += 1;
  });
  const work = (pieces: number) => {
    for (let piece = 0; piece < pieces; piece += 1) rest.touch();
  };
  return { work, collected: () => collected };
}

test('memory is given back once there was no work for a while', () => {
  const { work, collected } = lab();
  work(100);
  vi.advanceTimersByTime(900);
  work(1);
  vi.advanceTimersByTime(900);
  expect(collected()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(collected()).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(collected()).toBe(1);
});

test('after little work there is nothing to give back', () => {
  const { work, collected } = lab();
  work(10);
  vi.advanceTimersByTime(2000);
  work(10);
  vi.advanceTimersByTime(2000);
  expect(collected()).toBe(0);
});
