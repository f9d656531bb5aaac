import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectRef } from '../../../../electron/domain/user.ts';
import { grantKey } from '../../../../electron/domain/why/grant.ts';
import {
  type FactsById,
  type Holding,
  holdersOn,
  missingFacts,
  type ObjectFacts,
} from '../../../../electron/domain/why/object-holders.ts';
import { explainObjects, type Reach } from '../../../../electron/domain/why/reach.ts';
import { anyReach, describing, LEVELS } from './worlds.ts';

const description = describing({ administratorLevels: [] });
const NOTHING = { level: null, permissions: [], note: null };

/** Three people in one world: the same groups, and the same things in each other. */
const anyPeople: fc.Arbitrary<Reach[]> = fc.tuple(anyReach, anyReach, anyReach).map(([first, ...others]) =>
  [first, ...others].map((one, index) => ({
    ...first,
    user: { ...one.user, id: `u${index}`, administrator: null },
    rights: one.rights.filter(({ object }) => object.type !== 'role'),
  })),
);

/** What a server tells of every object of a world, from the objects' side. */
function factsOf(people: readonly Reach[]): Map<string, ObjectFacts> {
  const holdings = new Map<string, Holding[]>();
  const add = (id: string, holding: Holding) => holdings.set(id, [...(holdings.get(id) ?? []), holding]);
  for (const { user, rights } of people) {
    const holder = { type: 'user', id: user.id, name: user.handle } as const;
    for (const { object, ...right } of rights) add(object.id, { holder, ...right });
    for (const { id, level = null } of user.groups) add(id, { holder, owner: false, ...NOTHING, level });
  }
  for (const [id, rights] of people[0]?.groupRights ?? []) {
    const holder = { type: 'group', id, name: `Group ${id}` } as const;
    for (const { object, ...right } of rights) add(object.id, { holder, ...right });
  }
  const inside = people[0]?.inside ?? [];
  const ids = [...holdings.keys(), ...inside.flatMap(({ object, within }) => [object.id, within.object.id])];
  const withinOf = (id: string) => inside.find(({ object }) => object.id === id)?.within ?? null;
  return new Map(ids.map((id) => [id, { holdings: holdings.get(id) ?? [], within: withinOf(id) }]));
}

const objects: ObjectRef[] = [
  ...['p1', 'p2', 'p3'].map((id) => ({ type: 'project', id, name: id })),
  ...['g1', 'g2', 'g3', 'g4'].map((id) => ({ type: 'role', id, name: `Group ${id}` })),
  { type: 'server', id: 's1', name: 'Build' },
];

describe('who has something on an object', () => {
  test('is the same from the object’s side as from that of each user: who, how much and by which paths', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const facts = factsOf(people);
        const reached = people.map((reach) => explainObjects(reach, description));
        for (const object of objects) {
          const expected = people.flatMap(({ user }, index) => {
            const here = (reached[index] ?? []).filter((one) => one.object.id === object.id);
            if (here.length === 0) return [];
            const keys = new Set(here.flatMap(({ grants }) => grants.map(grantKey)));
            const level = LEVELS.findLast((id) => here.some(({ right }) => right === id)) ?? null;
            return [{ id: user.id, keys, level }];
          });
          const found = holdersOn(object, facts, description).map(({ id, grants, level }) => ({
            id,
            keys: new Set(grants.map(grantKey)),
            level,
          }));
          expect(found.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is found by asking step by step for what is still missing', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const all = factsOf(people);
        for (const object of objects) {
          const facts = new Map<string, ObjectFacts>();
          for (let wanted = [object]; wanted.length > 0; wanted = missingFacts(object, facts, description)) {
            for (const { id } of wanted) facts.set(id, all.get(id) ?? { holdings: [], within: null });
          }
          expect(holdersOn(object, facts, description)).toEqual(holdersOn(object, all, description));
        }
      }),
    );
  });

  test('has a right of their own only where it is on the very object', () => {
    const project = { type: 'project', id: 'p', name: 'Soil' };
    const around = { type: 'project', id: 'q', name: 'Earth' };
    const role = { type: 'group', id: 'g', name: 'Diggers' } as const;
    const person = (id: string, level: string): Holding => ({
      ...NOTHING,
      holder: { type: 'user', id, name: id },
      owner: false,
      level,
    });
    const facts: FactsById = new Map<string, ObjectFacts>([
      ['p', { holdings: [person('own', 'read'), person('both', 'read')], within: { object: around, atLeast: null } }],
      [
        'q',
        {
          holdings: [person('outer', 'write'), { ...NOTHING, holder: role, owner: false, level: 'write' }],
          within: null,
        },
      ],
      ['g', { holdings: [person('both', 'manage')], within: null }],
    ]);
    const found = new Map(holdersOn(project, facts, description).map((one) => [one.id, one]));
    expect(found.get('own')).toMatchObject({ own: { level: 'read' }, level: 'read' });
    expect(found.get('outer')).toMatchObject({ own: null, level: 'write', grants: [{ object: around }] });
    expect(found.get('both')).toMatchObject({
      own: { level: 'read' },
      level: 'write',
      grants: [
        { through: 'group', name: 'Diggers', level: 'write', via: ['Earth'] },
        { through: 'object-right', level: 'read' },
      ],
    });
  });

  test('does not follow a group whose right is too little to come down to what an account owns', () => {
    const project = { type: 'project', id: 'p', name: 'Soil' };
    const owner = { type: 'project', id: 'o', name: 'owner' };
    const everybody = { type: 'group', id: 'all', name: 'All' } as const;
    const facts: FactsById = new Map<string, ObjectFacts>([
      ['p', { holdings: [], within: { object: owner, atLeast: 'manage' } }],
      ['o', { holdings: [{ ...NOTHING, holder: everybody, owner: false, level: 'read' }], within: null }],
    ]);
    expect(missingFacts(project, facts, description)).toEqual([]);
    expect(holdersOn(project, facts, description)).toEqual([]);
  });
});
