import { describe, expect, it } from 'vitest';
import type { User } from '../../electron/domain/user.ts';
import { TRIALS } from './every-kind-labs.ts';
import { act, changeOf, create, everybody, idOf, openTrial, send, update } from './every-kind-steps.ts';
import { codeOf, failureIn, valueIn } from './virtool-server.ts';

describe.each(TRIALS)('$profile', (trial) => {
  const at = openTrial(trial);
  const { operation, where, plain } = at;

  operation('create', 'creates a user, and says on its field when that is there already', async () => {
    const attempt = () => create(at.session, trial, 2);
    await where(
      'users.create',
      async () => {
        const made = await attempt();
        expect((await everybody(at.session)).map(({ id }) => id)).toContain(made.id);
        const { set, secrets } = trial.newUser(2);
        const again = failureIn(await send(at.session, changeOf('create-user', null, null, set), secrets));
        expect(['handle-taken', 'value-taken']).toContain(again.code);
        expect(Object.keys(again.fields ?? {})).not.toEqual([]);
      },
      () => send(at.session, changeOf('create-user', null, null, trial.newUser(2).set), { password: 'long enough 1' }),
    );
  });

  operation('update', 'changes one field and leaves the others', async () => {
    const user = await plain();
    const { field, value } = trial.edit;
    const attempt = () => update(at.session, user, { [field]: value });
    if (!at.description.capabilities['users.create'].available) {
      expect(codeOf(await attempt())).toBe('not-supported');
      return;
    }
    valueIn(await attempt());
    const [before, after] = [
      at.session.valuesOf(user),
      at.session.valuesOf(valueIn(await at.session.getUser(user.id))),
    ];
    expect(after).toEqual({ ...before, [field]: value });
  });

  operation('join', 'puts a user into a group …', async () => {
    await where('users.groups', async () => {
      const user = await create(at.session, trial, 3);
      const group = valueIn(await at.session.listGroups()).find(({ untouchable, members }) => !untouchable && members);
      if (!group) throw new Error('There is no group.');
      valueIn(await update(at.session, user, { groups: [group.id] }));
      expect(valueIn(await at.session.getUser(user.id)).groups).toMatchObject([{ id: group.id, name: group.name }]);
    });
  });

  operation('leave', '… and takes it out again', async () => {
    await where('users.groups', async () => {
      const member = (await everybody(at.session)).find(({ handle }) => handle === 'colleague3');
      if (!member) throw new Error('Nobody joined.');
      const user = valueIn(await at.session.getUser(member.id));
      expect(user.groups).not.toEqual([]);
      valueIn(await update(at.session, user, { groups: [] }));
      expect(valueIn(await at.session.getUser(user.id)).groups).toEqual([]);
    });
  });

  it('deactivates a user and activates it again, or says what to do instead', async () => {
    await where('users.deactivate', async () => {
      const user = await create(at.session, trial, 4);
      const enabled = async () => at.session.valuesOf(valueIn(await at.session.getUser(user.id))).active;
      for (const active of [true, false, true]) {
        const present = valueIn(await at.session.getUser(user.id));
        if (at.session.valuesOf(present).active !== active) valueIn(await update(at.session, present, { active }));
        expect(await enabled()).toBe(active);
      }
    });
  });

  const setRole = async (role: string, held: boolean) =>
    send(at.session, changeOf('set-stored-role', await plain(), { [role]: !held }, { [role]: held }));
  const role = () => at.description.storedRoles?.families[0]?.roles[0]?.id ?? 'owner';
  const holds = async () => valueIn(await at.session.listStoredRoles((await plain()).id)).includes(role());

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
  const has = (id: string) => at.description.userActions.some((action) => action.id === id);

  operation('setup', 'sets a new account up', async () => {
    const user = await create(at.session, trial, 5);
    valueIn(await act(at.session, user, 'setup', {}));
    expect(valueIn(await at.session.getUser(user.id)).status).toBe('invited');
  });

  operation('activate', 'activates an account that is set up', async () => {
    const user = await create(at.session, trial, 6);
    valueIn(await act(at.session, user, 'setup', {}));
    valueIn(await act(at.session, user, 'activate', {}));
    expect(valueIn(await at.session.getUser(user.id)).status).toBe('active');
  });

  operation('deactivate', 'deactivates it again, memberships included', async () => {
    const user = (await everybody(at.session)).find(({ handle }) => handle === 'colleague6');
    if (!user) throw new Error('Nobody was activated.');
    valueIn(await act(at.session, user, 'deactivate', {}));
    expect(valueIn(await at.session.getUser(user.id))).toMatchObject({ status: 'inactive', groups: [] });
  });

  operation('merge', 'merges an account into another one, which then is all that is left', async () => {
    const [gone, stays] = [await create(at.session, trial, 7), await create(at.session, trial, 8)];
    const merged = valueIn(await act(at.session, gone, 'merge', { into: stays.id, redirect: true }));
    expect(merged.gone).toContain(gone.id);
    expect(codeOf(await at.session.getUser(gone.id))).toBe('user-not-found');
    expect((await everybody(at.session)).map(({ id }) => id)).toContain(stays.id);
  });

  operation('update-uuid', 'changes the UUID where the version still can, and offers it nowhere else', async () => {
    expect(has('update-uuid')).toBe(trial.profile === 'arvados-2.2');
    const user = await create(at.session, trial, 9);
    const newUuid = `${user.id.slice(0, -3)}new`;
    const answer = await act(at.session, user, 'update-uuid', { newUuid });
    if (!has('update-uuid')) return expect(codeOf(answer)).toBe('not-supported');
    expect(valueIn(answer)).toMatchObject({ user: { id: newUuid }, gone: [user.id] });
  });

  it(`${idOf('delete', trial) ?? 'deletion'} deletes an account, or says why that cannot be done`, async () => {
    const remove = (user: User) => send(at.session, changeOf('delete-user', user, { handle: user.handle }, null));
    const victim = at.description.capabilities['users.create'].available
      ? await create(at.session, trial, 10)
      : await plain();
    await where(
      'users.delete',
      async () => {
        valueIn(await remove(victim));
        expect(codeOf(await at.session.getUser(victim.id))).toBe('user-not-found');
        const self = valueIn(await at.session.verify());
        const me = (await everybody(at.session)).find(({ id }) => id === self.id);
        expect(me && codeOf(await remove(me))).toBe('yourself-protected');
      },
      () => remove(victim),
    );
  });
});
