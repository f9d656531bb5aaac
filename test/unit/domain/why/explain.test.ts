import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group, User } from '../../../../electron/domain/user.ts';
import { administratorGrants, mayMakeAdministrators } from '../../../../electron/domain/why/administrators.ts';
import { createExplainer, isUsable, permissionOf, serverTableOf } from '../../../../electron/domain/why/explain.ts';
import { type Grant, grantKey } from '../../../../electron/domain/why/grant.ts';
import { explainObjects, type Reach } from '../../../../electron/domain/why/reach.ts';
import { effectOfTaking, without } from '../../../../electron/domain/why/what-if.ts';
import { holdsPlainly, levelPlainly } from './naive.ts';
import { anyDescription, anyGroups, anyReach, anyUser, describing, LEVELS, ODD, PERMISSIONS } from './worlds.ts';

const ALL = [...PERMISSIONS, ODD, 'crown'];
const keysOf = (grants: readonly Grant[]) => new Set(grants.map(grantKey));
const alone = (user: User): Reach => ({ user, rights: [], groupRights: new Map() });

const groupOf = (id: string, permissions: string[], more: Partial<Group> = {}): Group => ({
  id,
  name: id,
  permissions,
  members: null,
  ...more,
});

describe('paths of a permission', () => {
  test('are there exactly where the permission is held', () => {
    fc.assert(
      fc.property(anyDescription, anyGroups, anyUser, (description, groups, user) => {
        const known = description.capabilities['groups.list'].available ? groups : [];
        const explainer = createExplainer(description, known);
        for (const id of ALL) {
          const isHeld = holdsPlainly(description, known, user, id);
          expect(explainer.grantsFor(user, id).length > 0).toBe(isHeld);
          expect(explainer.held(user).has(id)).toBe(isHeld);
        }
      }),
    );
  });

  test('taken all together they end it, and all but any one of them leave it', () => {
    fc.assert(
      fc.property(anyDescription, anyGroups, anyUser, (description, groups, user) => {
        const known = description.capabilities['groups.list'].available ? groups : [];
        const situation = { description, reach: alone(user) };
        const holds = (keys: ReadonlySet<string>, id: string) => {
          const left = without(situation, keys);
          return holdsPlainly(left.description, known, left.reach.user, id);
        };
        for (const { permission, grants } of createExplainer(description, known).explain(user)) {
          const keys = keysOf(grants);
          expect(keys.size).toBe(grants.length);
          expect(holds(keys, permission)).toBe(false);
          for (const kept of keys) {
            expect(holds(new Set([...keys].filter((key) => key !== kept)), permission)).toBe(true);
          }
        }
      }),
    );
  });

  test('hold so in every case of two groups, two permissions, a level and a default', () => {
    const subsets = [[], ['see'], ['edit'], ['see', 'edit']];
    const template = fc.sample(anyUser, { numRuns: 1, seed: 3 })[0] as User;
    let cases = 0;
    for (const first of subsets)
      for (const second of subsets)
        for (const member of [[], ['g1'], ['g2'], ['g1', 'g2']])
          for (const administrator of [null, 'full', 'half'])
            for (const defaults of [[], ['see']]) {
              const groups = [groupOf('g1', first), groupOf('g2', second)];
              const user = { ...template, administrator, groups: member.map((id) => ({ id, name: id })) };
              const situation = { description: describing({ defaults }), reach: alone(user) };
              for (const { permission, grants } of createExplainer(situation.description, groups).explain(user)) {
                const keys = [...keysOf(grants)];
                const holdsWithout = (taken: readonly string[]) => {
                  const left = without(situation, new Set(taken));
                  return holdsPlainly(left.description, groups, left.reach.user, permission);
                };
                expect(holdsPlainly(situation.description, groups, user, permission)).toBe(keys.length > 0);
                expect(holdsWithout(keys)).toBe(false);
                for (const kept of keys) expect(holdsWithout(keys.filter((key) => key !== kept))).toBe(true);
                cases += 1;
              }
            }
    expect(cases).toBe(384 * 4);
  });

  test('say what would be lost and through what the rest remains, as taking them really does', () => {
    fc.assert(
      fc.property(anyGroups, anyUser, fc.nat(), (groups, user, choice) => {
        const description = describing();
        const access = createExplainer(description, groups).explain(user);
        const keys = [...keysOf(access.flatMap(({ grants }) => grants))];
        const taken = new Set(keys.filter((_, index) => (choice >> index) % 2 === 1));
        const left = without({ description, reach: alone(user) }, taken).reach.user;
        const { loses, keeps } = effectOfTaking(access, taken);
        const after = createExplainer(description, groups);
        expect(loses.filter((id) => after.held(left).has(id))).toEqual([]);
        for (const { permission, remaining } of keeps) {
          expect(keysOf(remaining)).toEqual(keysOf(after.grantsFor(left, permission)));
        }
      }),
    );
  });
});

