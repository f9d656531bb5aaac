import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Foresight, Session, WriteAnswer } from '../../electron/core/adapters/adapter.ts';
import { adapterOf } from '../../electron/core/adapters/registry.ts';
import { probeSilently } from '../../electron/core/services/probe.ts';
import type { Change, ChangeAction, Values } from '../../electron/domain/change.ts';
import { draftSchema } from '../../electron/domain/connection.ts';
import type { CapabilityId, Description } from '../../electron/domain/description.ts';
import type { Result } from '../../electron/domain/result.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import type { User } from '../../electron/domain/user.ts';
import { type EveryLab, OPERATIONS, type Operation, startLab, TRIALS, type Trial } from './every-kind-labs.ts';
import { codeOf, failureIn, valueIn } from './virtool-server.ts';

/** Everything that the session lists. */
async function everybody(session: Session): Promise<User[]> {
  const users: User[] = [];
  for await (const page of session.listUsers()) users.push(...valueIn(page).users);
  return users;
}

type Target = Pick<User, 'id' | 'handle'> | null;

/** A change as the core makes it, on a user. */
function changeOf(action: ChangeAction, target: Target, before: Values | null, after: Values | null): Change {
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
async function send(
  session: Session,
  change: Change,
  secrets: Record<string, string> = {},
): Promise<Result<WriteAnswer>> {
  const whole = { ...change, secrets: Object.keys(secrets) };
  const foresight: Result<Foresight> = await session.foresee(whole);
  return foresight.ok ? session.write({ ...whole, ...foresight.value, effects: [] }, secrets) : foresight;
}

async function create(session: Session, trial: Trial, n: number): Promise<User> {
  const { set, secrets } = trial.newUser(n);
  const [first = {}, ...rest] = session.divide('create-user', { ...set, ...secrets });
  const open = Object.fromEntries(Object.entries(first).filter(([key]) => !(key in secrets)));
  const made = valueIn(await send(session, changeOf('create-user', null, null, open), secrets)).user;
  if (!made) throw new Error('The server shows no new user.');
  expect(rest.every((part) => Object.values(part).every((value) => value === null || value === false))).toBe(true);
  return made;
}

async function update(session: Session, user: User, after: Values): Promise<Result<WriteAnswer>> {
  const current = session.valuesOf(user);
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null]));
  return send(session, changeOf('update-user', user, before, after));
}

async function act(session: Session, user: User, id: string, set: Values): Promise<Result<WriteAnswer>> {
  return send(session, { ...changeOf('act-on-user', user, {}, set), about: { type: 'action', id, name: id } });
}

const idOf = (operation: Operation, { kind }: Trial): string | null =>
  (OPERATIONS[operation] as Partial<Record<string, string>>)[kind] ?? null;

