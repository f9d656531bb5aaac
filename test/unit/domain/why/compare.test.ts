import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../../electron/domain/change.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { CANNOT_TEXTS } from '../../../../electron/domain/why/cannot.ts';
import {
  compareHolders,
  type Differences,
  type Holder,
  holderOfGroup,
  holderOfUser,
  isSame,
} from '../../../../electron/domain/why/compare.ts';
import { createExplainer } from '../../../../electron/domain/why/explain.ts';
import { copyOfGroup, makeLike } from '../../../../electron/domain/why/make-like.ts';
import { anyDescription, anyGroups, anyRights, anyUser, describing, ODD } from './worlds.ts';

/** Carries intents out as a server would, on what they are about. */
function carriedOut(holder: Holder, intents: readonly Intent[]): Holder {
  let now = holder;
  for (const intent of intents) {
    if (intent.action === 'update-group') now = { ...now, held: new Set(intent.set.permissions as string[]) };
    if (intent.action === 'update-user') {
      const { groups, primaryGroup, administrator } = intent.set;
      if (Array.isArray(groups)) {
        const refs = new Map(now.groups.map((group) => [group.id, group]));
        now = { ...now, groups: groups.map((id) => refs.get(id) ?? { id, name: nameOf(id), level: 'read' }) };
        if (!groups.includes(now.primaryGroup ?? '')) now = { ...now, primaryGroup: null };
      }
      if (primaryGroup !== undefined) now = { ...now, primaryGroup: primaryGroup as string | null };
      if (administrator !== undefined) now = { ...now, administrator: administrator as string | null };
    }
    if (intent.action !== 'set-object-right') continue;
    const { object, right } = intent;
    if (object.type === 'role') {
      const others = now.groups.filter(({ id }) => id !== object.id);
      now = { ...now, groups: right ? [...others, { ...object, level: right.level ?? '' }] : others };
    } else {
      const others = now.rights.filter((one) => one.owner || one.object.id !== object.id);
      now = { ...now, rights: right ? [...others, { object, owner: false, note: null, ...right }] : others };
    }
  }
  return now;
}

const nameOf = (id: string) => (id === 'g4' ? 'Group g3' : `Group ${id}`);

/** Everything that still differs, by the names that `cannot` may give it. */
function names({ permissions, groups, primaryGroup, administrator, rights, owned }: Differences): string[] {
  return [
    ...permissions.onlyA,
    ...permissions.onlyB,
    ...groups.map(({ name }) => name),
    ...(primaryGroup ? [primaryGroup.a ?? primaryGroup.b ?? ''] : []),
    ...(administrator ? [administrator.a ?? administrator.b ?? ''] : []),
    ...[...rights.map(({ object }) => object), ...owned.onlyA, ...owned.onlyB].map(({ name }) => name),
  ];
}

describe('comparing', () => {
  test('somebody with themselves finds nothing', () => {
    fc.assert(
      fc.property(anyDescription, anyGroups, anyUser, anyRights, (description, groups, user, rights) => {
        const holder = holderOfUser(createExplainer(description, groups), user, rights);
        expect(isSame(compareHolders(holder, holder, 'same-instance'))).toBe(true);
        expect(isSame(compareHolders(holder, holder, 'by-name'))).toBe(true);
        for (const group of groups.map(holderOfGroup)) {
          expect(isSame(compareHolders(group, group, 'same-instance'))).toBe(true);
        }
      }),
    );
  });

  test('says the same from both sides', () => {
    fc.assert(
      fc.property(anyGroups, anyUser, anyUser, anyRights, anyRights, (groups, one, other, mine, theirs) => {
        const explainer = createExplainer(describing(), groups);
        const [a, b] = [holderOfUser(explainer, one, mine), holderOfUser(explainer, other, theirs)];
        const there = compareHolders(a, b, 'same-instance');
        const back = compareHolders(b, a, 'same-instance');
        expect(back.permissions).toEqual({ onlyA: there.permissions.onlyB, onlyB: there.permissions.onlyA });
        expect(back.groups.map(({ name, a: first, b: second }) => ({ name, a: second, b: first }))).toEqual(
          expect.arrayContaining(there.groups),
        );
        expect(back.rights.length).toBe(there.rights.length);
        expect(back.owned).toEqual({ onlyA: there.owned.onlyB, onlyB: there.owned.onlyA });
        expect(back.primaryGroup?.a).toBe(there.primaryGroup?.b);
        expect(back.administrator?.a).toBe(there.administrator?.b);
      }),
    );
  });
});

