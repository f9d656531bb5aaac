import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../../electron/core/net/client.ts';
import { readRetryAfter, sleepReally } from '../../../../electron/core/net/retry.ts';
import { connectTo, serve, serveRaw } from './servers.ts';

const get = { method: 'GET', path: '/' } as const;
const post = { method: 'POST', path: '/' } as const;

/** Answers with these statuses in turn, then with 200. */
function answering(...answers: { status: number; after?: string }[]): RequestListener {
  const rest = [...answers];
  return (_request, response) => {
    const { status, after } = rest.shift() ?? { status: 200 };
    response.writeHead(status, after === undefined ? {} : { 'Retry-After': after }).end('{}');
  };
}

describe('a read is tried again', () => {
  it('after the time that a 429 asks for', async () => {
    const server = await serve(answering({ status: 429, after: '7' }));
    const { send, waits } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ ok: true, value: { status: 200 } });
    expect(waits).toEqual([7000]);
  });

  it('after the date that a 503 asks for', async () => {
    const clock = () => Date.parse('2026-01-01T00:00:00Z');
    const server = await serve(answering({ status: 503, after: 'Thu, 01 Jan 2026 00:00:05 GMT' }));
    const { send, waits } = connectTo(server.origin, { clock });
    expect(await send(get)).toMatchObject({ ok: true, value: { status: 200 } });
    expect(waits).toEqual([5000]);
  });

  it.each([502, 503, 504])('up to three times after a %i, ever later, and then gives the answer', async (status) => {
    const server = await serve(answering({ status }, { status }, { status }));
    const { send, waits } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ ok: true, value: { status } });
    expect(server.calls).toBe(3);
    expect(waits).toEqual([500, 1000]);
  });

  it('after a wait with full jitter', async () => {
    const server = await serve(answering({ status: 502 }, { status: 502 }));
    const { send, waits } = connectTo(server.origin, { random: () => 0.25 });
    await send(get);
    expect(waits).toEqual([125, 250]);
  });

  it('when its kept connection was closed meanwhile', async () => {
    let connections = 0;
    const server = await serveRaw((socket) => {
      connections += 1;
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
        socket.once('data', () => socket.destroy());
      });
    });
    const { send } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ ok: true });
    expect(await send(get)).toMatchObject({ ok: true });
    expect(connections).toBe(2);
  });

  it('not once its caller has waited half a minute', async () => {
    const times = [0, 31_000];
    const server = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
    const { send } = connectTo(server.origin, { clock: () => times.shift() ?? 31_000 });
    expect(await send(get)).toMatchObject({ failure: { code: 'connection-cut' } });
    expect(server.calls).toBe(1);
  });
});

describe('a server that limits', () => {
  it('is given up on after three tries, with the time that it asked for last', async () => {
    const limit = { status: 429, after: '2' };
    const server = await serve(answering(limit, limit, limit));
    const { send, waits } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ failure: { code: 'rate-limited', details: { seconds: 2 } } });
    expect(waits).toEqual([2000, 2000]);
  });

  it('is not waited for longer than a minute', async () => {
    const server = await serve(answering({ status: 429, after: '61' }));
    const { send, waits } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ failure: { code: 'rate-limited', details: { seconds: 61 } } });
    expect(waits).toEqual([]);
  });

  it('may be sent a write again after the time that it names', async () => {
    const server = await serve(answering({ status: 429, after: '1' }));
    const { send, waits } = connectTo(server.origin);
    expect(await send(post)).toMatchObject({ ok: true, value: { status: 200 } });
    expect(waits).toEqual([1000]);
  });

  it('is not sent a write again when it names no time', async () => {
    const server = await serve(answering({ status: 429 }));
    expect(await connectTo(server.origin).send(post)).toMatchObject({ failure: { code: 'rate-limited' } });
    expect(server.calls).toBe(1);
  });
});

describe('a write', () => {
  it.each([502, 503, 504])('is not tried again after a %i', async (status) => {
    const server = await serve(answering({ status, after: '1' }));
    const { send, waits } = connectTo(server.origin);
    expect(await send(post)).toMatchObject({ ok: true, value: { status } });
    expect(server.calls).toBe(1);
    expect(waits).toEqual([]);
  });
});

describe('waiting for the next try', () => {
  it('ends when the call is cancelled', async () => {
    const controller = new AbortController();
    const server = await serve(answering({ status: 429, after: '60' }));
    const client = createHttpClient({
      baseUrl: server.origin,
      allowHttp: false,
      sleep: (milliseconds, signal) => {
        const slept = sleepReally(milliseconds, signal);
        controller.abort();
        return slept;
      },
    });
    const answer = await client.send({ ...get, signal: controller.signal });
    client.close();
    expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
    expect(server.calls).toBe(1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000],
    ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%s means %s ms', (header, expected) => {
    expect(readRetryAfter(header, 10_000)).toBe(expected);
  });
});
