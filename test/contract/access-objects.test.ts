import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, PROJECT, ROLE, SYSTEM_ROOT_TOKEN } from '../../demo/arvados/fixtures.ts';
import type { Emulator } from '../../demo/lib/emulator.ts';
import type { Intent } from '../../electron/domain/change.ts';
import type { ObjectRef, RightValue } from '../../electron/domain/user.ts';
import { type CommandLine, openCommandLine } from '../unit/cli/in-process.ts';
import { closeAccessLabs, connect, failureOf, openCore, serve, userOn } from './access-lab.ts';
import type { Api } from './core-lab.ts';
import { Client } from './emulator-arvados-client.ts';
import { OLIVE } from './pterodactyl-server.ts';

afterEach(closeAccessLabs);

const RUNS: ObjectRef = { type: 'project', id: PROJECT, name: 'Sequencing runs' };

async function lab(profile: string, users?: number) {
  const emulator = await serve(profile, users);
  const api = await openCore();
  return { emulator, api, instanceId: await connect(api, emulator) };
}

async function projectInside({ origin }: Emulator): Promise<ObjectRef> {
  const group = { name: 'Raw data', group_class: 'project', owner_uuid: PROJECT };
  const { json } = await new Client(origin, SYSTEM_ROOT_TOKEN).post('groups', { group });
  return { type: 'project', id: String(json.uuid), name: 'Raw data' };
}

async function roleWith({ origin }: Emulator, members: readonly string[]): Promise<string> {
  const root = new Client(origin, SYSTEM_ROOT_TOKEN);
  const { json } = await root.post('groups', { group: { name: 'Night shift', group_class: 'role' } });
  const head = String(json.uuid);
  for (const tail of members) {
    const link = { link_class: 'permission', name: 'can_manage', tail_uuid: tail, head_uuid: head };
    await root.post('links', { link });
  }
  return head;
}

async function apply(api: Api, instanceId: string, intent: Intent) {
  for (const { failure } of await api.changes.apply({ instanceId, intent })) if (failure) throw new Error(failure.code);
}

