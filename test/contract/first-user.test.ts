import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { createFirstUser, type FirstUserParts } from '../../electron/core/services/first-user.ts';
import { type DraftInput, draftSchema } from '../../electron/domain/connection.ts';
import { type Failure, fail } from '../../electron/domain/failure.ts';
import { ok } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { type Api, startCoreIn } from './core-lab.ts';

let folder: string;
let core: Core;
let api: Api;
let emulator: Emulator;
const fronts: Server[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-first-'));
  emulator = await startEmulator({ profile: 'virtool-m2', virgin: true });
  ({ core, api } = await startCoreIn(folder));
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  for (const front of fronts.splice(0)) {
    front.closeAllConnections();
    front.close();
  }
  rmSync(folder, { recursive: true });
});

const draft = (more: Partial<DraftInput> = {}): DraftInput => ({
  name: 'lab',
  address: emulator.origin,
  environment: 'other',
  allowHttp: false,
  signIn: null,
  secret: null,
  ...more,
});

type Given = Partial<{ draft: DraftInput; handle: string; password: string }>;
const create = ({ draft: given = draft(), ...set }: Given = {}) =>
  api.instances.createFirstUser({ draft: given, set: { handle: 'ann', password: 'long enough', ...set } });

const failureOf = (call: Promise<unknown>): Promise<Failure> =>
  call.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: { data: Failure }) => error.data,
  );

/** Creates the first user as somebody else would. */
const fasterOne = (handle = 'somebody') =>
  fetch(`${emulator.origin}/users/first`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle, password: 'faster than you' }),
  });

const history = () => api.history.list({ instanceId: null, userId: null, limit: 10 });

interface Front {
  /** Runs when a first user is asked for; the request goes no further if it answers `swallow`. */
  readonly before?: () => Promise<unknown>;
  /** Changes the answer about the first user; null cuts the connection in place of it. */
  readonly after?: (answer: { status: number; text: string }) => { status: number; text: string } | null;
}

/** A server in front of the emulator, which meddles with the creation of the first user. */
async function frontOf(meddling: Front): Promise<string> {
  const front = createServer((incoming, outgoing) => void passOn(incoming, outgoing, meddling));
  await new Promise<void>((resolve) => {
    front.listen(0, '127.0.0.1', resolve);
  });
  fronts.push(front);
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
}

async function passOn(incoming: IncomingMessage, outgoing: ServerResponse, { before, after }: Front) {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await text(incoming);
  const first = url === '/users/first';
  if (first && (await before?.()) === 'swallow') return outgoing.destroy();
  const answer = await forward(method, url, headers, body);
  const shown = first && after ? after(answer) : answer;
  return shown ? outgoing.writeHead(shown.status, answer.headers).end(shown.text) : outgoing.destroy();
}

async function forward(method: string, url: string, headers: IncomingHttpHeaders, body: string) {
  const call = request(`${emulator.origin}${url}`, { method, headers });
  call.end(body);
  const [reply] = (await once(call, 'response')) as [IncomingMessage];
  const { 'content-length': _, ...rest } = reply.headers;
  return { status: reply.statusCode ?? 0, text: await text(reply), headers: rest };
}

describe('V3 the first user, through the core', () => {
  test('is created, signs in, and its connection is saved and used', async () => {
    const saved = await create();
    expect(saved).toMatchObject({ name: 'lab', signIn: { method: 'password', handle: 'ann' }, demo: null });
    const description = await api.instances.describe({ instanceId: saved.id });
    expect(description.self).toMatchObject({ handle: 'ann', administrator: 'full' });
    expect(await api.instances.list({})).toHaveLength(1);
  });

  test('stands in the journal as a final change of its own, without the password', async () => {
    await create();
    expect(await history()).toMatchObject([
      {
        outcome: 'done',
        actor: 'ann',
        face: 'terminal',
        instance: { name: 'lab', origin: emulator.origin },
        change: { action: 'create-first-user', grade: 'final', after: { handle: 'ann' }, secrets: ['password'] },
      },
    ]);
    expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')).not.toContain('long enough');
  });

  test('a password that is too short is refused with the server’s own number, and nothing is saved', async () => {
    const refused = await failureOf(create({ password: 'short' }));
    expect(refused).toMatchObject({ code: 'password-too-short', details: { minimum: 8 } });
    expect(Object.keys(refused.fields ?? {})).toEqual(['password']);
    expect(await api.instances.list({})).toEqual([]);
    expect(await history()).toMatchObject([{ outcome: 'failed' }]);
    expect(await create()).toMatchObject({ name: 'lab' });
  });

  test('a server with a longer minimum than the default tells it', async () => {
    const refusal = '{"id":"bad_request","message":"Password does not meet minimum length requirement (12)"}';
    const address = await frontOf({ after: () => ({ status: 400, text: refusal }) });
    const refused = await failureOf(create({ draft: draft({ address }) }));
    expect(refused).toMatchObject({ code: 'password-too-short', details: { minimum: 12 } });
  });

  test('the reserved handle is refused at its field', async () => {
    const refused = await failureOf(create({ handle: ' virtool ' }));
    expect(refused).toMatchObject({ code: 'handle-reserved', details: { handle: 'virtool' } });
    expect(Object.keys(refused.fields ?? {})).toEqual(['handle']);
  });

  test('a server that has a user is recognised before anything is sent or written down', async () => {
    await fasterOne();
    expect(await failureOf(create())).toMatchObject({ code: 'first-user-exists' });
    expect(await history()).toEqual([]);
  });

  test('somebody who was faster between the look and the call wins, and that is said', async () => {
    const address = await frontOf({ before: () => fasterOne() });
    const lost = await failureOf(create({ draft: draft({ address }) }));
    expect(lost).toMatchObject({ code: 'first-user-exists', retryable: false });
    expect(lost.details.created).toBeUndefined();
    expect(await history()).toMatchObject([{ outcome: 'failed', failure: { code: 'first-user-exists' } }]);
    expect(await api.instances.list({})).toEqual([]);
  });

  test('a second click at the same time creates one user and saves one connection', async () => {
    const clicks = await Promise.allSettled([create(), create()]);
    const failures = clicks.flatMap((click) => (click.status === 'rejected' ? [click.reason.data.code] : []));
    expect(failures).toEqual(['first-user-exists']);
    expect(await api.instances.list({})).toHaveLength(1);
  });

  test('a dead server is named as one', async () => {
    const dead = draft({ address: emulator.origin });
    await emulator.close();
    expect(await failureOf(create({ draft: dead }))).toMatchObject({ code: 'connection-refused' });
    expect(await history()).toEqual([]);
  });

  test('a name that is taken is said before the user is created', async () => {
    const populated = await startEmulator({ profile: 'virtool-m2', users: 3 });
    const { handle, password: secret } = populated.signIn;
    const signIn = { method: 'password', handle: handle ?? '' };
    await api.instances.add(draft({ address: populated.origin, signIn, secret }));
    expect(await failureOf(create())).toMatchObject({ code: 'name-taken' });
    expect(await history()).toEqual([]);
    await populated.close();
  });
});

