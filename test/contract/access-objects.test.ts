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
      userId,
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
      userId: ACCOUNTS.plain,
      object: RUNS,
      expectedRight: null,
      right,
    } as const;
    await apply(api, instanceId, given);
    const { holders, groups, found } = await api.access.holders({ instanceId, object: RUNS });
    expect(found).toBe(holders.length);
    expect(groups).toEqual([{ id: ROLE, name: 'Lab operators', level: 'can_read' }]);
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
