import { expect, test } from 'vitest';
import { createTelling } from '../../../../electron/core/directory/thread/telling.ts';

/** A clock that is moved by hand. */
function lab() {
  let time = 0;
  let waiting: { at: number; work: () => void }[] = [];
  const told: number[] = [];
  const clock = {
    now: () => time,
    after: (milliseconds: number, work: () => void) => void waiting.push({ at: time + milliseconds, work }),
  };
  const telling = createTelling(() => told.push(time), clock);
  const pass = (milliseconds: number) => {
    time += milliseconds;
    const due = waiting.filter(({ at }) => at <= time);
    waiting = waiting.filter(({ at }) => at > time);
    for (const { work } of due) work();
  };
  return { telling, told, pass };
}

test('changes that nobody looks at are told at once', () => {
  const { telling, told } = lab();
  telling.changed();
  telling.changed();
  expect(told).toEqual([0, 0]);
});

test('after a look that took long, changes are told together, and the last one always', () => {
  const { telling, told, pass } = lab();
  telling.changed();
  telling.looked(10);
  pass(10);
  telling.changed();
  telling.changed();
  pass(280);
  expect(told).toEqual([0]);
  pass(10);
  expect(told).toEqual([0, 300]);
  telling.changed();
  expect(told).toEqual([0, 300, 300]);
});

test('nobody waits longer than two seconds, and what presses is told at once, not twice', () => {
  const { telling, told, pass } = lab();
  telling.changed();
  telling.looked(5000);
  telling.changed();
  pass(2000);
  expect(told).toEqual([0, 2000]);
  telling.looked(5000);
  telling.changed();
  pass(100);
  telling.now();
  pass(5000);
  expect(told).toEqual([0, 2000, 2100]);
});
