import { describe, expect, it } from 'vitest';
import { type Budget, budgetOf, createBudget } from '../../../../electron/core/net/budget.ts';
import { sleepReally } from '../../../../electron/core/net/retry.ts';
import { answerOk, connectTo, serve } from './servers.ts';

const get = { method: 'GET', path: '/' } as const;
const post = { method: 'POST', path: '/' } as const;
const SECOND = 1000;

/** What an answer with these headers is to a budget. */
const answer = (headers: Record<string, string>, status = 200) => ({ status, headers });

/** Laravel's throttle: so many calls in each minute that begins with one; the end is told only with a refusal. */
function throttle(limit: number) {
  let ends = 0;
  let used = 0;
  return (now: number) => {
    if (now >= ends) [ends, used] = [now + 60 * SECOND, 0];
    if (used >= limit) {
      return answer({ 'retry-after': String(Math.ceil((ends - now) / SECOND)), 'x-ratelimit-remaining': '0' }, 429);
    }
    used += 1;
    return answer({ 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(limit - used) });
  };
}

/** Makes calls one after the other, each of 20 ms: the time that they took, and how many were refused. */
function run(budget: Budget, ask: ReturnType<typeof throttle>, calls: number) {
  let now = 1_000_000;
  let refused = 0;
  for (let call = 0; call < calls; call += 1) {
    now += budget.book(now) + 20;
    const given = ask(now);
    budget.heed(given, now);
    if (given.status === 429) refused += 1;
  }
  return { took: now - 1_000_000, refused };
}

describe('a budget', () => {
  it('lets calls go while nothing is known, and while there is plenty', () => {
    const budget = createBudget();
    expect([budget.book(0), budget.book(0)]).toEqual([0, 0]);
    budget.heed(answer({ 'x-ratelimit-limit': '240', 'x-ratelimit-remaining': '200' }), 0);
    expect([budget.book(0), budget.book(0), budget.book(0)]).toEqual([0, 0, 0]);
  });

  it('spreads what is left over the rest of the window, before it is gone', () => {
    const budget = createBudget();
    budget.heed(answer({ 'x-ratelimit-limit': '40', 'x-ratelimit-remaining': '6', 'x-ratelimit-reset': '12' }), 0);
    const pauses = [budget.book(0), budget.book(0), budget.book(0)];
    expect(pauses).toEqual([0, 2000, 4000]);
  });

  it('waits neither longer nor shorter when the date of this computer is set back meanwhile', () => {
    const day = 86_400 * SECOND;
    const free = createBudget();
    free.heed(answer({}), 10 * day);
    expect(free.book(9 * day)).toBe(0);
    const held = createBudget();
    held.heed(answer({ 'retry-after': '60' }, 429), 10 * day);
    expect(held.book(9 * day)).toBe(60 * SECOND);
    expect(held.book(9 * day + 20 * SECOND)).toBe(40 * SECOND);
  });

  it('waits for the end of the window when nothing is left', () => {
    const budget = createBudget();
    const reset = String(1_700_000_030);
    budget.heed(answer({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }), 1_700_000_000 * SECOND);
    expect(budget.book(1_700_000_000 * SECOND)).toBe(30 * SECOND);
    expect(budget.book(1_700_000_031 * SECOND)).toBe(0);
  });

  it('gets through 1000 calls at 240 a minute without one refusal, and hardly slower than it may', () => {
    const { took, refused } = run(createBudget(), throttle(240), 1000);
    expect(refused).toBe(0);
    expect(took).toBeLessThan(4.5 * 60 * SECOND);
  });

  it('recovers when others use the same budget up', () => {
    const ask = throttle(240);
    const { refused } = run(createBudget(), (now) => [ask(now), ask(now)].at(-1) ?? answer({}), 500);
    expect(refused).toBeLessThan(10);
  });

  it('holds every call back for as long as a 429 asks', () => {
    const budget = createBudget();
    budget.heed(answer({ 'retry-after': '7' }, 429), 0);
    budget.heed(answer({ 'retry-after': '3' }, 429), 0);
    budget.heed(answer({ 'retry-after': '50' }, 503), 0);
    expect([budget.book(0), budget.book(2000), budget.book(7000)]).toEqual([7000, 5000, 0]);
  });

  it('is not locked for good by a server that asks for a thousand years', () => {
    const budget = createBudget();
    budget.heed(answer({ 'retry-after': '9'.repeat(400) }, 429), 0);
    expect(budget.book(0)).toBe(3600 * SECOND);
    expect(budget.book(3600 * SECOND)).toBe(0);
  });

  it.each(['', '-1', 'many', '1e3', '9'.repeat(20)])('takes no notice of %j calls left', (remaining) => {
    const budget = createBudget();
    budget.heed(answer({ 'x-ratelimit-remaining': remaining }), 0);
    expect([budget.book(0), budget.book(0)]).toEqual([0, 0]);
  });

  it('is one per origin', () => {
    expect(budgetOf('https://a.example')).toBe(budgetOf('https://a.example'));
    expect(budgetOf('https://a.example')).not.toBe(budgetOf('https://b.example'));
  });
});

describe('clients of one origin', () => {
  it('are all held back by the 429 that one of them got', async () => {
    const statuses = [429];
    const server = await serve((_request, response) => {
      response.writeHead(statuses.pop() ?? 200, { 'Retry-After': '7' }).end('{}');
    });
    const budget = createBudget();
    const clock = () => 0;
    const one = connectTo(server.origin, { budget, clock });
    const other = connectTo(`${server.origin}/api`, { budget, clock });
    await one.send(get);
    expect(await other.send(post)).toMatchObject({ ok: true });
    expect(other.waits).toEqual([7000]);
  });

  it('send nothing while the server wants more than a minute, and say how long that is', async () => {
    const server = await serve((_request, response) => response.writeHead(429, { 'Retry-After': '90' }).end('{}'));
    const { send, waits } = connectTo(server.origin);
    for (const call of [get, get, post]) {
      expect(await send(call)).toMatchObject({ failure: { code: 'rate-limited', details: { seconds: 90 } } });
    }
    expect(server.calls).toBe(1);
    expect(waits).toEqual([]);
  });

  it('slow down when the server says that little is left', async () => {
    const headers = { 'X-RateLimit-Limit': '240', 'X-RateLimit-Remaining': '29', 'X-RateLimit-Reset': '30' };
    const server = await serve((_request, response) => response.writeHead(200, headers).end('{}'));
    const { send, waits } = connectTo(server.origin);
    for (let call = 0; call < 4; call += 1) await send(post);
    expect(waits.map((one) => Math.round(one / SECOND))).toEqual([1, 1]);
  });

  it('can be cancelled while they are held back', async () => {
    const server = await serve(answerOk);
    const budget = createBudget();
    budget.heed(answer({ 'retry-after': '60' }, 429), Date.now());
    const controller = new AbortController();
    const sleep = (milliseconds: number, signal?: AbortSignal) => {
      const slept = sleepReally(milliseconds, signal);
      controller.abort();
      return slept;
    };
    const { send } = connectTo(server.origin, { budget, sleep });
    expect(await send({ ...post, signal: controller.signal })).toMatchObject({ failure: { code: 'cancelled' } });
    expect(server.calls).toBe(0);
  });
});
