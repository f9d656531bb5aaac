import { statSync } from 'node:fs';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { expect, onTestFinished, test } from 'vitest';
import { createSocketHandler } from '../../../electron/core/rpc/callers.ts';
import { attach, requestLink } from '../../../electron/host/attach.ts';
import { type FaceAddress, listenForFaces } from '../../../electron/host/face-listener.ts';
import { type FakeCall, fakeLog, fakeRouter, temporaryFolder } from './support.ts';

async function listen(handlers: Parameters<typeof fakeRouter>[0], link: (() => string) | null = null) {
  const address: FaceAddress = { socket: path.join(temporaryFolder(), 'core.sock'), token: 'a-token' };
  const listener = await listenForFaces(address, createSocketHandler(fakeRouter(handlers), fakeLog()), link);
  onTestFinished(() => listener.close());
  return { address, listener };
}

async function attachTo(address: FaceAddress, secret: string | null = null) {
  const core = await attach(address, secret);
  if (!core) throw new Error('not attached');
  onTestFinished(() => core.close());
  return core;
}

test('the terminal attaches and calls as the terminal, with its own secret', async () => {
  const contexts: unknown[] = [];
  const note = ({ context }: FakeCall) => {
    contexts.push(context);
    return [];
  };
  const { address } = await listen({ 'instances.list': note });
  await (await attachTo(address)).client.instances.list({});
  await (await attachTo(address, 'pä ss:wörd')).client.instances.list({});
  expect(contexts).toMatchObject([
    { face: 'terminal', secret: null },
    { face: 'terminal', secret: 'pä ss:wörd' },
  ]);
});

test('whoever does not know the token is turned away', async () => {
  const { address } = await listen({}, () => 'http://127.0.0.1:1/?t=x');
  expect(await attach({ ...address, token: 'another' }, null)).toBeNull();
  expect(await requestLink({ ...address, token: 'another' })).toBeNull();
});

test.skipIf(process.platform === 'win32')('only its owner may open the socket', async () => {
  const { address } = await listen({});
  expect(statSync(address.socket).mode & 0o777).toBe(0o600);
});

test('where nobody listens, nobody attaches', async () => {
  const address = { socket: path.join(temporaryFolder(), 'core.sock'), token: 'a-token' };
  expect(await attach(address, null)).toBeNull();
  expect(await requestLink(address)).toBeNull();
});

test('a running host gives a new link, a window has none to give', async () => {
  const host = await listen({}, () => 'http://127.0.0.1:1/?t=new');
  expect(await requestLink(host.address)).toBe('http://127.0.0.1:1/?t=new');
  const window = await listen({});
  expect(await requestLink(window.address)).toBeNull();
});

test('a read that is cut off says so; of a write that is cut off nobody knows the outcome', async () => {
  const never = () => new Promise(() => undefined);
  const reached = Promise.withResolvers<void>();
  const { address, listener } = await listen({
    'instances.list': never,
    'changes.apply': () => {
      reached.resolve();
      return never();
    },
  });
  const { client } = await attachTo(address);
  const intent = { action: 'delete-group', groupId: '1' } as const;
  const calls = [client.instances.list({}), client.changes.apply({ instanceId: 'i', intent })];
  const ends = Promise.allSettled(calls);
  await reached.promise;
  await listener.close();
  const codes = (await ends).map((end) =>
    end.status === 'rejected' && end.reason instanceof ORPCError ? end.reason.data.code : null,
  );
  expect(codes).toEqual(['connection-cut', 'outcome-unknown']);
});

test('a reader that pauses holds the core’s stream back', async () => {
  let sent = 0;
  const { address } = await listen({
    'directory.stream': async function* () {
      const user = { id: 'x'.repeat(300), handle: 'y'.repeat(2000), name: null, email: null, status: 'active' };
      const rest = { administrator: null, mustResetPassword: null, groups: [], primaryGroup: null, permissions: [] };
      const times = { created: null, lastSeen: null, passwordChanged: null, attributes: {} };
      for (; sent < 120; sent += 1) yield Array.from({ length: 100 }, () => ({ ...user, ...rest, ...times }));
    },
  });
  const core = await attachTo(address);
  const selection = { instanceId: 'i', search: '', filters: {}, sort: [] };
  const users = await core.client.directory.stream(selection);
  await users.next();
  core.pause();
  await untilSteady(() => sent);
  expect(sent).toBeLessThan(60);
  core.resume();
  let received = 1;
  for await (const _batch of users) received += 1;
  expect(received).toBe(120);
});

/** Resolves when a number has stopped growing. */
async function untilSteady(read: () => number): Promise<void> {
  const before = read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (read() !== before) await untilSteady(read);
}
