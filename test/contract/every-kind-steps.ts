import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Foresight, Session, WriteAnswer } from '../../electron/core/adapters/adapter.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import type { CapabilityId, Description } from '../../electron/domain/description.ts';
import type { Result } from '../../electron/domain/result.ts';
import type { User } from '../../electron/domain/user.ts';
import { type EveryLab, OPERATIONS, type Operation, startLab, type Trial } from './every-kind-labs.ts';
import { codeOf, valueIn } from './virtool-server.ts';

/** Everything that the session lists. */
export async function everybody(session: Session): Promise<User[]> {
  const users: User[] = [];
  for await (const page of session.listUsers()) users.push(...valueIn(page).users);
  return users;
}

/** Whom a change is about; null for somebody who is not there yet. */
type Target = Pick<User, 'id' | 'handle'> | null;

/** A change as the core makes it, on a user. */
export function changeOf(action: ChangeAction, target: Target, before: Values | null, after: Values | null): Change {
  return {
    id: randomUUID(),
    instanceId: 'lab',
    action,
    target: { type: 'user', id: target?.id ?? null, name: target?.handle ?? String(after?.handle ?? '') },
    before,
    after,
    secrets: [],
    labels: {},
    grade: 'undoable',
  };
}

/** Sends a change as the core does: first looked at, then written. */
export async function send(
  session: Session,
  change: Change,
  secrets: Record<string, string> = {},
): Promise<Result<WriteAnswer>> {
  const whole = { ...change, secrets: Object.keys(secrets) };
  const foresight: Result<Foresight> = await session.foresee(whole);
  return foresight.ok ? session.write({ ...whole, ...foresight.value, effects: [] }, secrets) : foresight;
}

/** Makes the account that a trial wants, in as many writes as the server takes; only the first may do something. */
export async function create(session: Session, trial: Trial, n: number): Promise<User> {
  const { set, secrets } = trial.newUser(n);
  const [first = {}, ...rest] = session.divide('create-user', { ...set, ...secrets });
  const open = Object.fromEntries(Object.entries(first).filter(([key]) => !(key in secrets)));
  const made = valueIn(await send(session, changeOf('create-user', null, null, open), secrets)).user;
  if (!made) throw new Error('The server shows no new user.');
  expect(rest.every((part) => Object.values(part).every((value) => value === null || value === false))).toBe(true);
  return made;
}

/** Sets values of an account. */
export async function update(session: Session, user: User, after: Values): Promise<Result<WriteAnswer>> {
  const current = session.valuesOf(user);
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null]));
  return send(session, changeOf('update-user', user, before, after));
}

/** Does one of the instance’s own actions to an account. */
export async function act(session: Session, user: User, id: string, set: Values): Promise<Result<WriteAnswer>> {
  return send(session, { ...changeOf('act-on-user', user, {}, set), about: { type: 'action', id, name: id } });
}

/** What the seeds call an operation of this kind; null where the kind has none by that purpose. */
export const idOf = (operation: Operation, { kind }: Trial): string | null =>
  (OPERATIONS[operation] as Partial<Record<string, string>>)[kind] ?? null;

/** A lab with an open session, and what its tests are made with. */
export interface TrialLab {
  readonly lab: EveryLab;
  readonly session: Session;
  readonly description: Description;
  /** A test named by its operation; for a kind that has none by that purpose, nothing. */
  operation(of: Operation, does: string, run: () => Promise<void>): void;
  /** Runs where the capability is there; else proves that what is missing is said in words, and that nothing is sent. */
  where(id: CapabilityId, run: () => Promise<void>, refused?: () => Promise<Result<unknown>>): Promise<void>;
  /** An account that can do nothing in particular, as the server has it now. */
  plain(): Promise<User>;
}

/** Opens a lab for the tests of one trial. */
export function openTrial(trial: Trial): TrialLab {
  let lab: EveryLab;
  let session: Session;
  let description: Description;
  beforeAll(async () => {
    lab = await startLab(trial);
    session = lab.open();
    description = valueIn(await session.describe());
  }, 30_000);
  afterAll(() => lab.close());
  return {
    get lab() {
      return lab;
    },
    get session() {
      return session;
    },
    get description() {
      return description;
    },
    operation(of, does, run) {
      const id = idOf(of, trial);
      if (id) it(`${id} ${does}`, run, 20_000);
    },
    async where(id, run, refused) {
      const capability = description.capabilities[id];
      if (capability.available) return run();
      expect(capability.reason.length).toBeGreaterThan(20);
      expect(capability.instead.length).toBeGreaterThan(20);
      if (refused) expect(codeOf(await refused())).toBe('not-supported');
    },
    async plain() {
      const found = (await everybody(session)).find((user) => user.handle === 'plain' || user.handle === 'norm_user');
      if (!found) throw new Error('There is no plain user.');
      return valueIn(await session.getUser(found.id));
    },
  };
}
