import { describe, expect, it } from 'vitest';
import { findProfile, profiles, startEmulator } from '../../../demo/lib/profiles.ts';

describe('starting an emulator', () => {
  it('names the known profiles when there is no such one', async () => {
    const known = [...profiles.keys()].sort().join(', ');
    await expect(startEmulator({ profile: 'virtool-99' })).rejects.toThrow(
      `There is no profile "virtool-99". Known profiles: ${known}.`,
    );
    expect(() => findProfile('constructor')).toThrow('There is no profile');
  });

  it.each([
    { users: 0 },
    { users: 1.5 },
    { users: 1_000_001 },
    { port: 65_536 },
    { seed: -1 },
    { groups: 10_001 },
    { groups: 3, groupsEach: 4 },
  ])('refuses %j in words', async (options) => {
    await expect(startEmulator({ profile: 'virtool-m2', ...options })).rejects.toThrow('must be a whole number from');
  });

  it('refuses a wrong fault before anything listens', async () => {
    await expect(startEmulator({ profile: 'virtool-m2', faults: ['slow'] })).rejects.toThrow('Unknown fault "slow"');
  });

  it.each([1, 3, 14, 1000])('has exactly the %i accounts asked for, an administrator among them', async (users) => {
    const emulator = await startEmulator({ profile: 'virtool-m2', users });
    try {
      expect(emulator).toMatchObject({ profile: 'virtool-m2', kind: 'virtool', users });
      const { handle, key, method, password } = emulator.signIn;
      expect([method, handle, password]).toEqual(['password', 'admin', 'admin-password']);
      expect(key).toMatch(/^[0-9a-f]{64}$/);
      const authorization = `Basic ${Buffer.from(`${handle}:${key}`).toString('base64')}`;
      const response = await fetch(`${emulator.origin}/admin/users`, { headers: { authorization } });
      expect(await response.json()).toMatchObject({ total_count: users });
    } finally {
      await emulator.close();
    }
  });

  it('gives the same server for the same seed', async () => {
    const start = (seed: number) => startEmulator({ profile: 'virtool-m2', users: 50, seed });
    const emulators = await Promise.all([start(5), start(5), start(6)]);
    const lists = await Promise.all(
      emulators.map(async ({ origin, signIn }) => {
        const authorization = `Basic ${Buffer.from(`${signIn.handle}:${signIn.key}`).toString('base64')}`;
        return (await fetch(`${origin}/users?per_page=50`, { headers: { authorization } })).text();
      }),
    );
    await Promise.all(emulators.map((emulator) => emulator.close()));
    expect(lists[0]).toBe(lists[1]);
    expect(lists[0]).not.toBe(lists[2]);
  });

  it('injects faults in the server’s own words', async () => {
    const emulator = await startEmulator({ profile: 'virtool-m2', users: 1, faults: ['500'] });
    try {
      const crashed = await fetch(emulator.origin);
      expect([crashed.status, await crashed.text()]).toEqual([
        500,
        '500 Internal Server Error\n\nServer got itself in trouble',
      ]);
      emulator.faults.set('429');
      expect((await fetch(emulator.origin)).headers.get('retry-after')).toBe('1');
      emulator.faults.set();
      expect((await fetch(emulator.origin)).status).toBe(200);
    } finally {
      await emulator.close();
    }
  });
});
