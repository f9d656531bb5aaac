import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { CoreClient } from '../../../electron/core/rpc/callers.ts';
import { startBrowserHost } from '../../../electron/host/browser-host.ts';
import type { FakeCall } from './support.ts';
import { ask, openRpc, signIn, startFakeHost } from './support.ts';

function clientOver(socket: WebSocket): CoreClient {
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

test('a link leads to the page, without the token in the address', async () => {
  const host = await startFakeHost();
  const { pathname, search } = new URL(host.link());
  const first = await ask(host.origin, pathname + search);
  expect(first).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } });
  const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await ask(host.origin, '/', { headers: { cookie } })).body).toContain('style-nonce');
});

test('a used link says in words how to get a new one', async () => {
  const host = await startFakeHost();
  const { pathname, search } = new URL(host.link());
  await ask(host.origin, pathname + search);
  const again = await ask(host.origin, pathname + search);
  expect(again.status).toBe(401);
  expect(again.body).toContain('This link has been used');
  expect(again.body).toContain('npm start');
});

test('a used link still leads to the page in the browser that holds the session', async () => {
  const host = await startFakeHost();
  const { pathname, search } = new URL(host.link());
  const cookie = (await ask(host.origin, pathname + search)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await ask(host.origin, pathname + search, { headers: { cookie } })).status).toBe(303);
});

test('looking at a link without opening it does not use it up', async () => {
  const host = await startFakeHost();
  const { pathname, search } = new URL(host.link());
  expect((await ask(host.origin, pathname + search, { method: 'HEAD' })).status).toBe(401);
  expect((await ask(host.origin, pathname + search)).status).toBe(303);
});

test('the page calls the core, as the browser', async () => {
  const instances: unknown[] = [];
  const host = await startFakeHost({
    'instances.list': ({ context }: FakeCall) => {
      instances.push(context);
      return [];
    },
  });
  expect(await clientOver(await openRpc(host)).instances.list({})).toEqual([]);
  expect(instances).toMatchObject([{ face: 'browser', secret: null }]);
});

test('several pages share one session', async () => {
  const host = await startFakeHost({ 'instances.list': () => [] });
  const clients = [clientOver(await openRpc(host)), clientOver(await openRpc(host))];
  expect(await Promise.all(clients.map((client) => client.instances.list({})))).toEqual([[], []]);
});

test('a stream that the page lets go of ends in the core', async () => {
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const host = await startFakeHost({
    'app.events': async function* ({ signal }: FakeCall) {
      signal?.addEventListener('abort', ended);
      for (;;) {
        yield { topic: 'history', instanceId: null };
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  });
  const client = clientOver(await openRpc(host));
  for await (const event of await client.app.events({})) {
    expect(event.topic).toBe('history');
    break;
  }
  await end;
});

test('a page that is closed ends its streams in the core', async () => {
  const aborted = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const host = await startFakeHost({
    'app.events': async function* ({ signal }: FakeCall) {
      signal?.addEventListener('abort', () => aborted.resolve());
      started.resolve();
      await aborted.promise;
      yield { topic: 'history', instanceId: null };
    },
  });
  const socket = await openRpc(host);
  const next = (await clientOver(socket).app.events({})).next().catch(() => undefined);
  await started.promise;
  socket.terminate();
  await expect(aborted.promise).resolves.toBeUndefined();
  await next;
});

test('a host that ends closes its connections and gives the port free', async () => {
  const host = await startFakeHost();
  const socket = await openRpc(host);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await host.close();
  await closed;
  await expect(ask(host.origin, '/')).rejects.toThrow('ECONNREFUSED');
});

test('a second host on the same port is refused', async () => {
  const host = await startFakeHost();
  const options = { port: Number(new URL(host.origin).port), rendererFolder: import.meta.dirname };
  await expect(startBrowserHost({ ...options, handler: null as never })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await signIn(host)).not.toBe('');
});
