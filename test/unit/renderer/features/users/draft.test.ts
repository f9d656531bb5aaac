import { describe, expect, it } from 'vitest';
import {
  changedKeys,
  draftIntent,
  draftValue,
  keepMine,
  NO_DRAFT,
  setGroups,
  setValue,
  without,
} from '../../../../../renderer/features/users/panel/draft.ts';
import { editFields } from '../../support/lab.ts';

const present = { active: true, groups: ['1', '2'], primaryGroup: '1', administrator: null };

describe('what was typed into a user’s form', () => {
  it('is nothing until something differs', () => {
    expect(setValue(NO_DRAFT, present, 'active', true)).toBe(NO_DRAFT);
    expect(setValue(NO_DRAFT, present, 'groups', ['2', '1'])).toBe(NO_DRAFT);
    expect(setValue(NO_DRAFT, present, 'administrator', '')).toBe(NO_DRAFT);
  });

  it('is nothing again once it was set back', () => {
    const draft = setValue(NO_DRAFT, present, 'active', false);
    expect(changedKeys(draft)).toEqual(['active']);
    expect(setValue(draft, present, 'active', true)).toBe(NO_DRAFT);
  });

  it('remembers what each field stood at when it was first touched', () => {
    const draft = setValue(NO_DRAFT, present, 'active', false);
    const later = setValue(draft, { ...present, active: false }, 'active', false);
    expect(later.expected).toEqual({ active: true });
    expect(keepMine(later, 'active', false).expected).toEqual({ active: false });
  });

  it('shows the own value, else the present one', () => {
    const draft = setValue(NO_DRAFT, present, 'administrator', 'full');
    expect(draftValue(draft, present, 'administrator')).toBe('full');
    expect(draftValue(without(draft, 'administrator'), present, 'administrator')).toBeNull();
  });

  it('forgets a chosen primary group that is no longer among the groups', () => {
    const draft = setValue(NO_DRAFT, present, 'primaryGroup', '2');
    const next = setGroups(draft, present, 'groups', 'primaryGroup', ['1']);
    expect(changedKeys(next)).toEqual(['groups']);
  });

  it('is sent with what was seen, but for secrets', () => {
    const typed = setValue(setValue(NO_DRAFT, present, 'active', false), present, 'password', 'long enough');
    expect(draftIntent(typed, 'fred', editFields)).toEqual({
      action: 'update-user',
      userId: 'fred',
      expected: { active: true },
      set: { active: false, password: 'long enough' },
    });
  });
});
