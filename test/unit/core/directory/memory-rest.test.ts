import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryRest } from '../../../../electron/core/directory/memory-rest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A rest that counts how often memory was given back, and how often room was limited: once `young` is large. */
function lab() {
  let [collected, held] = [0, 0];
  const heap = { young: 0 };
  const rest = createMemoryRest(1000, {
    collect: () => {
      collected += 1;
    },
    hold: () => {
      if (heap.young < 16) return false;
      held += 1;
      return true;
    },
  });
  const work = (pieces: number) => {
    for (let piece = 0; piece < pieces; piece += 1) rest.touch();
  };
  return { work, heap, collected: () => collected, held: () => held };
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

test('what is young is kept from growing once it is large, and again after memory was given back', () => {
  const { work, heap, held } = lab();
  work(50);
  expect(held()).toBe(0);
  heap.young = 20;
  work(50);
  expect(held()).toBe(1);
  vi.advanceTimersByTime(1000);
  work(1);
  expect(held()).toBe(2);
});
