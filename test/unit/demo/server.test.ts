import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Incoming } from '../../../demo/lib/http.ts';
import { parseCookies } from '../../../demo/lib/http.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../../demo/lib/server.ts';

const hello: Answer = { status: 200, headers: [['Content-Type', 'application/json']], body: '{"hello":"world"}' };
const running: RunningServer[] = [];

async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ handle: () => hello, port: 0, faults: [], seed: 1, ...options });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('the emulators’ server', () => {
  it('listens on the loopback address only', async () => {
    const { origin } = await serve();
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(origin)).status).toBe(200);
    await expect(fetch(origin.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed');
  });

  it('hands over the request as it was sent', async () => {
    const seen: Incoming[] = [];
    const { origin } = await serve({
      handle: (request) => {
        seen.push(request);
        return hello;
      },
    });
    await fetch(`${origin}/a%2Fb/?x=1&x=%C3%A9`, { method: 'PATCH', body: 'body', headers: { 'X-Odd': 'yes' } });
    const [request] = seen;
    expect(request?.method).toBe('PATCH');
    expect(request?.path).toBe('/a%2Fb/');
    expect(request?.query.getAll('x')).toEqual(['1', 'é']);
    expect(request?.header('x-oDD')).toBe('yes');
    expect(request?.header('absent')).toBeUndefined();
    expect(request?.body.toString()).toBe('body');
  });

  it('sends status, repeated headers and body as they are given', async () => {
    const headers = [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Content-Type', 'application/json; charset=utf=8'],
    ] as const;
    const { origin } = await serve({ handle: () => ({ status: 418, headers, body: '“é”' }) });
    const response = await fetch(origin);
    expect(response.status).toBe(418);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf=8');
    expect(await response.text()).toBe('“é”');
  });

  it('refuses a port that is taken', async () => {
    const { origin } = await serve();
    await expect(serve({ port: Number(new URL(origin).port) })).rejects.toThrow('EADDRINUSE');
  });

  it('frees the port when closed, also when closed twice', async () => {
    const server = await serve();
    await fetch(server.origin);
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(server.origin)).rejects.toThrow('fetch failed');
    const again = await serve({ port: Number(new URL(server.origin).port) });
    expect(again.origin).toBe(server.origin);
  });

  it('does not wait out a delay when it is closed', async () => {
    let waiting: (ended: string) => void = () => undefined;
    const began = new Promise<string>((resolve) => {
      waiting = resolve;
    });
    const server = await serve({
      faults: ['latency=600000'],
      wait: (milliseconds, signal) => {
        waiting(`waits ${milliseconds}`);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    });
    const response = fetch(server.origin);
    expect(await began).toBe('waits 600000');
    await server.close();
    expect((await response).status).toBe(200);
  });
});

describe('faults of the server', () => {
  it('wait before the answer', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
    };
    const { origin } = await serve({ faults: ['latency=250'], wait });
    await fetch(origin);
    expect(waits).toEqual([250]);
  });

  it('answer 429 with Retry-After and 500 without carrying the request out', async () => {
    let carriedOut = 0;
    const handle = (): Answer => {
      carriedOut += 1;
      return hello;
    };
    const { origin, faults } = await serve({ faults: ['429'], handle });
    const limited = await fetch(origin);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
    faults.set('500');
    expect((await fetch(origin)).status).toBe(500);
    expect(carriedOut).toBe(0);
    faults.set();
    expect((await fetch(origin)).status).toBe(200);
    expect(carriedOut).toBe(1);
  });

  it('use the kind’s own words where it has any', async () => {
    const { origin } = await serve({
      faults: ['429'],
      faultAnswer: (status, { path }) => ({ status, headers: [['Retry-After', '7']], body: `slow down, ${path}` }),
    });
    const response = await fetch(`${origin}/there`);
    expect([response.headers.get('retry-after'), await response.text()]).toEqual(['7', 'slow down, /there']);
  });

  it.each([
    ['cut', hello],
    ['truncate', hello],
    ['cut', { ...hello, body: '' }],
    ['truncate', { ...hello, body: '' }],
    ['cut', { ...hello, status: 204, body: '' }],
    ['truncate', { ...hello, status: 204, body: '' }],
  ])('break the answer off (%s) after carrying the request out', async (fault, answer) => {
    let carriedOut = 0;
    const handle = (): Answer => {
      carriedOut += 1;
      return answer;
    };
    const { origin } = await serve({ faults: [fault], handle });
    const arrived = fetch(origin, { method: 'POST' }).then((response) => response.text());
    await expect(arrived).rejects.toThrow(/fetch failed|terminated/);
    expect(carriedOut).toBe(1);
  });

  it('announce the whole length of a truncated answer', async () => {
    const { origin } = await serve({ faults: ['truncate'] });
    const response = await fetch(origin);
    expect(response.headers.get('content-length')).toBe(String(hello.body.length));
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('put a web page where JSON is expected', async () => {
    const { origin } = await serve({ faults: ['content-type'] });
    const response = await fetch(origin);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });
});

it('reads cookies, also quoted and empty ones', () => {
  expect([...parseCookies('a=1; b="two"; c=; =x; d; a=3')]).toEqual([
    ['a', '1'],
    ['b', 'two'],
    ['c', ''],
  ]);
  expect(parseCookies(undefined).size).toBe(0);
});