describe('making one like the other', () => {
  test('leaves nothing different on one instance that is not named', () => {
    fc.assert(
      fc.property(
        anyDescription,
        anyGroups,
        anyUser,
        anyUser,
        anyRights,
        anyRights,
        (description, groups, one, other, mine, theirs) => {
          const explainer = createExplainer(description, groups);
          const [a, b] = [holderOfUser(explainer, one, mine), holderOfUser(explainer, { ...other, id: 'b' }, theirs)];
          const { intents, cannot } = makeLike(a, { holder: b, explainer, groups }, 'same-instance');
          const left = compareHolders(a, again(b, carriedOut(b, intents)), 'same-instance');
          const named = new Set(cannot.map(({ name }) => name));
          expect(names(left).filter((name) => !named.has(name))).toEqual([]);

          function again(before: Holder, after: Holder): Holder {
            const listed = description.capabilities['groups.list'].available;
            const permissions = listed ? [] : [...before.held];
            return { ...after, held: explainer.held({ ...other, ...after, groups: [...after.groups], permissions }) };
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is complete where the instance can do everything and both can hold it', () => {
    fc.assert(
      fc.property(anyGroups, anyUser, anyUser, (groups, one, other) => {
        const explainer = createExplainer(describing(), groups);
        const known = (user: typeof one) => ({
          ...user,
          administrator: user.administrator === 'unheard' ? null : user.administrator,
        });
        const [a, b] = [holderOfUser(explainer, known(one)), holderOfUser(explainer, { ...known(other), id: 'b' })];
        const { intents, cannot } = makeLike(a, { holder: b, explainer, groups }, 'same-instance');
        expect(cannot).toEqual([]);
        const after = carriedOut(b, intents);
        const held = explainer.held({ ...other, ...after, groups: [...after.groups], permissions: [] });
        expect(isSame(compareHolders(a, { ...after, held }, 'same-instance'))).toBe(true);
      }),
    );
  });

  test('sends nothing where nothing differs', () => {
    fc.assert(
      fc.property(anyDescription, anyGroups, anyUser, anyRights, (description, groups, user, rights) => {
        const explainer = createExplainer(description, groups);
        const holder = holderOfUser(explainer, user, rights);
        expect(makeLike(holder, { holder, explainer, groups }, 'same-instance')).toEqual({ intents: [], cannot: [] });
      }),
    );
  });

  test('gives a group what a user holds, as far as groups can give it', () => {
    fc.assert(
      fc.property(anyDescription, anyGroups, anyUser, fc.nat(3), (description, groups, user, index) => {
        const explainer = createExplainer(description, groups);
        const [a, b] = [holderOfUser(explainer, user), holderOfGroup(groups[index] ?? (groups[0] as never))];
        const { intents, cannot } = makeLike(a, { holder: b, explainer, groups }, 'same-instance');
        const left = compareHolders(a, carriedOut(b, intents), 'same-instance');
        const named = new Set(cannot.map(({ name }) => name));
        expect(names(left).filter((name) => !named.has(name))).toEqual([]);
        expect(intents.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('names a group that another instance lacks or has twice, and objects that are elsewhere', () => {
    const groups = [
      { id: '1', name: 'Twins', permissions: ['see'], members: [] },
      { id: '2', name: 'Twins', permissions: ['edit'], members: [] },
      { id: '3', name: 'Shared', permissions: ['wipe'], members: [] },
    ];
    const here = createExplainer(describing(), [{ id: '9', name: 'Lonely', permissions: ['see'], members: [] }]);
    const there = createExplainer(describing(), groups);
    const [sample] = fc.sample(anyUser, { numRuns: 1, seed: 9 });
    const user = { ...(sample as User), administrator: null, primaryGroup: null };
    const object = { type: 'server', id: 's1', name: 'Build' };
    const a = holderOfUser(
      here,
      { ...user, groups: ['Lonely', 'Twins', 'Shared'].map((name, id) => ({ id: `a${id}`, name })) },
      [{ object, owner: false, level: null, permissions: ['start'], note: null }],
    );
    const b = holderOfUser(there, { ...user, groups: [] });
    const { intents, cannot } = makeLike(a, { holder: b, explainer: there, groups }, 'by-name');
    expect(intents).toEqual([
      { action: 'update-user', userId: b.id, expected: { groups: [] }, set: { groups: ['3'] } },
    ]);
    expect(cannot).toEqual(
      expect.arrayContaining([
        { code: 'group-missing', name: 'Lonely' },
        { code: 'group-ambiguous', name: 'Twins' },
        { code: 'object-elsewhere', name: 'Build' },
        { code: 'remains', name: 'wipe' },
      ]),
    );
    expect(Object.keys(CANNOT_TEXTS)).toEqual(expect.arrayContaining(cannot.map(({ code }) => code)));
  });

  test('copies a group with the permissions that this version knows', () => {
    const group = { id: 'g', name: 'One', permissions: ['see', ODD], members: [] };
    expect(copyOfGroup(group, 'Two', createExplainer(describing(), [group]))).toEqual({
      intents: [{ action: 'create-group', set: { name: 'Two', permissions: ['see'] } }],
      cannot: [{ code: 'permission-unknown', name: ODD }],
    });
  });
});
