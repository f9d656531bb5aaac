import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { NOBODY } from '../../electron/core/rpc/confirmation-desk.ts';
import type { DraftInput } from '../../electron/domain/connection.ts';
import type { ProbeEvent } from '../../electron/domain/probe.ts';
import { type Api, startCoreIn } from './core-lab.ts';

let folder: string;
let core: Core;
let api: Api;
let emulator: Emulator;

const draft = (more: Partial<DraftInput> = {}): DraftInput => ({
  name: 'lab',
  address: emulator.origin,
  environment: 'other',
  allowHttp: false,
  signIn: { method: 'password', handle: 'admin' },
  secret: emulator.signIn.password,
  ...more,
});

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { data: { code: string } }) => error.data,
  );

const selection = (instanceId: string) => ({ instanceId, search: '', filters: {}, sort: [] });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'roster-core-'));
  emulator = await startEmulator({ profile: 'virtool-m2', users: 40, port: 0 });
  ({ core, api } = await startCoreIn(folder));
});

afterEach(async () => {
  await core.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

describe('the core', () => {
  test('adds an instance, reads its users and keeps it over a restart', async () => {
    const { id } = await api.instances.add(draft());
    await api.directory.refresh({ instanceId: id });
    const window = await api.directory.query({ ...selection(id), offset: 0, limit: 10 });
    expect(window).toMatchObject({ total: 40, matched: 40, state: { phase: 'complete' } });
    expect(window.rows).toHaveLength(10);
    await core.close();
    ({ core, api } = await startCoreIn(folder));
    expect(await api.instances.list({})).toMatchObject([{ id, name: 'lab' }]);
    expect((await api.instances.describe({ instanceId: id })).self.handle).toBe('admin');
  });

  test('a change is previewed, applied, journalled and seen in the directory', async () => {
    const { id } = await api.instances.add(draft());
    await api.directory.refresh({ instanceId: id });
    const find = async () =>
      (await api.directory.query({ ...selection(id), search: 'mhartley', offset: 0, limit: 1 })).rows[0];
    const user = await find();
    const intent = {
      action: 'update-user' as const,
      userId: user?.id ?? '',
      expected: { active: true },
      set: { active: false },
    };
    const [previewed] = await api.changes.preview({ instanceId: id, intent });
    expect(previewed).toMatchObject({ before: { active: true }, after: { active: false }, grade: 'undoable' });
    expect(await api.changes.apply({ instanceId: id, intent })).toMatchObject([{ outcome: 'done' }]);
    expect(await find()).toMatchObject({ status: 'inactive' });
    expect(await api.history.list({ instanceId: id, userId: user?.id ?? null, limit: 5 })).toMatchObject([
      { outcome: 'done', actor: 'admin', face: 'terminal', change: { target: { name: 'mhartley' } } },
    ]);
    expect(await api.changes.apply({ instanceId: id, intent })).toEqual([]);
  });

  test('a user is created with a group and a level, and a permission of the group shows in its access', async () => {
    const { id } = await api.instances.add(draft());
    const made = await api.changes.apply({
      instanceId: id,
      intent: { action: 'create-group', set: { name: 'Uploaders', permissions: ['upload_file'] } },
    });
    const groupId = made[0]?.change.target.id ?? '';
    const applied = await api.changes.apply({
      instanceId: id,
      intent: {
        action: 'create-user',
        set: { handle: 'ann', password: 'long-enough', forceReset: false, groups: [groupId], administrator: 'base' },
      },
    });
    expect(applied.map((one) => one.outcome)).toEqual(['done', 'done', 'done']);
    const userId = applied[0]?.change.target.id ?? '';
    const access = await api.users.access({ instanceId: id, userId });
    expect(access.permissions.find((one) => one.permission === 'upload_file')?.grants).toMatchObject([
      { through: 'group', name: 'Uploaders' },
      { through: 'administrator', id: 'base' },
    ]);
  });

  test('the test of an address names every step', async () => {
    const steps: Record<string, string> = {};
    for await (const event of (await api.instances.probe(draft())) as AsyncIterable<ProbeEvent>) {
      if (event.type === 'step') steps[event.step.step] = event.step.state;
    }
    expect(steps).toEqual({
      address: 'passed',
      lookup: 'skipped',
      tcp: 'passed',
      proxy: 'skipped',
      tls: 'skipped',
      http: 'passed',
      kind: 'passed',
      'sign-in': 'passed',
      rights: 'passed',
    });
  });

  test('what cannot be saved says why and leaves nothing behind', async () => {
    expect(await failureOf(api.instances.add(draft({ secret: 'wrong' })))).toMatchObject({ code: 'credentials-wrong' });
    expect(await failureOf(api.instances.add(draft({ address: 'no address' })))).toMatchObject({
      code: 'address-invalid',
    });
    expect(await failureOf(api.instances.add(draft({ address: '127.0.0.1:9' })))).toMatchObject({
      code: 'connection-refused',
    });
    expect(await failureOf(api.instances.add(draft({ secret: null })))).toMatchObject({ code: 'credentials-missing' });
    expect(await api.instances.list({})).toEqual([]);
  });

  test('an account that needs a new password is saved, gets it, and signs in with it from then on', async () => {
    const signIn = { method: 'password', handle: 'reset-me' };
    const { id, lastContact } = await api.instances.add(draft({ signIn, secret: 'reset-me-password' }));
    expect(lastContact?.failure?.code).toBe('password-reset-required');
    const reset = await api.instances.resetOwnPassword({ instanceId: id, password: 'a-brand-new-one' });
    expect(reset.lastContact?.failure).toBeNull();
    expect((await api.instances.describe({ instanceId: id })).self.handle).toBe('reset-me');
    expect((await api.history.list({ instanceId: id, userId: null, limit: 1 }))[0]).toMatchObject({
      change: { action: 'reset-own-password' },
      outcome: 'done',
    });
  });

  test('on a read-only instance the new password is confirmed outside the page first', async () => {
    const signIn = { method: 'password', handle: 'reset-me' };
    const given = draft({ signIn, secret: 'reset-me-password', environment: 'production' });
    const { id } = await api.instances.add(given);
    const scripted = createRouterClient(core.router, { context: { face: 'browser', secret: null, desk: NOBODY } });
    const call = scripted.instances.resetOwnPassword({ instanceId: id, password: 'a-brand-new-one' });
    expect(await failureOf(call)).toMatchObject({ code: 'not-confirmed' });
    expect(await api.history.list({ instanceId: id, userId: null, limit: 1 })).toEqual([]);
    await api.instances.resetOwnPassword({ instanceId: id, password: 'a-brand-new-one' });
    expect((await api.instances.describe({ instanceId: id })).self.handle).toBe('reset-me');
  });

  test('names are unique, a copy gets a free one, and only a changed sign-in asks the server', async () => {
    const { id } = await api.instances.add(draft());
    expect(await failureOf(api.instances.add(draft({ name: 'LAB' })))).toMatchObject({ code: 'name-taken' });
    expect(await api.instances.duplicate({ instanceId: id })).toMatchObject({ name: 'lab 2' });
    await emulator.close();
    const renamed = await api.instances.update({ instanceId: id, draft: draft({ name: 'other', secret: null }) });
    expect(renamed.name).toBe('other');
    const withKey = draft({ name: 'other', signIn: { method: 'key', handle: 'admin' }, secret: 'x' });
    expect(await failureOf(api.instances.update({ instanceId: id, draft: withKey }))).toMatchObject({
      code: 'connection-refused',
    });
  });

  test('a removed instance leaves no secret', async () => {
    const { id } = await api.instances.add(draft());
    await api.instances.remove({ instanceId: id });
    expect(await api.instances.list({})).toEqual([]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files) {
      expect(readFileSync(path.join(file.parentPath, file.name), 'utf8')).not.toContain(emulator.signIn.password);
    }
  });
});