describe.each(TRIALS)('$profile', (trial) => {
  let lab: EveryLab;
  let session: Session;
  let description: Description;
  beforeAll(async () => {
    lab = await startLab(trial);
    session = lab.open();
    description = valueIn(await session.describe());
  }, 30_000);
  afterAll(() => lab.close());

  /** A test named by its operation; for a kind that has none by that purpose, nothing. */
  function operation(of: Operation, does: string, run: () => Promise<void>) {
    const id = idOf(of, trial);
    if (id) it(`${id} ${does}`, run, 20_000);
  }

  /** Runs where the capability is there; else proves that what is missing is said in words, and that nothing is sent. */
  async function where(id: CapabilityId, run: () => Promise<void>, refused?: () => Promise<Result<unknown>>) {
    const capability = description.capabilities[id];
    if (capability.available) return run();
    expect(capability.reason.length).toBeGreaterThan(20);
    expect(capability.instead.length).toBeGreaterThan(20);
    if (refused) expect(codeOf(await refused())).toBe('not-supported');
  }

  const plain = async () => {
    const found = (await everybody(session)).find((user) => user.handle === 'plain' || user.handle === 'norm_user');
    if (!found) throw new Error('There is no plain user.');
    return valueIn(await session.getUser(found.id));
  };

  it('is recognised by its address alone, without any credentials', () => {
    expect(lab.detection.server.kind).toBe(trial.kind);
    expect(lab.detection.evidence.length).toBeGreaterThan(5);
    expect(lab.detection.firstUser).toBe(false);
    const names = lab.probes.flatMap(({ headers = {} }) => Object.keys(headers).map((name) => name.toLowerCase()));
    expect(names.filter((name) => name === 'authorization' || name === 'cookie')).toEqual([]);
  });

  it('is recognised too where the address of one of its pages was pasted', async () => {
    const draft = draftSchema.parse({
      name: '',
      address: `${lab.emulator.origin}/users`,
      environment: 'other',
      allowHttp: false,
      signIn: null,
      secret: null,
    });
    const { found } = await probeSilently(draft, { now: Date.now, say: sayEnglish });
    expect(found?.detection).toMatchObject({ baseUrl: lab.detection.baseUrl, server: lab.detection.server });
  });

  it('describes itself: fields with values, capabilities with words, no id twice', async () => {
    const { editFields, createFields, capabilities, statuses, userActions } = description;
    for (const fields of [editFields, createFields, ...userActions.map((action) => action.fields)]) {
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    }
    const values = session.valuesOf(await plain());
    const open = editFields.filter(({ type }) => type !== 'password').map(({ key }) => key);
    expect(Object.keys(values)).toEqual(expect.arrayContaining(open));
    for (const one of Object.values(capabilities))
      if (!one.available) expect(`${one.reason}${one.instead}`).not.toBe('');
    const users = await everybody(session);
    if (statuses.length > 0) for (const { status } of users) expect(statuses.map(({ id }) => id)).toContain(status);
    else expect(new Set(users.map(({ status }) => status))).toEqual(new Set(['']));
  });

  it(`${idOf('self', trial) ?? 'the sign-in'} tells who one is`, async () => {
    const self = valueIn(await session.verify());
    expect([self.id, self.handle]).toContain(trial.self);
    expect(self.rights.length).toBeGreaterThan(3);
  });

  operation('system', 'marks the accounts that belong to the server itself, and refuses to change them', async () => {
    const own = (await everybody(session)).filter(({ untouchable }) => untouchable !== undefined);
    expect(own.map(({ id }) => id.slice(-15)).sort()).toEqual(['000000000000000', 'anonymouspublic']);
    for (const user of own) expect(codeOf(await update(session, user, { lastName: 'x' }))).toBe('protected-account');
  });

  operation('authenticate', 'signs in with a user name and a password', async () => {
    const byPassword = lab.open({ method: 'password', handle: 'admin' }, 'admin-password');
    expect(valueIn(await byPassword.verify()).id).toBe(trial.self);
    const wrong = lab.open({ method: 'password', handle: 'admin' }, 'wrong');
    expect(codeOf(await wrong.verify())).toBe('credentials-wrong');
  });

  operation('list', 'lists everybody once, those who cannot sign in included', async () => {
    const users = await everybody(session);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    expect(users).toHaveLength(lab.emulator.users);
  });

  operation('find', 'finds on the server itself', async () => {
    await where('users.find-on-server', async () => {
      const { parameters, handle } = trial.find ?? { parameters: { any: 'Ada Admin' }, handle: 'admin' };
      const { users } = valueIn(await session.findUsers(parameters, 1));
      expect(users.map((user) => user.handle)).toEqual([handle]);
    });
  });

  operation('findExactly', 'finds by the exact external id', async () => {
    const made = await create(session, trial, 1);
    expect(valueIn(await session.findUsers({ externalIdExact: 'exact-1' }, 1)).users.map(({ id }) => id)).toEqual([
      made.id,
    ]);
    expect(valueIn(await session.findUsers({ externalIdExact: 'exact' }, 1)).users).toEqual([]);
  });

  operation('get', 'reads one user as the list tells it, and says when there is none', async () => {
    const user = await plain();
    const listed = (await everybody(session)).find(({ id }) => id === user.id);
    expect(listed).toMatchObject({ handle: user.handle, administrator: user.administrator, status: user.status });
    const absent = /^\d+$/.test(user.id) ? '999999' : `${user.id.slice(0, -3)}zzz`;
    expect(['user-not-found', 'input-invalid']).toContain(codeOf(await session.getUser(absent)));
  });

  operation('create', 'creates a user, and says on its field when that is there already', async () => {
    const attempt = () => create(session, trial, 2);
    await where(
      'users.create',
      async () => {
        const made = await attempt();
        expect((await everybody(session)).map(({ id }) => id)).toContain(made.id);
        const { set, secrets } = trial.newUser(2);
        const again = failureIn(await send(session, changeOf('create-user', null, null, set), secrets));
        expect(['handle-taken', 'value-taken']).toContain(again.code);
        expect(Object.keys(again.fields ?? {})).not.toEqual([]);
      },
      () => send(session, changeOf('create-user', null, null, trial.newUser(2).set), { password: 'long enough 1' }),
    );
  });

  operation('update', 'changes one field and leaves the others', async () => {
    const user = await plain();
    const { field, value } = trial.edit;
    const attempt = () => update(session, user, { [field]: value });
    if (!description.capabilities['users.create'].available) {
      expect(codeOf(await attempt())).toBe('not-supported');
      return;
    }
    valueIn(await attempt());
    const [before, after] = [session.valuesOf(user), session.valuesOf(valueIn(await session.getUser(user.id)))];
    expect(after).toEqual({ ...before, [field]: value });
  });

  operation('join', 'puts a user into a group …', async () => {
    await where('users.groups', async () => {
      const user = await create(session, trial, 3);
      const group = valueIn(await session.listGroups()).find(({ untouchable, members }) => !untouchable && members);
      if (!group) throw new Error('There is no group.');
      valueIn(await update(session, user, { groups: [group.id] }));
      expect(valueIn(await session.getUser(user.id)).groups).toMatchObject([{ id: group.id, name: group.name }]);
    });
  });

  operation('leave', '… and takes it out again', async () => {
    await where('users.groups', async () => {
      const member = (await everybody(session)).find(({ handle }) => handle === 'colleague3');
      if (!member) throw new Error('Nobody joined.');
      const user = valueIn(await session.getUser(member.id));
      expect(user.groups).not.toEqual([]);
      valueIn(await update(session, user, { groups: [] }));
      expect(valueIn(await session.getUser(user.id)).groups).toEqual([]);
    });
  });

  it('deactivates a user and activates it again, or says what to do instead', async () => {
    await where('users.deactivate', async () => {
      const user = await create(session, trial, 4);
      const enabled = async () => session.valuesOf(valueIn(await session.getUser(user.id))).active;
      for (const active of [true, false, true]) {
        const present = valueIn(await session.getUser(user.id));
        if (session.valuesOf(present).active !== active) valueIn(await update(session, present, { active }));
        expect(await enabled()).toBe(active);
      }
    });
  });

  operation('storedRoles', 'reads stored roles, or says that there are none here', async () => {
    const { id } = await plain();
    const roles = valueIn(await session.listStoredRoles(id));
    if (!description.capabilities['users.stored-roles'].available) expect(roles).toEqual([]);
  });

  const setRole = async (role: string, held: boolean) =>
    send(session, changeOf('set-stored-role', await plain(), { [role]: !held }, { [role]: held }));
  const role = () => description.storedRoles?.families[0]?.roles[0]?.id ?? 'owner';
  const holds = async () => valueIn(await session.listStoredRoles((await plain()).id)).includes(role());

  operation('giveStoredRole', 'gives a stored role, or says why not', async () => {
    await where(
      'users.stored-roles',
      async () => {
        valueIn(await setRole(role(), true));
        expect(await holds()).toBe(true);
      },
      () => setRole(role(), true),
    );
  });

  operation('takeStoredRole', 'takes a stored role, or says why not', async () => {
    await where(
      'users.stored-roles',
      async () => {
        valueIn(await setRole(role(), false));
        expect(await holds()).toBe(false);
      },
      () => setRole(role(), false),
    );
  });

  /** Whether the instance has an action; where it has none its capability or its absence is all there is. */
  const has = (id: string) => description.userActions.some((action) => action.id === id);

  operation('setup', 'sets a new account up', async () => {
    const user = await create(session, trial, 5);
    valueIn(await act(session, user, 'setup', {}));
    expect(valueIn(await session.getUser(user.id)).status).toBe('invited');
  });

  operation('activate', 'activates an account that is set up', async () => {
    const user = await create(session, trial, 6);
    valueIn(await act(session, user, 'setup', {}));
    valueIn(await act(session, user, 'activate', {}));
    expect(valueIn(await session.getUser(user.id)).status).toBe('active');
  });

  operation('deactivate', 'deactivates it again, memberships included', async () => {
    const user = (await everybody(session)).find(({ handle }) => handle === 'colleague6');
    if (!user) throw new Error('Nobody was activated.');
    valueIn(await act(session, user, 'deactivate', {}));
    expect(valueIn(await session.getUser(user.id))).toMatchObject({ status: 'inactive', groups: [] });
  });

  operation('merge', 'merges an account into another one, which then is all that is left', async () => {
    const [gone, stays] = [await create(session, trial, 7), await create(session, trial, 8)];
    const merged = valueIn(await act(session, gone, 'merge', { into: stays.id, redirect: true }));
    expect(merged.gone).toContain(gone.id);
    expect(codeOf(await session.getUser(gone.id))).toBe('user-not-found');
    expect((await everybody(session)).map(({ id }) => id)).toContain(stays.id);
  });

  operation('update-uuid', 'changes the UUID where the version still can, and offers it nowhere else', async () => {
    expect(has('update-uuid')).toBe(trial.profile === 'arvados-2.2');
    const user = await create(session, trial, 9);
    const newUuid = `${user.id.slice(0, -3)}new`;
    const answer = await act(session, user, 'update-uuid', { newUuid });
    if (!has('update-uuid')) return expect(codeOf(answer)).toBe('not-supported');
    expect(valueIn(answer)).toMatchObject({ user: { id: newUuid }, gone: [user.id] });
  });

  it(`${idOf('delete', trial) ?? 'deletion'} deletes an account, or says why that cannot be done`, async () => {
    const remove = (user: User) => send(session, changeOf('delete-user', user, { handle: user.handle }, null));
    const victim = description.capabilities['users.create'].available
      ? await create(session, trial, 10)
      : await plain();
    await where(
      'users.delete',
      async () => {
        valueIn(await remove(victim));
        expect(codeOf(await session.getUser(victim.id))).toBe('user-not-found');
        const self = valueIn(await session.verify());
        const me = (await everybody(session)).find(({ id }) => id === self.id);
        expect(me && codeOf(await remove(me))).toBe('yourself-protected');
      },
      () => remove(victim),
    );
  });
});

describe.each(TRIALS.filter(({ kind }) => kind === 'virtool'))('a $profile without users', (trial) => {
  it('V3 gets its first user from Roster, or says why not', async () => {
    const lab = await startLab(trial, { virgin: true });
    const { firstUser: path } = adapterOf(trial.kind);
    const context = { http: lab.http, server: lab.detection.server, values: { handle: 'first' }, now: Date.now };
    const made = await path?.create({ ...context, secrets: { password: 'long enough 1' }, say: sayEnglish });
    if (!made) throw new Error('Virtool has no such path.');
    if (lab.detection.firstUser) {
      const { signIn, secret } = valueIn(made);
      expect(valueIn(await lab.open(signIn, secret).verify()).handle).toBe('first');
    } else expect(codeOf(made)).toBe('not-supported');
    await lab.close();
  });
});

describe('the operations of the seeds', () => {
  it('are thirty-four, and each is an operation of some kind', () => {
    const ids = new Set(Object.values(OPERATIONS).flatMap((of) => Object.values(of)));
    const wanted = [...numbered('V', 8), ...numbered('L', 7), ...numbered('A', 13), ...numbered('P', 6)];
    expect([...ids].sort()).toEqual([...wanted].sort());
  });
});

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
