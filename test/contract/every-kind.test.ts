import { describe, expect, it } from 'vitest';
import { adapterOf } from '../../electron/core/adapters/registry.ts';
import { probeSilently } from '../../electron/core/services/probe.ts';
import { draftSchema } from '../../electron/domain/connection.ts';
import { sayEnglish } from '../../electron/domain/say.ts';
import { OPERATIONS, startLab, TRIALS } from './every-kind-labs.ts';
import { create, everybody, idOf, openTrial, update } from './every-kind-steps.ts';
import { codeOf, valueIn } from './virtool-server.ts';

describe.each(TRIALS)('$profile', (trial) => {
  const at = openTrial(trial);
  const { operation, where, plain } = at;

  it('is recognised by its address alone, without any credentials', () => {
    expect(at.lab.detection.server.kind).toBe(trial.kind);
    expect(at.lab.detection.evidence.length).toBeGreaterThan(5);
    expect(at.lab.detection.firstUser).toBe(false);
    const names = at.lab.probes.flatMap(({ headers = {} }) => Object.keys(headers).map((name) => name.toLowerCase()));
    expect(names.filter((name) => name === 'authorization' || name === 'cookie')).toEqual([]);
  });

  it('is recognised too where the address of one of its pages was pasted', async () => {
    const draft = draftSchema.parse({
      name: '',
      address: `${at.lab.emulator.origin}/users`,
      environment: 'other',
      allowHttp: false,
      signIn: null,
      secret: null,
    });
    const { found } = await probeSilently(draft, { now: Date.now, say: sayEnglish });
    expect(found?.detection).toMatchObject({ baseUrl: at.lab.detection.baseUrl, server: at.lab.detection.server });
  });

  it('describes itself: fields with values, capabilities with words, no id twice', async () => {
    const { editFields, createFields, capabilities, statuses, userActions } = at.description;
    for (const fields of [editFields, createFields, ...userActions.map((action) => action.fields)]) {
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    }
    const values = at.session.valuesOf(await plain());
    const open = editFields.filter(({ type }) => type !== 'password').map(({ key }) => key);
    expect(Object.keys(values)).toEqual(expect.arrayContaining(open));
    for (const one of Object.values(capabilities))
      if (!one.available) expect(`${one.reason}${one.instead}`).not.toBe('');
    const users = await everybody(at.session);
    if (statuses.length > 0) for (const { status } of users) expect(statuses.map(({ id }) => id)).toContain(status);
    else expect(new Set(users.map(({ status }) => status))).toEqual(new Set(['']));
  });

  it(`${idOf('self', trial) ?? 'the sign-in'} tells who one is`, async () => {
    const self = valueIn(await at.session.verify());
    expect([self.id, self.handle]).toContain(trial.self);
    expect(self.rights.length).toBeGreaterThan(3);
  });

  operation('system', 'marks the accounts that belong to the server itself, and refuses to change them', async () => {
    const own = (await everybody(at.session)).filter(({ untouchable }) => untouchable !== undefined);
    expect(own.map(({ id }) => id.slice(-15)).sort()).toEqual(['000000000000000', 'anonymouspublic']);
    for (const user of own) expect(codeOf(await update(at.session, user, { lastName: 'x' }))).toBe('protected-account');
  });

  operation('authenticate', 'signs in with a user name and a password', async () => {
    const byPassword = at.lab.open({ method: 'password', handle: 'admin' }, 'admin-password');
    expect(valueIn(await byPassword.verify()).id).toBe(trial.self);
    const wrong = at.lab.open({ method: 'password', handle: 'admin' }, 'wrong');
    expect(codeOf(await wrong.verify())).toBe('credentials-wrong');
  });

  operation('list', 'lists everybody once, those who cannot sign in included', async () => {
    const users = await everybody(at.session);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    expect(users).toHaveLength(at.lab.emulator.users);
  });

  operation('find', 'finds on the server itself', async () => {
    await where('users.find-on-server', async () => {
      const { parameters, handle } = trial.find ?? { parameters: { any: 'Ada Admin' }, handle: 'admin' };
      const { users } = valueIn(await at.session.findUsers(parameters, 1));
      expect(users.map((user) => user.handle)).toEqual([handle]);
    });
  });

  operation('findExactly', 'finds by the exact external id', async () => {
    const made = await create(at.session, trial, 1);
    expect(valueIn(await at.session.findUsers({ externalIdExact: 'exact-1' }, 1)).users.map(({ id }) => id)).toEqual([
      made.id,
    ]);
    expect(valueIn(await at.session.findUsers({ externalIdExact: 'exact' }, 1)).users).toEqual([]);
  });

  operation('get', 'reads one user as the list tells it, and says when there is none', async () => {
    const user = await plain();
    const listed = (await everybody(at.session)).find(({ id }) => id === user.id);
    expect(listed).toMatchObject({ handle: user.handle, administrator: user.administrator, status: user.status });
    const absent = /^\d+$/.test(user.id) ? '999999' : `${user.id.slice(0, -3)}zzz`;
    expect(['user-not-found', 'input-invalid']).toContain(codeOf(await at.session.getUser(absent)));
  });

  operation('storedRoles', 'reads stored roles, or says that there are none here', async () => {
    const { id } = await plain();
    const roles = valueIn(await at.session.listStoredRoles(id));
    if (!at.description.capabilities['users.stored-roles'].available) expect(roles).toEqual([]);
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