describe('V3 when the answer never comes', () => {
  test('a new user who can sign in was created after all', async () => {
    const address = await frontOf({ after: () => null });
    expect(await create({ draft: draft({ address }) })).toMatchObject({ signIn: { handle: 'ann' } });
    expect(await history()).toMatchObject([{ outcome: 'done' }]);
  });

  test('a user who is somebody else’s means that the race was lost', async () => {
    const address = await frontOf({ before: () => fasterOne('ann'), after: () => null });
    expect(await failureOf(create({ draft: draft({ address }) }))).toMatchObject({ code: 'first-user-exists' });
  });

  test('a server that still has nobody leaves it unknown, and trying again works', async () => {
    const calls = ['swallow'];
    const address = await frontOf({ before: async () => calls.pop() });
    expect(await failureOf(create({ draft: draft({ address }) }))).toMatchObject({ code: 'outcome-unknown' });
    expect(await history()).toMatchObject([{ outcome: 'unknown' }]);
    expect(await create({ draft: draft({ address }) })).toMatchObject({ name: 'lab' });
  });
});

describe('V3 when the connection cannot be saved', () => {
  /** The service over stand-ins: a journal that takes everything, and `add` in place of saving. */
  function parts(add: FirstUserParts['connectionsService']['add'], sealed = false): FirstUserParts {
    return {
      now: Date.now,
      say: sayEnglish,
      connections: { list: () => [] } as unknown as FirstUserParts['connections'],
      secrets: { state: () => ({ sealed }) } as FirstUserParts['secrets'],
      demo: { state: () => ({ running: false, profiles: [] }) },
      connectionsService: { add },
      changes: {
        async carryOut(_place, change, send) {
          return ok({ applied: { change, outcome: 'done', failure: null }, answer: await send() });
        },
      },
    };
  }
  const input = () => ({ draft: draftSchema.parse(draft()), set: { handle: 'ann', password: 'long enough' } });

  test('the failure says why, and that the user exists now', async () => {
    const full = parts(async () => fail('disk-full', { file: 'settings.json' }));
    const lost = await createFirstUser(full, input(), 'terminal');
    expect(lost).toMatchObject({ ok: false, failure: { code: 'disk-full', details: { created: 'ann' } } });
    expect(!lost.ok && lost.failure.message).toContain(`ann is the first user of ${emulator.origin} now`);
    expect((await fasterOne()).status).toBe(409);
  });

  test('what is saved of a demo server is marked as such, so that it ends with the demo', async () => {
    const marks: (string | undefined)[] = [];
    const shown = parts(async (_, more) => {
      marks.push(more?.demo);
      return fail('disk-full');
    });
    const exhibit = { label: '', version: '', virgin: true, users: 0, instanceId: null };
    const profiles = [{ ...exhibit, profile: 'virtool-m2', origin: emulator.origin }];
    await createFirstUser({ ...shown, demo: { state: () => ({ running: true, profiles }) } }, input(), 'terminal');
    expect(marks).toEqual(['virtool-m2']);
  });

  test('a sealed secret store is noticed before anything is created', async () => {
    const never = parts(() => Promise.reject(new Error('It came this far.')), true);
    const refused = await createFirstUser(never, input(), 'terminal');
    expect(refused).toMatchObject({ ok: false, failure: { code: 'secrets-locked' } });
    expect((await fasterOne()).status).toBe(201);
  });
});