describe('who has something on one object', () => {
  it('of a Panel are the owner and whoever shares it, and a share comes, changes and goes', async () => {
    const { api, instanceId } = await lab('pterodactyl-1.11', 40);
    const holders = async () => (await api.access.holders({ instanceId, object: OLIVE })).holders;
    const before = await holders();
    expect(before.map(({ handle, owner, own }) => [handle, owner, own !== null])).toEqual([
      ['owner.one', true, false],
      ['norm_user', false, true],
    ]);
    expect(before[1]?.grants).toMatchObject([{ through: 'object-right', object: OLIVE }]);
    const { id: userId } = await userOn(api, instanceId, 'user003');
    const share: RightValue = { level: null, permissions: ['file.read', 'websocket.connect'] };
    const change = (expectedRight: RightValue | null, right: RightValue | null): Intent => ({
      action: 'set-object-right',
      holder: { type: 'user', id: userId },
      object: OLIVE,
      expectedRight,
      right,
    });
    const own = async () => (await holders()).find(({ id }) => id === userId)?.own ?? null;
    await apply(api, instanceId, change(null, share));
    expect(new Set((await own())?.permissions)).toEqual(new Set(share.permissions));
    await apply(api, instanceId, change(await own(), { ...share, permissions: ['file.update', 'websocket.connect'] }));
    expect((await own())?.permissions).toContain('file.update');
    await apply(api, instanceId, change(await own(), null));
    expect(await own()).toBeNull();
  });

  it('of an Arvados project are its owner, who was given it, and the members of roles, roles in roles included', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const right = { level: 'can_write', permissions: [] };
    const given = {
      action: 'set-object-right',
      holder: { type: 'user', id: ACCOUNTS.plain },
      object: RUNS,
      expectedRight: null,
      right,
    } as const;
    await apply(api, instanceId, given);
    const { holders, groups, found } = await api.access.holders({ instanceId, object: RUNS });
    expect(found).toBe(holders.length);
    expect(groups).toEqual([{ id: ROLE, name: 'Lab operators', level: 'can_read', permissions: [] }]);
    const by = (id: string) => holders.find((one) => one.id === id);
    expect(by(ACCOUNTS.owner)).toMatchObject({ owner: true, level: 'can_manage', own: null });
    expect(by(ACCOUNTS.plain)).toMatchObject({
      level: 'can_write',
      own: { level: 'can_write' },
      grants: [
        { through: 'object-right', level: 'can_write' },
        { through: 'group', name: 'Lab operators', level: 'can_read' },
      ],
    });
    // An administrator who made the role is its member, and reaches everything besides.
    expect(by(ACCOUNTS.admin)?.grants.map(({ through }) => through)).toEqual(['group', 'administrator']);
    for (const { id, level } of holders) {
      const reach = await api.access.objects({ instanceId, userId: id });
      const there = reach.access.filter(({ object }) => object.id === PROJECT);
      expect(there.map(({ right: one }) => one)).toContain(level);
    }
  });

  it('of an Arvados project is a role too, which is given a right, changed and taken, with what its members gain and lose', async () => {
    const { emulator, api, instanceId } = await lab('arvados-3.2');
    const holder = {
      type: 'group',
      id: await roleWith(emulator, [ACCOUNTS.plain, ACCOUNTS.twin, ACCOUNTS.invited]),
    } as const;
    const holders = () => api.access.holders({ instanceId, object: RUNS });
    const change = (expected: string | null, level: string | null): Intent => {
      const value = (one: string | null) => (one === null ? null : { level: one, permissions: [] });
      return { action: 'set-object-right', holder, object: RUNS, expectedRight: value(expected), right: value(level) };
    };
    const effectsOf = (intent: Intent) => api.changes.consequences({ instanceId, intents: [intent] });
    const handles = ({ users }: { users: { handle: string }[] }) => users.map(({ handle }) => handle);

    const [planned] = await api.changes.preview({ instanceId, intent: change(null, 'can_write') });
    expect(planned).toMatchObject({
      target: { type: 'group', id: holder.id, name: 'Night shift' },
      about: RUNS,
      before: { held: false },
      after: { held: true, level: 'can_write' },
      grade: 'undoable',
    });
    // Whoever is not active gains nothing yet.
    const given = await effectsOf(change(null, 'can_write'));
    expect(handles(given).sort()).toEqual(['plain', 'twin']);
    expect(given).toMatchObject({ affected: 2, unseen: 0, untold: [], rights: [{ object: RUNS, gains: 2, loses: 0 }] });
    expect(given.users.find(({ handle }) => handle === 'plain')?.rights).toMatchObject([
      { before: { level: 'can_read' }, after: { level: 'can_write' }, gains: true, loses: false },
    ]);

    await apply(api, instanceId, change(null, 'can_write'));
    const after = await holders();
    expect(after.groups).toContainEqual({ id: holder.id, name: 'Night shift', level: 'can_write', permissions: [] });
    const own = { through: 'group', name: 'Night shift', level: 'can_write' };
    expect(after.holders.find(({ id }) => id === ACCOUNTS.plain)?.grants).toContainEqual(expect.objectContaining(own));
    expect(await api.groups.objectRights({ instanceId, groupId: holder.id })).toMatchObject([
      { object: RUNS, level: 'can_write', owner: false },
    ]);

    // What another role gives stays, so that nobody loses what is still there.
    const lowered = await effectsOf(change('can_write', 'can_read'));
    expect(lowered).toMatchObject({ affected: 2, rights: [{ gains: 0, loses: 2 }] });
    const stale = failureOf(api.changes.preview({ instanceId, intent: change('can_read', 'can_manage') }));
    expect(await stale).toMatchObject({ code: 'conflict', details: { target: 'Night shift' } });
    await apply(api, instanceId, change('can_write', 'can_read'));
    const taken = await effectsOf(change('can_read', null));
    expect(handles(taken)).toEqual(['twin']);
    expect(taken.users[0]?.rights).toMatchObject([{ before: { level: 'can_read' }, after: null, loses: true }]);
    await apply(api, instanceId, change('can_read', null));
    expect((await holders()).groups.map(({ name }) => name)).toEqual(['Lab operators']);
    const journal = await api.history.list({ instanceId, userId: null, search: 'Night', limit: 10 });
    expect(journal.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  });

  it('of an account are told with all that it has already, and with what a role hands on that it joins', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const give = (userId: string, object: ObjectRef, level: string): Intent => {
      const right = { level, permissions: [] };
      return { action: 'set-object-right', holder: { type: 'user', id: userId }, object, expectedRight: null, right };
    };
    const effectsOf = (intent: Intent) => api.changes.consequences({ instanceId, intents: [intent] });
    // The role gives as much already.
    expect(await effectsOf(give(ACCOUNTS.plain, RUNS, 'can_read'))).toMatchObject({ affected: 0, rights: [] });
    const more = await effectsOf(give(ACCOUNTS.plain, RUNS, 'can_write'));
    expect(more.users).toMatchObject([
      { handle: 'plain', rights: [{ before: { level: 'can_read' }, after: { level: 'can_write' } }] },
    ]);
    const role = { type: 'role', id: ROLE, name: 'Lab operators' };
    const joining = await effectsOf(give(ACCOUNTS.twin, role, 'can_write'));
    expect(joining.users.map(({ handle }) => handle)).toEqual(['twin']);
    const gained = joining.users[0]?.rights.map(({ object, before, after }) => [object, before, after?.level]);
    expect(gained).toEqual(
      expect.arrayContaining([
        [role, null, 'can_write'],
        [RUNS, null, 'can_read'],
      ]),
    );
  });

  it('of everybody are taken where they were given, and the group of all stays as it is', async () => {
    const { api, instanceId } = await lab('arvados-3.2');
    const holder = { type: 'group', id: 'ardev-j7d0g-fffffffffffffff' } as const;
    const right = { level: 'can_read', permissions: [] };
    const change = (expectedRight: RightValue | null, wanted: RightValue | null): Intent => {
      return { action: 'set-object-right', holder, object: RUNS, expectedRight, right: wanted };
    };
    await apply(api, instanceId, change(null, right));
    const everybody = { id: holder.id, name: 'All users', ...right };
    // No reason stands in the way of taking it.
    expect((await api.access.holders({ instanceId, object: RUNS })).groups).toContainEqual(everybody);
    const lost = await api.changes.consequences({ instanceId, intents: [change(right, null)] });
    expect(lost.rights).toMatchObject([{ object: RUNS, gains: 0 }]);
    expect(lost.rights[0]?.loses).toBeGreaterThan(5);
    await apply(api, instanceId, change(right, null));
    expect((await api.access.holders({ instanceId, object: RUNS })).groups).not.toContainEqual(everybody);
  });

  it('are not changed for a role while the instance is locked', async () => {
    const api = await openCore();
    const instanceId = await connect(api, await serve('arvados-3.2'), 'cluster', 'production');
    const holder = { type: 'group', id: ROLE } as const;
    const right = { level: 'can_manage', permissions: [] };
    const expectedRight = { level: 'can_read', permissions: [] };
    const intent: Intent = { action: 'set-object-right', holder, object: RUNS, expectedRight, right };
    expect(await failureOf(api.changes.apply({ instanceId, intent }))).toMatchObject({ code: 'read-only' });
  });

  it('come down to what lies inside, told from both sides', async () => {
    const { emulator, api, instanceId } = await lab('arvados-3.2');
    const inner = await projectInside(emulator);
    const { holders } = await api.access.holders({ instanceId, object: inner });
    const plain = holders.find(({ id }) => id === ACCOUNTS.plain);
    const path = { through: 'group', name: 'Lab operators', via: ['Sequencing runs'], level: 'can_read' };
    expect(plain).toMatchObject({ own: null, level: 'can_read', grants: [path] });
    expect(holders.find(({ id }) => id === ACCOUNTS.owner)?.grants).toMatchObject([{ through: 'owner', object: RUNS }]);
    const reach = await api.access.objects({ instanceId, userId: ACCOUNTS.plain });
    expect(reach).toMatchObject({ told: [], complete: true });
    const there = reach.access.filter(({ object }) => object.id === inner.id);
    expect(there).toMatchObject([{ right: 'can_read', grants: [path] }]);
  });

  it('before 3.0 the server does not tell a user what lies inside, and that is said', async () => {
    const { emulator, api, instanceId } = await lab('arvados-2.2');
    const inner = await projectInside(emulator);
    const reach = await api.access.objects({ instanceId, userId: ACCOUNTS.plain });
    expect(reach.complete).toBe(false);
    expect(reach.access.some(({ object }) => object.id === inner.id)).toBe(false);
    const { holders } = await api.access.holders({ instanceId, object: inner });
    expect(holders.some(({ id }) => id === ACCOUNTS.plain)).toBe(true);
  });

  it('are counted all and named up to a limit, out of the directory where they are many', async () => {
    const { api, instanceId } = await lab('arvados-3.2', 2000);
    const everybody = { type: 'role', id: 'ardev-j7d0g-fffffffffffffff', name: 'All users' };
    const { holders, found } = await api.access.holders({ instanceId, object: everybody });
    expect(found).toBeGreaterThan(1000);
    expect(holders).toHaveLength(1000);
    expect(holders.every(({ handle, grants }) => handle !== '' && grants.length > 0)).toBe(true);
  });

  it('asks nothing of a type that the instance does not have, and says which object is gone', async () => {
    const { api, instanceId } = await lab('virtool-m2');
    expect(await failureOf(api.access.holders({ instanceId, object: OLIVE }))).toMatchObject({ code: 'input-invalid' });
    const panel = await lab('pterodactyl-1.11');
    const gone = { ...OLIVE, id: '00000000', name: 'Gone server' };
    expect(await failureOf(panel.api.access.holders({ instanceId: panel.instanceId, object: gone }))).toMatchObject({
      code: 'object-not-found',
      details: { object: 'Gone server' },
    });
  });
});

