import { expect, test } from 'vitest';
import type { Session } from '../../../../electron/core/adapters/adapter.ts';
import type { Instance } from '../../../../electron/core/services/instances.ts';
import { rightEffectsOf } from '../../../../electron/core/services/object-effects.ts';
import type { Change } from '../../../../electron/domain/change.ts';
import { fail } from '../../../../electron/domain/failure.ts';
import { ok, type Result } from '../../../../electron/domain/result.ts';
import type { ObjectRef, ObjectRight, User } from '../../../../electron/domain/user.ts';
import type { FactsById, Holding, ObjectFacts } from '../../../../electron/domain/why/object-holders.ts';
import { describing } from '../../domain/why/worlds.ts';

const soil: ObjectRef = { type: 'project', id: 'p1', name: 'Soil' };
const held = (type: 'user' | 'group', id: string, level: string): Holding => ({
  holder: { type, id, name: id },
  owner: false,
  level,
  permissions: [],
  note: null,
});

/** An instance whose server tells these holdings, and the ids that it was asked for. */
function placeWith(told: Record<string, Holding[]>) {
  const asked: string[] = [];
  const session = {
    async listObjectHolders(objects: readonly ObjectRef[]): Promise<Result<FactsById>> {
      asked.push(...objects.map(({ id }) => id));
      return ok(
        new Map(objects.map(({ id }): [string, ObjectFacts] => [id, { holdings: told[id] ?? [], within: null }])),
      );
    },
  } satisfies Partial<Session>;
  return { asked, place: { session, connection: { name: 'lab' } } as unknown as Instance };
}

function rightOf(id: string, level: string | null, object = soil): Change {
  return {
    id: 'c',
    instanceId: 'i',
    action: 'set-object-right',
    target: { type: 'group', id, name: id },
    before: { held: false },
    after: level === null ? { held: false } : { held: true, level },
    secrets: [],
    labels: {},
    grade: 'undoable',
    about: object,
  };
}

test('members of a group, and of groups in it, gain up to the level that they have there', async () => {
  const { place, asked } = placeWith({
    p1: [held('user', 'bob', 'write')],
    g1: [held('user', 'ada', 'read'), held('user', 'bob', 'manage'), held('group', 'g2', 'manage')],
    g2: [held('user', 'cem', 'manage')],
  });
  const effects = await rightEffectsOf(place, [rightOf('g1', 'write')], describing(), undefined);
  if (!effects.ok) throw new Error(effects.failure.code);
  const { byUser, untold } = effects.value;
  expect(untold).toEqual([]);
  const gained = [...byUser].map(([id, [effect]]) => [id, effect?.before?.level ?? null, effect?.after?.level]);
  expect(gained.sort()).toEqual([
    ['ada', null, 'read'],
    ['cem', null, 'write'],
  ]);
  expect(asked.sort()).toEqual(['g1', 'g2', 'p1']);
});

test('what one account gets takes its own groups only, and no member of any', async () => {
  const { place, asked } = placeWith({
    p1: [held('group', 'g1', 'write'), held('group', 'g2', 'manage')],
    g1: [held('user', 'ada', 'manage')],
    g2: [held('user', 'bob', 'manage')],
  });
  const ada = { id: 'ada', handle: 'ada', groups: [{ id: 'g1', name: 'g1', level: 'manage' }] };
  place.session.getUser = async () => ok({ ...ada } as User);
  const water: ObjectRef = { type: 'project', id: 'p2', name: 'Water' };
  const target = { type: 'user', id: 'ada', name: 'ada' } as const;
  const changes = [soil, water].map((object) => ({ ...rightOf('ada', 'read', object), target }));
  const effects = await rightEffectsOf(place, changes, describing(), undefined);
  // On the one object a group gives more already.
  expect(effects.ok && [...effects.value.byUser]).toMatchObject([['ada', [{ object: water, before: null }]]]);
  expect(asked.sort()).toEqual(['p1', 'p2']);
});

