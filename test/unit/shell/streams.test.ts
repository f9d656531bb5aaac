import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { createStreams } from '../../../electron/shell/streams.ts';

/** Contents as far as streams need them. */
function fakeContents(): WebContents & EventEmitter {
  return new EventEmitter() as WebContents & EventEmitter;
}

/** A stream of numbers that notes how it ended. */
function numbers(until: number) {
  const stop = new AbortController();
  const ended = { by: '' };
  async function* count() {
    try {
      for (let number = 0; number < until; number += 1) yield number;
      ended.by = 'itself';
    } finally {
      ended.by ||= 'its reader';
    }
  }
  return { values: count(), stop, ended };
}

test('a page pulls a stream to its end', async () => {
  const streams = createStreams();
  const page = fakeContents();
  const { values, stop } = numbers(2);
  const id = streams.open(page, values, stop);
  expect(await streams.next(page, id)).toEqual({ done: false, value: 0 });
  expect(await streams.next(page, id)).toEqual({ done: false, value: 1 });
  expect(await streams.next(page, id)).toEqual({ done: true, value: undefined });
});

test('a stream belongs to the page that opened it', async () => {
  const streams = createStreams();
  const [page, other] = [fakeContents(), fakeContents()];
  const { values, stop } = numbers(2);
  const id = streams.open(page, values, stop);
  expect(await streams.next(other, id)).toEqual({ done: true, value: undefined });
  await streams.end(other, id);
  expect(stop.signal.aborted).toBe(false);
  expect(await streams.next(page, id)).toEqual({ done: false, value: 0 });
});

test('a stream that is let go of ends the work behind it', async () => {
  const streams = createStreams();
  const page = fakeContents();
  const { values, stop, ended } = numbers(9);
  const id = streams.open(page, values, stop);
  await streams.next(page, id);
  await streams.end(page, id);
  expect([stop.signal.aborted, ended.by]).toEqual([true, 'its reader']);
  expect(await streams.next(page, id)).toEqual({ done: true, value: undefined });
});

test.each(['destroyed', 'did-navigate', 'render-process-gone'])('%s ends all streams of the page', (event) => {
  const streams = createStreams();
  const [page, other] = [fakeContents(), fakeContents()];
  const [first, second, foreign] = [numbers(9), numbers(9), numbers(9)];
  streams.open(page, first.values, first.stop);
  streams.open(page, second.values, second.stop);
  streams.open(other, foreign.values, foreign.stop);
  page.emit(event);
  expect([first, second, foreign].map(({ stop }) => stop.signal.aborted)).toEqual([true, true, false]);
});

test('a failing stream is forgotten after it has failed', async () => {
  const streams = createStreams();
  const page = fakeContents();
  async function* failing() {
    yield 1;
    throw new Error('broken');
  }
  const id = streams.open(page, failing(), new AbortController());
  await streams.next(page, id);
  await expect(streams.next(page, id)).rejects.toThrow('broken');
  expect(await streams.next(page, id)).toEqual({ done: true, value: undefined });
});
