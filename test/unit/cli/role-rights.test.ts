import { beforeAll, expect, test } from 'vitest';
import { ACCOUNTS, PROJECT, SYSTEM_ROOT_TOKEN, v2 } from '../../../demo/arvados/fixtures.ts';
import type { Emulator } from '../../../demo/lib/emulator.ts';
import type { ObjectRight } from '../../../electron/domain/user.ts';
import type { Consequences } from '../../../electron/domain/why/effects.ts';
import { Client } from '../../contract/emulator-arvados-client.ts';
import { type CommandLine, openCommandLine } from './in-process.ts';
import { emulate } from './support.ts';

let cluster: Emulator;
let root: Client;
let line: CommandLine;

beforeAll(async () => {
  cluster = await emulate({ profile: 'arvados-3.2', users: 60 });
  root = new Client(cluster.origin, SYSTEM_ROOT_TOKEN);
  line = await openCommandLine();
  await line.read(['instances', 'add', cluster.origin, '--name', 'cluster'], { input: v2('admin') });
});

test('a role is given a right on a project, and what its members gain is told before', async () => {
  const { json } = await root.post('groups', { group: { name: 'Night shift', group_class: 'role' } });
  const role = String(json.uuid);
  const link = { link_class: 'permission', name: 'can_manage', tail_uuid: ACCOUNTS.otherTwin, head_uuid: role };
  await root.post('links', { link });
  const grant = (level: string) => ['access', 'grant', 'group:Night shift', 'project', PROJECT, '--level', level];
  const dry = await line.run([...grant('can_write'), '--dry-run']);
  expect(dry).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing was sent') });
  expect(dry.stdout).toContain('Night shift on cluster: Gets a right on Sequencing runs: Can write');
  expect(dry.stdout).toMatch(/Who gains and who loses\n {2}twin\d*: on Sequencing runs: nothing → Can write\n/);
  expect(await line.run(grant('can_write'))).toMatchObject({ code: 0 });
  const lowered = await line.read<{ consequences: Consequences }>(grant('can_read'));
  expect(lowered.consequences).toMatchObject({ affected: 1, rights: [{ gains: 0, loses: 1 }] });
  const rights = await line.read<ObjectRight[]>(['access', 'rights', 'group:Night shift']);
  expect(rights).toMatchObject([{ object: { id: PROJECT }, level: 'can_read' }]);
  const login = ['access', 'grant', `group:${role}`, 'virtual-machine', 'shell', '--level', 'can_login'];
  expect(await line.run(login)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Groups are given no rights'),
  });
  expect(await line.run(['access', 'revoke', `group:${role}`, 'project', PROJECT])).toMatchObject({ code: 0 });
  expect(await line.read(['access', 'rights', `group:${role}`])).toEqual([]);
  // An account goes the same way.
  expect(await line.run(['access', 'grant', ACCOUNTS.second, 'role', role, '--level', 'can_read'])).toMatchObject({
    code: 0,
  });
});
