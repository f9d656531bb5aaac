import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, onTestFinished, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { CoreClient } from '../../../electron/core/rpc/callers.ts';
import type { Confirmation } from '../../../electron/domain/confirmation.ts';
import { startConfirmationListener } from '../../../electron/host/confirmation-listener.ts';
import { ask, type FakeCall, openRpc, startFakeHost } from './support.ts';

const question: Confirmation = {
  id: 'q-1',
  purpose: 'unlock',
  instance: { id: 'i', name: 'lab', origin: 'https://lab.example', environment: 'production' },
  changes: [],
  facts: { minutes: '15' },
  typed: null,
  digest: 'd',
};

async function listen() {
  let now = 0;
  const listener = await startConfirmationListener(() => (now += 2000));
  onTestFinished(() => listener.close());
  return listener;
}

async function post(origin: string, path: string, headers: Record<string, string>, body: string) {
  const { hostname, port } = new URL(origin);
  const call = request({ hostname, port, path, method: 'POST', headers }).end(body);
  const [response] = await once(call, 'response');
  return { status: response.statusCode as number, body: await text(response) };
}

test('a question is drawn and answered on an origin of its own', async () => {
  const listener = await listen();
  const desk = listener.newDesk();
  const answer = desk.confirm(question);
  expect(desk.pending()).toMatchObject([{ address: `${listener.origin}/confirm/q-1` }]);
  const { body } = await ask(listener.origin, '/confirm/q-1');
  const token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const form = new URLSearchParams({ token, digest: 'd', answer: 'agree' }).toString();
  const { host } = new URL(listener.origin);
  expect((await post(listener.origin, '/confirm/q-1', { host }, form)).status).toBe(403);
  expect((await post(listener.origin, '/confirm/q-1', { host, origin: listener.origin }, form)).status).toBe(200);
  expect(await answer).toBe('d');
});

test('another host name is turned away, whatever it asks', async () => {
  const listener = await listen();
  void listener.newDesk().confirm(question);
  expect((await ask(listener.origin, '/confirm/q-1', { headers: { host: 'evil.example' } })).status).toBe(421);
});

test('a page sees and withdraws its own questions, and they end with it', async () => {
  const host = await startFakeHost({
    'app.confirmations': ({ context }: FakeCall) => context.desk.pending(),
    'app.withdraw': ({ context, input }: FakeCall) => {
      context.desk.refuse((input as { id: string }).id);
      return {};
    },
    'instances.unlock': async ({ context, input }: FakeCall) => {
      const id = (input as { instanceId: string }).instanceId;
      answers.push(await context.desk.confirm({ ...question, id }));
      return { remaining: 0 };
    },
  });
  const answers: (string | null)[] = [];
  const clientOver = (socket: WebSocket): CoreClient =>
    createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  const socket = await openRpc(host);
  const [first, second] = [clientOver(await openRpc(host)), clientOver(socket)];
  const unlocking = first.instances.unlock({ instanceId: 'one' });
  const left = second.instances.unlock({ instanceId: 'two' });
  left.catch(() => undefined);
  await expect.poll(() => second.app.confirmations({})).toMatchObject([{ id: 'two' }]);
  await second.app.withdraw({ id: 'one' });
  expect(await first.app.confirmations({})).toMatchObject([{ id: 'one' }]);
  await first.app.withdraw({ id: 'one' });
  await unlocking;
  socket.terminate();
  await expect.poll(() => answers).toEqual([null, null]);
});
