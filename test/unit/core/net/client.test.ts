import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../../electron/core/net/client.ts';
import { answerOk, connectTo, serve } from './servers.ts';

/** A server that keeps the requests and their bodies. */
async function recording() {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = await serve((request, response) => {
    const { method = '', url = '', headers } = request;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      requests.push({ method, url, headers, body });
      response.setHeader('Set-Cookie', ['session_id=1; Path=/', 'other=2']);
      response.setHeader('X-Twice', ['a', 'b']);
      response.end('{"id":1}');
    });
  });
  return { ...server, requests };
}

describe('a call', () => {
  it('appends path and query to the base URL and sends JSON', async () => {
    const { origin, requests } = await recording();
    const { send } = connectTo(`${origin}/api`);
    await send({ method: 'POST', path: '/users/a%2Fb', query: { find: 'a b&c', page: 2 }, json: { name: 'Zoë' } });
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/api/users/a%2Fb?find=a+b%26c&page=2',
        body: '{"name":"Zoë"}',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      },
    ]);
  });

  it('says who calls, and sends neither Origin nor Referer', async () => {
    const { origin, requests } = await recording();
    await connectTo(origin).send({ method: 'POST', path: '/', headers: { Cookie: 'session_id=1' } });
    const headers = requests[0]?.headers ?? {};
    expect(headers['user-agent']).toMatch(/^Roster\/\d+\.\d+\.\d+$/);
    expect(headers.cookie).toBe('session_id=1');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['origin']));
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['referer']));
    expect(headers['content-type']).toBeUndefined();
  });

  it('gives the text of a large answer whole, wherever it was cut on its way, without a mark in front', async () => {
    const text = JSON.stringify('é€😀'.repeat(400_000));
    const { origin } = await serve((_, response) => void response.end(`\ufeff${text}`));
    const answer = await connectTo(origin).send({ method: 'GET', path: '/' });
    expect(answer.ok && answer.value.text === text).toBe(true);
  });

  it('gives status, lower-case headers and cookies apart', async () => {
    const { origin } = await recording();
    const answer = await connectTo(origin).send({ method: 'GET', path: '/' });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: 200,
        text: '{"id":1}',
        headers: { 'x-twice': 'a, b' },
        cookies: ['session_id=1; Path=/', 'other=2'],
      },
    });
  });

  it.each([400, 401, 403, 404, 422, 500])('gives status %i as an answer, once', async (status) => {
    const server = await serve((_request, response) => response.writeHead(status).end('{}'));
    expect(await connectTo(server.origin).send({ method: 'GET', path: '/' })).toMatchObject({ value: { status } });
    expect(server.calls).toBe(1);
  });

  it('decompresses', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync('{"id":"ü"}'));
    });
    const answer = await connectTo(server.origin).send({ method: 'GET', path: '/' });
    expect(answer).toMatchObject({ value: { text: '{"id":"ü"}' } });
  });

  it('keeps its connection for the next call', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    const { send } = connectTo(server.origin);
    await send({ method: 'GET', path: '/' });
    await send({ method: 'POST', path: '/' });
    expect(server.calls).toBe(2);
    expect(ports.size).toBe(1);
  });

  it('shares four places with every client of the origin', async () => {
    const held: ServerResponse[] = [];
    let most = 0;
    const server = await serve((_request, response) => {
      most = Math.max(most, held.push(response));
      // Answers come only when four are waiting, and late enough for a fifth to show up.
      if (held.length === 4) setImmediate(() => setImmediate(() => held.splice(0).map((one) => one.end('{}'))));
    });
    const [one, other] = [connectTo(server.origin), connectTo(`${server.origin}/api`)];
    const calls = Array.from({ length: 24 }, (_, index) =>
      (index % 2 ? one : other).send({ method: 'GET', path: '/' }),
    );
    expect(await Promise.all(calls)).toEqual(Array(24).fill(expect.objectContaining({ ok: true })));
    expect(most).toBe(4);
  });
});

describe('a closed client', () => {
  it('leaves no connection open and makes no new one', async () => {
    const closed = Promise.withResolvers<void>();
    const server = await serve((request, response) => {
      request.socket.once('close', () => closed.resolve());
      response.end('{}');
    });
    const client = createHttpClient({ baseUrl: server.origin, allowHttp: false });
    await client.send({ method: 'GET', path: '/' });
    client.close();
    await closed.promise;
    expect(await client.send({ method: 'GET', path: '/' })).toMatchObject({ failure: { code: 'cancelled' } });
    expect(server.calls).toBe(1);
  });
});

describe('the bounds of an instance', () => {
  it.each([
    '//evil.example/',
    '/../admin',
    '/%2e%2e/admin',
    '/\\evil.example',
    '@evil.example/',
    'https://evil.example/',
    '/a?b',
    '/a#b',
    'users',
    '/a b',
  ])('refuses the path %s as a mistake of the program', async (path) => {
    const server = await serve(answerOk);
    await expect(connectTo(`${server.origin}/api`).send({ method: 'GET', path })).rejects.toThrow('path');
    expect(server.calls).toBe(0);
  });

  it('does not follow a redirect, so credentials reach no other origin', async () => {
    const other = await serve(answerOk);
    const server = await serve((_request, response) => {
      response.writeHead(302, { Location: `${other.origin}/login?next=%2Fusers&ticket=canary` }).end();
    });
    const { send } = connectTo(server.origin);
    for (const method of ['GET', 'POST'] as const) {
      const answer = await send({ method, path: '/users', headers: { Authorization: 'Basic canary' } });
      expect(answer).toMatchObject({
        failure: { code: 'redirected', details: { origin: server.origin, to: `${other.origin}/login`, status: 302 } },
      });
      expect(JSON.stringify(answer)).not.toContain('canary');
    }
    expect([server.calls, other.calls]).toEqual([2, 0]);
  });

  it('sends nothing unencrypted to another computer without consent', async () => {
    const baseUrl = 'http://lab-01.invalid';
    expect(await connectTo(baseUrl).send({ method: 'GET', path: '/' })).toMatchObject({
      failure: { code: 'address-insecure', details: { origin: baseUrl } },
    });
    expect(await connectTo(baseUrl, { allowHttp: true }).send({ method: 'GET', path: '/' })).toMatchObject({
      failure: { code: 'name-not-found' },
    });
  });

  it('takes no base URL that is none', () => {
    expect(() => createHttpClient({ baseUrl: 'lab-01', allowHttp: false })).toThrow('URL');
  });
});
