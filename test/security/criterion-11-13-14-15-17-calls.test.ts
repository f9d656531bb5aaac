import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PROCEDURES } from '../../electron/contract/procedures.ts';
import type { CallContext } from '../../electron/core/core.ts';
import { type CoreClient, createCaller } from '../../electron/core/rpc/callers.ts';
import { NOBODY } from '../../electron/core/rpc/confirmation-desk.ts';
import { failedError } from '../../electron/core/rpc/interceptors.ts';
import { FAILURE_CODES, failure } from '../../electron/domain/failure.ts';
import { LARGEST_FRAME } from '../../electron/host/rpc-socket.ts';
import { type FakeCall, fakeLog, fakeRouter, openRpc, startFakeHost } from '../unit/host/support.ts';
import { codeOf, GOT_THROUGH, type Handlers, procedureOf } from './refusals.ts';

const context = { face: 'window', secret: null, desk: NOBODY } as unknown as CallContext;

/** The same calls through both kinds of faces: in the process, as from the window, and over the host's WebSocket. */
const FACES: Record<string, (handlers: Handlers) => Promise<CoreClient>> = {
  window: async (handlers) => createCaller(fakeRouter(handlers), context, fakeLog()),
  browser: async (handlers) => {
    const socket = await openRpc(await startFakeHost(handlers));
    return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  },
};

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0);
}