test('who joins a group gains what it has, and what groups have that it is in', async () => {
  const { place } = placeWith({
    p1: [held('group', 'g1', 'write')],
    p2: [held('group', 'g2', 'manage')],
  });
  const water: ObjectRef = { type: 'project', id: 'p2', name: 'Water' };
  const outer: ObjectRef = { type: 'role', id: 'g2', name: 'Guild' };
  const right = (object: ObjectRef, level: string) => ({ object, level, owner: false, permissions: [], note: null });
  const rights: Record<string, ObjectRight[]> = {
    g1: [right(soil, 'write'), right(outer, 'read')],
    g2: [right(water, 'manage')],
  };
  place.session.listGroupRights = async (ids) => ok(new Map(ids.map((id) => [id, rights[id] ?? []])));
  place.session.getUser = async () => ok({ id: 'ada', handle: 'ada', groups: [] } as unknown as User);
  const join = rightOf('ada', 'manage', { type: 'role', id: 'g1', name: 'Diggers' });
  const changes = [{ ...join, target: { type: 'user', id: 'ada', name: 'ada' } as const }];
  const effects = await rightEffectsOf(place, changes, describing(), undefined);
  const gained = effects.ok ? (effects.value.byUser.get('ada') ?? []) : [];
  expect(gained.map(({ object, before, after }) => [object.name, before, after?.level])).toEqual([
    ['Diggers', null, 'manage'],
    ['Soil', null, 'write'],
    ['Guild', null, 'read'],
    ['Water', null, 'read'],
  ]);
});

test('what another path still gives is not lost, and what is lowered is lost in part', async () => {
  const { place } = placeWith({
    p1: [held('group', 'g1', 'manage'), held('user', 'bob', 'manage')],
    g1: [held('user', 'ada', 'manage'), held('user', 'bob', 'manage')],
  });
  const effects = await rightEffectsOf(place, [rightOf('g1', 'read')], describing(), undefined);
  const byUser = effects.ok ? [...effects.value.byUser] : [];
  expect(byUser).toMatchObject([
    ['ada', [{ before: { level: 'manage' }, after: { level: 'read' }, gains: false, loses: true }]],
  ]);
});

test('an object whose holders are not told is named, and hides nothing of the others', async () => {
  const { place } = placeWith({ g1: [held('user', 'ada', 'read')] });
  const secret: ObjectRef = { type: 'project', id: 'p2', name: 'Water' };
  const { session } = place;
  const tell = session.listObjectHolders?.bind(session);
  session.listObjectHolders = async (objects) =>
    objects.some(({ id }) => id === 'p2') || !tell
      ? fail('not-allowed', { handle: 'ada', instance: 'lab', right: 'to see servers' })
      : tell(objects);
  const changes = [rightOf('g1', 'read', secret), rightOf('g1', 'read')];
  const effects = await rightEffectsOf(place, changes, describing(), undefined);
  expect(effects).toMatchObject({ value: { untold: [secret] } });
  expect(effects.ok && [...effects.value.byUser.keys()]).toEqual(['ada']);
});

test('what a group hands on to members counts up to a limit, and more is counted as left out', async () => {
  const role: ObjectRef = { type: 'role', id: 'g2', name: 'Guild' };
  const objects = Array.from({ length: 205 }, (_, index): ObjectRef => {
    return { type: 'project', id: `q${index}`, name: `Project ${index}` };
  });
  const { place, asked } = placeWith({
    g1: [held('user', 'ada', 'manage')],
    ...Object.fromEntries(objects.map(({ id }) => [id, [held('group', 'g2', 'write')]])),
  });
  const handed = objects.map((object) => ({ object, level: 'write', owner: false, permissions: [], note: null }));
  place.session.listGroupRights = async (ids) => ok(new Map(ids.map((id) => [id, id === 'g2' ? handed : []])));
  const effects = await rightEffectsOf(place, [rightOf('g1', 'read', role)], describing(), undefined);
  expect(effects).toMatchObject({ value: { untold: [], uncounted: 5 } });
  // The group itself, and two hundred of its objects.
  expect(effects.ok && effects.value.byUser.get('ada')).toHaveLength(201);
  expect(asked.filter((id) => id === 'g1')).toHaveLength(1);
});
