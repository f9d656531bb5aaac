import { describe, expect, test } from 'vitest';
import type { AppEvent } from '../../../../electron/contract/contract.ts';
import { createEvents } from '../../../../electron/core/services/events.ts';

/** A clock that a test moves, and what a listener has heard by then. */
function lab() {
  let now = 0;
  let waiting: { at: number; work: () => void }[] = [];
  const events = createEvents((milliseconds, work) => waiting.push({ at: now + milliseconds, work }));
  const heard: { at: number; event: AppEvent }[] = [];
  const ending = new AbortController();
  const listening = (async () => {
    for await (const event of events.subscribe(ending.signal)) heard.push({ at: now, event });
  })();
  /** Lets the listener take what was told. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  async function pass(milliseconds: number) {
    await settle();
    for (const end = now + milliseconds; now < end; now += 1) {
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { work } of due) work();
      if (due.length > 0) await settle();
    }
  }
  const end = async () => {
    ending.abort();
    await listening;
  };
  return { events, pass, settle, end, times: () => heard.map(({ at }) => at), heard };
}

describe('what happens', () => {
  test('is told at once after a quiet while', async () => {
    const { events, settle, pass, times, end } = lab();
    await settle();
    events.publish('directory', 'a');
    await settle();
    expect(times()).toEqual([0]);
    await pass(1000);
    events.publish('directory', 'a');
    await settle();
    expect(times()).toEqual([0, 1000]);
    await end();
  });

  test('over and over is told at most once in 200 ms, the last time always', async () => {
    const { events, settle, pass, times, end } = lab();
    await settle();
    for (let count = 0; count < 50; count += 1) {
      events.publish('directory', 'a');
      await pass(10);
    }
    await pass(1000);
    expect(times()).toEqual([0, 200, 400, 600]);
    await end();
  });

  test('once and not again is told once', async () => {
    const { events, settle, pass, heard, end } = lab();
    await settle();
    events.publish('directory', 'a');
    await pass(1000);
    expect(heard).toEqual([{ at: 0, event: { topic: 'directory', instanceId: 'a' } }]);
    await end();
  });

  test('to one instance holds nothing up that happens to another, or of another kind', async () => {
    const { events, settle, heard, end } = lab();
    await settle();
    events.publish('directory', 'a');
    events.publish('directory', 'b');
    events.publish('groups', 'a');
    events.publish('secrets');
    await settle();
    expect(heard.map(({ event }) => event)).toEqual([
      { topic: 'directory', instanceId: 'a' },
      { topic: 'directory', instanceId: 'b' },
      { topic: 'groups', instanceId: 'a' },
      { topic: 'secrets', instanceId: null },
    ]);
    await end();
  });
});