describe.each(Object.entries(FACES))('through the %s', (_face, open) => {
  test.each([
    ['wrong type', 'text'],
    ['nothing', undefined],
    ['extra key', { instanceId: 'i', userId: 'u', extra: 1 }],
    ['missing key', { instanceId: 'i' }],
    ['too long', { instanceId: 'i'.repeat(101), userId: 'u' }],
    ['oversized', { instanceId: 'i', userId: 'u'.repeat(2_500_000) }],
    ['deeply nested', nested(200)],
    ['too many values', Array.from({ length: 30_000 }, () => 1)],
    ['constructor key', { instanceId: 'i', userId: 'u', constructor: { prototype: {} } }],
    ['a date', { instanceId: 'i', userId: new Date(0) }],
    ['a map', new Map([['instanceId', 'i']])],
    ['a big integer', { instanceId: 'i', userId: 1n }],
    ['not a number', { instanceId: 'i', userId: Number.NaN }],
  ])('criterion 13: %s is rejected as invalid input', async (_title, input) => {
    const client = await open(GOT_THROUGH);
    expect(await codeOf(procedureOf(client, ['users', 'get'])(input))).toBe('input-invalid');
  });

  test('criterion 13: whatever is sent to any procedure, it is refused or has the right shape', async () => {
    const client = await open(GOT_THROUGH);
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PROCEDURES), fc.object({ maxDepth: 3 }), async ({ path }, input) => {
        codes.add(await codeOf(procedureOf(client, path)(input)));
      }),
      { numRuns: 300 },
    );
    expect([...codes].sort()).toEqual(expect.arrayContaining(['input-invalid']));
    expect(['input-invalid', 'read-only']).toEqual(expect.arrayContaining([...codes]));
  });

  test('criterion 13: a refusal names fields and never what was in them', async () => {
    const client = await open(GOT_THROUGH);
    const error: unknown = await client.secrets
      .unlock({ passphrase: `secret${'x'.repeat(10_000)}` })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'FAILED', data: { code: 'input-invalid', details: { fields: 'passphrase' } } });
    expect(JSON.stringify(error)).not.toContain('secretx');
  });

  test('criterion 14: what the contract does not name stays inside', async () => {
    const info = { version: '1', face: 'window', dataFolder: '/', notices: [], token: 'secret' };
    const secrets = { backend: 'memory', sealed: false, reason: null, passphrase: 'secret' };
    const client = await open({ 'app.info': () => ({ ...info, secrets }) });
    expect(JSON.stringify(await client.app.info({}))).not.toContain('secret"');
  });

  test('criterion 14: an answer of the wrong shape does not cross at all', async () => {
    const client = await open({ 'instances.list': () => [{ password: 'secret' }] });
    const error: unknown = await client.instances.list({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'FAILED', data: { code: 'internal' } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  test('criterion 14: nor does a value of the wrong shape in a stream', async () => {
    const client = await open({
      'app.events': async function* () {
        yield { topic: 'history', instanceId: null, secret: 'secret' };
        yield { topic: 'secret' };
      },
    });
    const events = await client.app.events({});
    expect(await events.next()).toEqual({ done: false, value: { topic: 'history', instanceId: null } });
    expect(await codeOf(events.next())).toBe('internal');
  });

  test('criterion 14: what a stream returns at its end stays inside', async () => {
    const client = await open({
      'app.events': async function* () {
        yield { topic: 'history', instanceId: null };
        return { session: 'secret' };
      },
    });
    const events = await client.app.events({});
    await events.next();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test('criterion 15: a mistake of ours crosses without its message and stack', async () => {
    const client = await open({ 'instances.list': () => Promise.reject(new TypeError('secret at /home/me')) });
    const error: unknown = await client.instances.list({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'FAILED', data: failure('internal') });
    const crossed = JSON.stringify(
      error,
      Object.getOwnPropertyNames(error).filter((name) => name !== 'stack'),
    );
    expect(crossed).not.toContain('/home/me');
  });

  test('criterion 15: an expected failure crosses as its five parts, also from a stream', async () => {
    const told = failure('handle-taken', { handle: 'fred' }, { fields: { handle: 'Taken.' }, serverMessage: 'no' });
    const riding = { ...told, stack: 'at secret', headers: { cookie: 'secret' } };
    const client = await open({
      'users.get': () => Promise.reject(failedError(riding)),
      'app.events': async function* () {
        yield { topic: 'history', instanceId: null };
        throw failedError(riding);
      },
    });
    const call = client.users.get({ instanceId: 'i', userId: 'u' });
    await expect(call).rejects.toMatchObject({ code: 'FAILED', defined: true, data: told });
    expect(await call.catch((error: ORPCError<string, unknown>) => error.data)).toEqual(told);
    const events = await client.app.events({});
    await events.next();
    expect(await events.next().catch((error: ORPCError<string, unknown>) => error.data)).toEqual(told);
  });

  test('criterion 15: a failure of no known shape is a mistake of ours', async () => {
    const client = await open({
      'instances.list': () => Promise.reject(new ORPCError('FAILED', { data: { code: 'secret', body: 'secret' } })),
    });
    const error: unknown = await client.instances.list({}).catch((thrown: unknown) => thrown);
    expect((error as ORPCError<string, unknown>).data).toEqual(failure('internal'));
  });
});

test('criterion 13: an unknown procedure is rejected with a stable code', async () => {
  const client = await FACES.browser?.(GOT_THROUGH);
  const unknown = [
    ['users', 'nothing'],
    ['nothing'],
    ['users', 'get', 'more'],
    ['users', '__proto__'],
    ['constructor'],
  ];
  const codes = unknown.map((path) => codeOf(procedureOf(client as CoreClient, path)({})));
  expect(await Promise.all(codes)).toEqual(unknown.map(() => 'NOT_FOUND'));
});

test('criterion 15: mistakes of ours are noted with the name of the procedure', async () => {
  const log = fakeLog();
  const mistake = new Error('inside');
  const client = createCaller(fakeRouter({ 'demo.start': () => Promise.reject(mistake) }), context, log);
  expect(await codeOf(client.demo.start({}))).toBe('internal');
  expect(log.mistakes).toEqual([{ where: 'demo.start', error: mistake }]);
});

test('criterion 15: every code of the union has a message and a hint', () => {
  for (const code of FAILURE_CODES) {
    const { message, hint } = failure(code);
    expect([code, message.length > 5, hint.length > 5 || code === 'version-unsupported']).toEqual([code, true, true]);
  }
});

test('criterion 11: every procedure of the contract says its kind and danger, and streams answer with streams', () => {
  for (const { path, meta } of PROCEDURES) {
    expect(path).toHaveLength(2);
    expect(['query', 'command', 'stream']).toContain(meta.kind);
    expect(['none', 'write', 'grave']).toContain(meta.danger);
  }
  const writes = PROCEDURES.filter(({ meta }) => meta.danger !== 'none');
  expect(new Set(writes.map(({ meta }) => meta.kind))).toEqual(new Set(['command']));
});

test('criterion 17: a call that the face lets go of is cancelled in the core', async () => {
  const started = Promise.withResolvers<void>();
  const cancelled = Promise.withResolvers<void>();
  const host = await startFakeHost({
    'instances.list': ({ signal }: FakeCall) => {
      signal?.addEventListener('abort', () => cancelled.resolve());
      started.resolve();
      return new Promise(() => undefined);
    },
  });
  const socket = await openRpc(host);
  const client: CoreClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  const stop = new AbortController();
  const call = client.instances.list({}, { signal: stop.signal }).catch((error: unknown) => error);
  await started.promise;
  stop.abort();
  expect(await call).toMatchObject({ name: 'AbortError' });
  await cancelled.promise;
});

describe('criterion 13: frames that are no calls', () => {
  async function closeCodeFor(frame: string | Buffer): Promise<number> {
    const socket = await openRpc(await startFakeHost(GOT_THROUGH));
    onTestFinished(() => socket.terminate());
    return new Promise((resolve) => {
      socket.once('close', resolve);
      socket.send(frame);
    });
  }

  test.each([
    ['no JSON', '{'],
    ['no object', '1'],
    ['null', 'null'],
    ['no request', '{"i":"1"}'],
    ['another type of message', '{"i":"1","t":3,"p":{"e":"message"}}'],
    ['another method', '{"i":"1","p":{"u":"/app/info","m":"GET"}}'],
    ['headers', '{"i":"1","p":{"u":"/app/info","h":{"content-type":"text/event-stream"}}}'],
    ['an address elsewhere', '{"i":"1","p":{"u":"http://elsewhere.example/app/info"}}'],
    ['a long id', `{"i":"${'1'.repeat(100)}","p":{"u":"/app/info"}}`],
    ['files', '{"i":"1","p":{"u":"/app/info","b":{"json":{},"maps":[["a"]]}}}'],
  ])('%s: the connection ends with 1007', async (_title, frame) => {
    expect(await closeCodeFor(frame)).toBe(1007);
  });

  test('binary: the connection ends with 1007', async () => {
    expect(await closeCodeFor(Buffer.from('{"i":"1","p":{"u":"/app/info"}}'))).toBe(1007);
  });

  test('larger than the limit: the connection ends with 1009', async () => {
    expect(await closeCodeFor(' '.repeat(LARGEST_FRAME + 1))).toBe(1009);
  });

  test('nested a million deep: the call is refused and the connection lives', async () => {
    const socket = await openRpc(await startFakeHost(GOT_THROUGH));
    const answer = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
    socket.send(`{"i":"1","p":{"u":"/app/info","b":{"json":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}}}`);
    expect(await answer).toContain('input-invalid');
    expect(socket.readyState).toBe(1);
  });

  test('prototype keys: the call is refused and the connection lives', async () => {
    const socket = await openRpc(await startFakeHost(GOT_THROUGH));
    const answer = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
    const input = '{"instanceId":"i","userId":"u","__proto__":{"admin":true}}';
    socket.send(`{"i":"1","p":{"u":"/users/get","b":{"json":${input}}}}`);
    expect(await answer).toContain('forbidden-key');
  });

  test('types that JSON does not have: the call is refused and the connection lives', async () => {
    const socket = await openRpc(await startFakeHost(GOT_THROUGH));
    const answers: string[] = [];
    const two = new Promise<void>((resolve) =>
      socket.on('message', (data: Buffer) => void (answers.push(data.toString()) === 2 && resolve())),
    );
    socket.send('{"i":"1","p":{"u":"/app/info","b":{"json":{"a":"/x/"},"meta":[[5,"a"]]}}}');
    socket.send('{"i":"2","p":{"u":"/app/info","b":{"json":{},"meta":[[1,"__proto__","polluted"]]}}}');
    await two;
    expect(answers.every((answer) => answer.includes('input-invalid'))).toBe(true);
    expect({}).not.toHaveProperty('polluted');
  });
});
