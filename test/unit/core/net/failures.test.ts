import { describe, expect, it } from 'vitest';
import { transportFailure } from '../../../../electron/core/net/transport-failure.ts';
import { connectTo, freePort, network, serve, serveRaw } from './servers.ts';

const get = { method: 'GET', path: '/' } as const;
const post = { method: 'POST', path: '/', json: { handle: 'fred' } } as const;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe('a call fails with', () => {
  it('connection-refused at a port where nothing listens, for a write too', async () => {
    const { send } = connectTo(`http://127.0.0.1:${await freePort()}`);
    expect(await send(get)).toMatchObject({ failure: { code: 'connection-refused' } });
    expect(await send(post)).toMatchObject({ failure: { code: 'connection-refused' } });
  });

  it('name-not-found for a name without an address', async () => {
    const { send } = connectTo('https://lab-01.invalid');
    expect(await send(post)).toMatchObject({
      failure: { code: 'name-not-found', details: { host: 'lab-01.invalid' } },
    });
  });

  it('timed-out-answering when no headers come', async () => {
    const server = await serve(() => {});
    const answer = await connectTo(server.origin, { network: network({ timeouts: { headers: 200 } }) }).send(get);
    expect(answer).toMatchObject({ failure: { code: 'timed-out-answering', details: { phase: 'headers' } } });
  });

  it('timed-out-answering when the body does not end', async () => {
    const server = await serve((_request, response) => void response.writeHead(200).write('{"items":['));
    const answer = await connectTo(server.origin, { network: network({ timeouts: { body: 200 } }) }).send(get);
    expect(answer).toMatchObject({ failure: { code: 'timed-out-answering', details: { phase: 'body' } } });
  });

  it.each([
    ['before the headers', ''],
    ['inside the headers', 'HTTP/1.1 200 OK\r\nContent-Ty'],
    ['inside a body of known length', `${HEAD}Content-Length: 100\r\n\r\n{"items":[`],
    ['inside a chunked body', `${HEAD}Transfer-Encoding: chunked\r\n\r\na\r\n{"items":[\r\n`],
  ])('connection-cut when the connection ends %s', async (_where, sent) => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(sent)));
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'connection-cut' } });
  });

  it('connection-cut when a compressed body is cut', async () => {
    const sent = `${HEAD}Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f\x8b\b\0`;
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(Buffer.from(sent, 'latin1'))));
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'connection-cut' } });
  });

  it('answer-too-large beyond the cap', async () => {
    const server = await serve((_request, response) => response.end('x'.repeat(2000)));
    const { send } = connectTo(server.origin, { maximumBytes: 1000 });
    expect(await send(get)).toMatchObject({ failure: { code: 'answer-too-large' } });
    expect(server.calls).toBe(1);
    expect(await connectTo(server.origin, { maximumBytes: 2000 }).send(get)).toMatchObject({ ok: true });
    expect(await send({ ...get, maximumBytes: 2000 })).toMatchObject({ ok: true });
    expect(await send({ ...get, maximumBytes: 1999 })).toMatchObject({ failure: { code: 'answer-too-large' } });
  });

  it('answer-not-json when what answers does not speak HTTP', async () => {
    const server = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'answer-not-json' } });
  });

  it('unreachable where no way leads', () => {
    const url = new URL('https://lab-01.example');
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']) {
      expect(transportFailure(Object.assign(new Error(code), { code }), url)).toMatchObject({ code: 'unreachable' });
    }
  });

  it('the most telling of several addresses’ errors', () => {
    const errors = ['ENETUNREACH', 'ECONNREFUSED'].map((code) => Object.assign(new Error(code), { code }));
    const url = new URL('https://lab-01.example');
    expect(transportFailure(new AggregateError(errors), url)).toMatchObject({ code: 'connection-refused' });
  });

  it('nothing when the program is wrong: that is thrown', () => {
    expect(() => transportFailure(new TypeError('not a function'), new URL('https://lab-01.example'))).toThrow(
      TypeError,
    );
  });
});

describe('a write whose answer never came', () => {
  it('is unknown and not repeated when the connection is cut', async () => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
    const { send, waits } = connectTo(server.origin);
    expect(await send(post)).toMatchObject({
      failure: { code: 'outcome-unknown', details: { reason: 'connection-cut' } },
    });
    expect(server.calls).toBe(1);
    expect(waits).toEqual([]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'is unknown when a %s gets no headers in time',
    async (method) => {
      const server = await serve(() => {});
      const { send } = connectTo(server.origin, { network: network({ timeouts: { headers: 200 } }) });
      expect(await send({ method, path: '/' })).toMatchObject({ failure: { code: 'outcome-unknown' } });
      expect(server.calls).toBe(1);
    },
  );

  it('is unknown when its answer is cut in the middle', async () => {
    const server = await serveRaw((socket) =>
      socket.once('data', () => socket.end(`${HEAD}Content-Length: 9\r\n\r\n{`)),
    );
    expect(await connectTo(server.origin).send(post)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(server.calls).toBe(1);
  });

  it('is unknown when it is cancelled on the way', async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const answer = await connectTo(server.origin).send({ ...post, signal: controller.signal });
    expect(answer).toMatchObject({ failure: { code: 'outcome-unknown', details: { reason: 'cancelled' } } });
  });
});

describe('cancelling', () => {
  it('sends nothing when it was cancelled before', async () => {
    const server = await serve(() => {});
    const answer = await connectTo(server.origin).send({ ...post, signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
    expect(server.calls).toBe(0);
  });

  it('ends a read that waits for its answer', async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const answer = await connectTo(server.origin).send({ ...get, signal: controller.signal });
    expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('ends a read in the middle of a body', async () => {
    const controller = new AbortController();
    const server = await serve((_request, response) => {
      response.write('{', () => setImmediate(() => controller.abort()));
    });
    const answer = await connectTo(server.origin).send({ ...get, signal: controller.signal });
    expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
    expect(server.calls).toBe(1);
  });
});
