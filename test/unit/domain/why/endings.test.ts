import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../electron/domain/change.ts';
import { endingOf, endingRights } from '../../../../electron/domain/why/endings.ts';
import type { ObjectAccess } from '../../../../electron/domain/why/grant.ts';
import { describing } from './worlds.ts';

const change = (action: Change['action'], after: Change['after'], about?: string): Change => ({
  id: 'c',
  instanceId: 'i',
  action,
  target: { type: action.endsWith('group') ? 'group' : 'user', id: 'u', name: 'ada' },
  before: null,
  after,
  secrets: [],
  labels: {},
  grade: 'final',
  ...(about === undefined ? {} : { about: { type: 'action', id: about, name: about } }),
});

describe('an account ends', () => {
  test('by what deletes it, shuts it out or gives away all that it has, and by nothing else', () => {
    expect(endingOf(change('delete-user', null))).toBe('deleted');
    expect(endingOf(change('update-user', { active: false }))).toBe('deactivated');
    expect(endingOf(change('act-on-user', {}, 'deactivate'))).toBe('deactivated');
    expect(endingOf(change('act-on-user', { redirect: true }, 'merge'))).toBe('merged');
    expect(endingOf(change('act-on-user', { redirect: false }, 'merge'))).toBe('emptied');
    expect(endingOf(change('update-user', { active: true }))).toBeNull();
    expect(endingOf(change('update-user', { name: 'Ada' }))).toBeNull();
    expect(endingOf(change('act-on-user', {}, 'setup'))).toBeNull();
    expect(endingOf(change('delete-group', null))).toBeNull();
  });

  test('with the highest level and all permissions on each object, whatever leads there but a level over everything', () => {
    const soil = { type: 'project', id: 'p1', name: 'Soil' };
    const [role, build] = [
      { type: 'role', id: 'r1', name: 'Diggers' },
      { type: 'server', id: 's1', name: 'Build' },
    ];
    const through = { through: 'group', id: 'r1', name: 'Diggers', primary: false } as const;
    const level = { through: 'administrator', id: 'full', name: 'Full' } as const;
    const access: ObjectAccess[] = [
      { object: soil, right: 'read', grants: [through, level] },
      { object: soil, right: 'write', grants: [through] },
      { object: soil, right: 'manage', grants: [level] },
      { object: role, right: 'read', grants: [through] },
      { object: build, right: 'connect', grants: [{ through: 'owner', object: build, name: 'Build' }] },
      { object: build, right: 'passwords', grants: [{ through: 'owner', object: build, name: 'Build' }] },
    ];
    expect(endingRights(access, describing())).toEqual([
      { object: build, owner: true, level: null, permissions: ['connect', 'passwords'] },
      { object: soil, owner: false, level: 'write', permissions: [] },
    ]);
  });
});