describe('at the terminal', () => {
  let line: CommandLine;

  beforeAll(async () => {
    line = await openCommandLine();
  });

  it('access holders and access objects tell the paths from both sides', async () => {
    const { origin, signIn } = await serve('arvados-3.2');
    const add = ['instances', 'add', '--address', origin, '--name', 'cluster', '--method', 'token'];
    await line.read(add, { input: signIn.key ?? '' });
    const holders = await line.run(['access', 'holders', 'project', 'Sequencing runs']);
    expect(holders.stdout).toContain('the group Lab operators: can_read\n');
    expect(holders.stdout).toContain('owner: owner, as the owner of Sequencing runs\n');
    expect(holders.stdout).toContain('plain: can_read, through the group Lab operators\n');
    expect(holders.stderr).toMatch(/\d+ accounts have something on it\./);
    const objects = await line.run(['access', 'objects', 'plain']);
    expect(objects.stdout).toContain(
      `project Sequencing runs (${PROJECT}) through the group Lab operators: can_read\n`,
    );
    const { stdout } = await line.run(['access', 'holders', 'project', PROJECT, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ object: RUNS, groups: [{ name: 'Lab operators' }] });
    expect(await line.run(['access', 'holders', 'project', 'Nothing'])).toMatchObject({ code: 6, stdout: '' });
    expect(await line.run(['access', 'holders', 'planet', 'Mars'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('say where there are no single objects', async () => {
    const emulator = await serve('virtool-m2');
    const add = ['instances', 'add', '--address', emulator.origin, '--name', 'lab', '--handle', 'admin'];
    await line.read(add, { input: emulator.signIn.password ?? '' });
    const { code, stderr } = await line.run(['access', 'objects', 'mhartley', '--instance', 'lab']);
    expect(code).toBe(2);
    expect(stderr).toContain('are kept with those objects, not with users');
  });
});
