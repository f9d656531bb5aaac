import { describe, expect, it } from 'vitest';
import { createLimiter, limiterOf } from '../../../../electron/core/net/limiter.ts';

describe('a limiter', () => {
  it('admits the waiting in the order in which they came', async () => {
    const limiter = createLimiter(1);
    const order: number[] = [];
    await limiter.enter();
    const waiting = [1, 2, 3].map(async (number) => {
      await limiter.enter();
      order.push(number);
      limiter.leave();
    });
    expect(order).toEqual([]);
    limiter.leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('lets one give up waiting, and gives the place to the next', async () => {
    const limiter = createLimiter(1);
    const controller = new AbortController();
    await limiter.enter();
    const first = limiter.enter(controller.signal);
    const second = limiter.enter();
    controller.abort();
    expect(await first).toBe(false);
    limiter.leave();
    expect(await second).toBe(true);
  });

  it('keeps every place free that is given back', async () => {
    const limiter = createLimiter(2);
    for (let round = 0; round < 5; round += 1) {
      expect(await limiter.enter()).toBe(true);
      limiter.leave();
    }
    expect(await limiter.enter(AbortSignal.abort())).toBe(false);
    expect(await Promise.all([limiter.enter(), limiter.enter()])).toEqual([true, true]);
  });

  it('is one per origin', () => {
    expect(limiterOf('https://a.example')).toBe(limiterOf('https://a.example'));
    expect(limiterOf('https://a.example')).not.toBe(limiterOf('https://b.example'));
  });
});