describe('paths to single objects', () => {
  test('reach every level that a chain of groups lets through, capped by its weakest link', () => {
    fc.assert(
      fc.property(anyReach, (reach) => {
        const description = describing();
        const access = explainObjects(reach, description);
        for (const id of ['p1', 'p2', 'p3', 'g1', 'g2', 'g3', 'g4']) {
          const held = LEVELS.filter((level) => access.some((one) => one.object.id === id && one.right === level));
          expect(held).toEqual(LEVELS.slice(0, levelPlainly(description, reach, id) + 1));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('taken all together they end the right, and all but any one of them leave it', () => {
    fc.assert(
      fc.property(anyReach, (reach) => {
        const description = describing();
        const situation = { description, reach };
        for (const { object, right, grants } of explainObjects(reach, description)) {
          const isHeld = (keys: ReadonlySet<string>) => {
            const left = without(situation, keys);
            return explainObjects(left.reach, left.description).some(
              (one) => one.object.id === object.id && one.object.type === object.type && one.right === right,
            );
          };
          const keys = keysOf(grants);
          expect(isHeld(keys)).toBe(false);
          for (const kept of keys) {
            const others = new Set([...keys].filter((key) => key !== kept));
            // An administrator reaches everything, and what no fact leads to any more is only not listed.
            expect(isHeld(others) || kept === 'administrator').toBe(true);
          }
        }
      }),
    );
  });

  test('a subuser has what every subuser has, and an owner everything', () => {
    const server = { type: 'server', id: 's', name: 'Build' };
    const right = { object: server, level: null, note: null };
    const user = fc.sample(anyUser, { numRuns: 1, seed: 1 })[0] as User;
    const rightsIn = (reach: Partial<Reach>) =>
      explainObjects({ ...alone({ ...user, administrator: null, groups: [] }), ...reach }, describing())
        .map((one) => `${one.right} ${one.grants.map(({ through }) => through).join()}`)
        .sort();
    expect(rightsIn({ rights: [{ ...right, owner: false, permissions: ['start'] }] })).toEqual([
      'connect object-right',
      'start object-right',
    ]);
    expect(rightsIn({ rights: [{ ...right, owner: true, permissions: [] }] })).toEqual([
      'connect owner',
      'start owner',
      'stop owner',
    ]);
  });
});

describe('an explainer', () => {
  const user = (more: Partial<User>): User => ({
    ...(fc.sample(anyUser, { numRuns: 1, seed: 7 })[0] as User),
    administrator: null,
    groups: [],
    permissions: [],
    ...more,
  });
  test('keeps names that this version does not know, and shows them as they are', () => {
    const explainer = createExplainer(describing(), [groupOf('g', [ODD])]);
    const held = explainer.explain(user({ groups: [{ id: 'g', name: 'g' }] }));
    expect(held.find(({ permission }) => permission === ODD)?.grants).toHaveLength(1);
    expect(permissionOf(explainer.description, ODD)).toBeNull();
    expect(permissionOf(explainer.description, 'crown')?.label).toBe('May crown');
  });

  test('takes groups of one name for two groups, and one that is gone for none', () => {
    const explainer = createExplainer(describing(), [
      groupOf('a', ['see'], { name: 'Twins' }),
      groupOf('b', ['edit'], { name: 'Twins' }),
    ]);
    const one = user({
      groups: [
        { id: 'a', name: 'Twins' },
        { id: 'gone', name: 'Twins' },
      ],
    });
    expect([...explainer.held(one)]).toEqual(['see']);
    expect(explainer.explain(one).find(({ permission }) => permission === 'edit')).toMatchObject({
      grants: [],
      wouldGive: ['Twins'],
    });
  });

  test('reads each of 5,000 groups once for any number of users in 300 groups each', () => {
    let reads = 0;
    const groups = Array.from({ length: 5000 }, (_, index) => ({
      ...groupOf(`g${index}`, []),
      get permissions() {
        reads += 1;
        return index % 2 === 0 ? ['see'] : ['edit'];
      },
    }));
    const explainer = createExplainer(describing(), groups);
    const after = reads;
    expect(after).toBeLessThanOrEqual(2 * groups.length);
    const refs = groups.slice(0, 300).map(({ id, name }) => ({ id, name }));
    for (let count = 0; count < 2000; count += 1) explainer.grantsFor(user({ groups: refs }), 'see');
    expect(reads).toBe(after);
    expect(explainer.grantsFor(user({ groups: refs }), 'see')).toHaveLength(150);
  });

  test('tells where the server’s own table lags behind the groups', () => {
    const explainer = createExplainer(describing(), [groupOf('g', ['see', 'edit'])]);
    const groups = [{ id: 'g', name: 'g' }];
    expect(serverTableOf(explainer, user({ groups, permissions: ['see', 'wipe'] }))).toEqual({
      more: ['wipe'],
      less: ['edit'],
    });
    expect(serverTableOf(explainer, user({ groups, permissions: ['edit', 'see'] }))).toBeNull();
  });

  test('counts administrators by level, or by permission where one decides', () => {
    const byLevel = createExplainer(describing(), []);
    expect(administratorGrants(byLevel, user({ administrator: 'half' }))).toMatchObject([{ name: 'Half' }]);
    expect(administratorGrants(byLevel, user({}))).toEqual([]);
    const level = { id: 'full', label: 'Full', description: '', grantsAll: false, canMakeAdministrators: true };
    const description = describing({ administratorPermissions: ['wipe'], administratorLevels: [level] });
    const byPermission = createExplainer(description, [groupOf('g', ['wipe']), groupOf('h', [])]);
    const ruler = user({ groups: [{ id: 'g', name: 'g' }] });
    const stripped = user({ administrator: 'full', groups: [{ id: 'h', name: 'h' }] });
    expect(mayMakeAdministrators(byPermission, ruler)).toBe(true);
    expect(mayMakeAdministrators(byPermission, { ...ruler, status: 'off' })).toBe(false);
    expect(administratorGrants(byPermission, stripped)).toEqual([]);
  });

  test('takes an account that cannot be used for what it is', () => {
    expect(isUsable({ status: 'off' }, describing())).toBe(false);
    expect(isUsable({ status: '' }, describing({ statuses: [] }))).toBe(true);
  });
});
