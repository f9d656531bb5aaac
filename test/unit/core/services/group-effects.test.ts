import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOfSwitches } from '../../../../electron/core/services/group-effects.ts';
import { withUser } from '../../../../electron/core/services/groups.ts';
import type { PermissionSwitch } from '../../../../electron/domain/group.ts';
import type { Group } from '../../../../electron/domain/user.ts';

function group(id: string, permissions: string[], handles: string[] | null): Group {
  const members = handles?.map((handle) => ({ id: handle, handle })) ?? null;
  return { id, name: `group ${id}`, permissions, members };
}

const curators = group('1', [], ['ada', 'bob', 'cem']);
const technicians = group('2', ['remove_file', 'create_sample'], ['cem', 'dot']);
const visitors = group('3', ['create_sample'], []);
const groups = [curators, technicians, visitors];
const give = (groupId: string, permission: string): PermissionSwitch => ({ groupId, permission, given: true });
const take = (groupId: string, permission: string): PermissionSwitch => ({ groupId, permission, given: false });

describe('what switched permissions do', () => {
  it('leaves out members who have the permission through another group, and names the others', () => {
    const { held, switches } = effectsOfSwitches(groups, [give('1', 'remove_file')], true);
    expect(switches).toEqual([
      {
        ...give('1', 'remove_file'),
        members: 3,
        affected: 2,
        through: ['group 2'],
        more: 0,
        handles: ['ada', 'bob'],
      },
    ]);
    expect(held.remove_file).toEqual({ now: 2, after: 4 });
  });

  it('counts on what other groups will give after the same save', () => {
    const { held, switches } = effectsOfSwitches(groups, [take('2', 'remove_file'), give('1', 'remove_file')]);
    expect(switches?.[0]).toMatchObject({ members: 2, affected: 1, through: ['group 1'], handles: [] });
    expect(held.remove_file).toEqual({ now: 2, after: 3 });
  });

  it('claims nothing where members are not told', () => {
    const silent = [curators, { ...technicians, members: null }];
    const { held, switches } = effectsOfSwitches(silent, [give('1', 'remove_file')]);
    expect(switches).toBeNull();
    expect(held.remove_file).toEqual({ now: null, after: null });
  });

  it('forgets switches of groups that are gone', () => {
    expect(effectsOfSwitches(groups, [give('9', 'remove_file')]).switches).toEqual([]);
  });

  it('names a few of the groups that give it too, and counts the others', () => {
    const many = Array.from({ length: 40 }, (_, index) => group(`m${index}`, ['remove_file'], ['ada']));
    const [effect] = effectsOfSwitches([curators, ...many], [give('1', 'remove_file')]).switches ?? [];
    expect(effect).toMatchObject({ affected: 2, more: 30 });
    expect(effect?.through).toHaveLength(10);
  });

  it('agrees with counting by hand, whatever is switched', () => {
    const permissions = ['remove_file', 'create_sample', 'remove_job'];
    const one = fc.record({
      groupId: fc.constantFrom('1', '2', '3'),
      permission: fc.constantFrom(...permissions),
      given: fc.boolean(),
    });
    const several = fc.uniqueArray(one, { selector: ({ groupId, permission }) => groupId + permission });
    fc.assert(
      fc.property(several, (switches) => {
        const { held, switches: effects } = effectsOfSwitches(groups, switches, true);
        const gives = (candidate: Group, id: string) =>
          switches.find(({ groupId, permission }) => groupId === candidate.id && permission === id)?.given ??
          candidate.permissions.includes(id);
        const holders = (test: (candidate: Group) => boolean) =>
          new Set(groups.filter(test).flatMap(({ members }) => (members ?? []).map(({ id }) => id)));
        for (const id of new Set([...switches.map(({ permission }) => permission), 'create_sample'])) {
          expect(held[id]?.after).toBe(holders((candidate) => gives(candidate, id)).size);
        }
        for (const { groupId, permission, given, handles } of effects ?? []) {
          const others = holders(
            (other) =>
              other.id !== groupId && (given ? other.permissions.includes(permission) : gives(other, permission)),
          );
          const own = groups.find(({ id }) => id === groupId)?.members ?? [];
          expect(handles).toEqual(own.map(({ handle }) => handle).filter((handle) => !others.has(handle)));
        }
      }),
    );
  });
});

describe('the groups after one membership changed', () => {
  it('have the user where it is now and nowhere else; what tells no members stays', () => {
    const silent = group('4', [], null);
    const user = { id: 'cem', handle: 'cem', groups: [{ id: '3', name: 'group 3' }] };
    const next = withUser([...groups, silent], user);
    expect(next.map(({ members }) => members?.map(({ id }) => id) ?? null)).toEqual([
      ['ada', 'bob'],
      ['dot'],
      ['cem'],
      null,
    ]);
    expect(next[3]).toBe(silent);
  });
});
