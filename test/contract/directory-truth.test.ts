import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorOf } from '../../demo/pterodactyl/operator.ts';
import type { Session } from '../../electron/core/adapters/adapter.ts';
import type { Core } from '../../electron/core/core.ts';
import type { Values } from '../../electron/domain/change.ts';
import type { User } from '../../electron/domain/user.ts';
import { type Api, startCoreIn } from './core-lab.ts';
import { type EveryLab, startLab, TRIALS } from './every-kind-labs.ts';
import { changeOf, create, everybody, send, update } from './every-kind-steps.ts';
import { valueIn } from './virtool-server.ts';

const PROFILES = ['virtool-m2', 'virtool-35', 'virtool-legacy-2.3', 'arvados-3.2', 'pterodactyl-1.11'];
const selection = (instanceId: string) => ({ instanceId, search: '', filters: {}, sort: [] });

type Step =
  | { by: 'roster' | 'another'; does: 'create' | 'edit' | 'delete'; whom: number }
  | { load: 'wait' | 'start' | 'cancel' };

const writes = (by: fc.Arbitrary<'roster' | 'another'>): fc.Arbitrary<Step> =>
  fc.record({ by, does: fc.constantFrom('create', 'edit', 'delete'), whom: fc.nat(1000) });
const loads: fc.Arbitrary<Step> = fc.record({ load: fc.constantFrom('wait', 'start', 'start', 'cancel') });
const stepsOf = (by: fc.Arbitrary<'roster' | 'another'>) =>
  fc.array(fc.oneof({ arbitrary: writes(by), weight: 3 }, { arbitrary: loads, weight: 2 }), { maxLength: 10 });

describe.each(TRIALS.filter(({ profile }) => PROFILES.includes(profile)))('the directory of $profile', (trial) => {
  let folder: string;
  let lab: EveryLab;
  let session: Session;
  let core: Core;
  let api: Api;
  let instanceId: string;
  let made = 100;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'roster-truth-'));
    lab = await startLab(trial);
    if (trial.kind === 'pterodactyl') operatorOf(lab.emulator).settings.applicationLimit = 100_000;
    session = lab.open();
    ({ core, api } = await startCoreIn(folder));
    const draft = { name: 'lab', address: lab.emulator.origin, environment: 'other' as const, allowHttp: false };
    const secret = trial.secret || lab.emulator.signIn.key;
    ({ id: instanceId } = await api.instances.add({ ...draft, signIn: trial.signIn, secret }));
  }, 30_000);

  afterAll(async () => {
    await core.close();
    await lab.close();
    rmSync(folder, { recursive: true });
  });

  const byId = (users: readonly User[]) => Object.fromEntries(users.map((one) => [one.id, one]));

  /** Everybody as the server has them, told to somebody who has just come. */
  const truth = async () => byId(await everybody(lab.open()));

  async function held() {
    const users: User[] = [];
    for await (const batch of await api.directory.stream(selection(instanceId))) users.push(...batch);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    return byId(users);
  }

  /** Values that differ from those before, of a field that every account of the kind has. */
  async function edited(user: User): Promise<Values> {
    made += 1;
    const { field, value } = trial.edit;
    if (typeof value === 'boolean') return { [field]: !session.valuesOf(user)[field] };
    if (value !== null) return { [field]: `Changed ${made}` };
    const [group] = valueIn(await session.listGroups());
    return { groups: user.groups.length > 0 || !group ? [] : [group.id] };
  }

  async function write(step: Extract<Step, { by: string }>) {
    const others = (await everybody(session)).filter(({ handle }) => handle.startsWith('colleague'));
    const user = others[step.whom % others.length];
    if (step.does === 'create' || !user) {
      made += 1;
      if (step.by === 'another') return void (await create(session, trial, made));
      const { set, secrets } = trial.newUser(made);
      return void (await api.changes.apply({
        instanceId,
        intent: { action: 'create-user', set: { ...set, ...secrets } },
      }));
    }
    if (step.does === 'edit') {
      const set = await edited(user);
      if (step.by === 'another') return void valueIn(await update(session, user, set));
      const present = session.valuesOf(user);
      const expected = Object.fromEntries(Object.keys(set).map((key) => [key, present[key] ?? null]));
      return void (await api.changes.apply({
        instanceId,
        intent: { action: 'update-user', userId: user.id, expected, set },
      }));
    }
    const { capabilities } = await api.instances.describe({ instanceId });
    if (!capabilities['users.delete'].available) return;
    if (step.by === 'another') return void valueIn(await send(session, changeOf('delete-user', user, {}, null)));
    await api.changes.apply({ instanceId, intent: { action: 'delete-user', userId: user.id } });
  }

  async function carryOut(steps: readonly Step[]) {
    const underWay: Promise<unknown>[] = [];
    for (const step of steps) {
      if ('by' in step) await write(step);
      else if (step.load === 'cancel') await api.directory.cancel({ instanceId });
      else {
        const load = api.directory.refresh({ instanceId });
        if (step.load === 'wait') await load;
        else underWay.push(load);
      }
    }
    await Promise.all(underWay);
  }

  it('is what the server has after any own writes, however they meet with loads', async () => {
    await api.directory.refresh({ instanceId });
    await fc.assert(
      fc.asyncProperty(stepsOf(fc.constant('roster')), async (steps) => {
        await carryOut(steps);
        expect(await held()).toEqual(await truth());
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('is what the server has once it was read again, whatever others did meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(fc.constantFrom('roster', 'another')), async (steps) => {
        await carryOut(steps);
        expect(await api.directory.refresh({ instanceId })).toMatchObject({ phase: 'complete' });
        expect(await held()).toEqual(await truth());
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
