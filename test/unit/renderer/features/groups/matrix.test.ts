// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../../../electron/domain/group.ts';
import { effectWords } from '../../../../../renderer/features/groups/effect-words.ts';
import {
  isGiven,
  listEdits,
  NO_EDITS,
  permissionsAfter,
  sectionsOf,
  setCell,
  switchCell,
} from '../../../../../renderer/features/groups/matrix.ts';
import { findInMatrix } from '../../../../../renderer/features/groups/matrix-search.ts';
import { startTranslations } from '../../../../../renderer/i18n/index.ts';
import { group, lab } from '../../support/lab.ts';

const { t } = await startTranslations();
const { permissions } = lab;
const curators = summaryOf(group('1', 'Curators', [], ['ada', 'bob', 'cem']));
const bioinformatics = summaryOf(group('2', 'Bioinformatics', ['remove_file', 'create_sample'], ['cem', 'dot']));
const visitors = summaryOf(group('3', 'Visitors', ['create_sample'], []));
const groups = [curators, bioinformatics, visitors];

describe('switching permissions', () => {
  it('leaves nothing when switched back', () => {
    const once = switchCell(NO_EDITS, curators, 'remove_file');
    expect(isGiven(curators, 'remove_file', once)).toBe(true);
    expect(switchCell(once, curators, 'remove_file').size).toBe(0);
  });

  it('lists what differs in the order of the matrix', () => {
    const edits = switchCell(switchCell(NO_EDITS, visitors, 'create_sample'), curators, 'remove_file');
    const list = listEdits(edits, groups, permissions);
    expect(list.map((edit) => [edit.group.name, edit.permission.id, edit.given])).toEqual([
      ['Curators', 'remove_file', true],
      ['Visitors', 'create_sample', false],
    ]);
  });

  it('forgets edits of groups that are gone, and those that somebody else made true', () => {
    const edits = switchCell(NO_EDITS, curators, 'remove_file');
    expect(listEdits(edits, [bioinformatics], permissions)).toEqual([]);
    expect(listEdits(edits, [{ ...curators, permissions: ['remove_file'] }], permissions)).toEqual([]);
  });

  it('keeps permissions that the description does not know', () => {
    const odd = summaryOf(group('9', 'Odd', ['secret_power', 'create_sample']));
    const edits = setCell(NO_EDITS, odd, 'create_sample', false);
    expect(permissionsAfter(odd, edits, permissions)).toEqual(['secret_power']);
  });

  it('keeps permissions in their sections', () => {
    expect(sectionsOf(permissions).map((section) => [section.name, section.permissions.length])).toEqual([
      ['Samples', 2],
      ['Files', 1],
    ]);
  });
});

describe('what an edit does, in words', () => {
  const effect = {
    groupId: '1',
    permission: 'remove_file',
    given: true,
    members: 3,
    affected: 2,
    through: ['Bioinformatics'],
    more: 0,
    handles: [],
  };

  it('tells who gains and who had it anyway', () => {
    expect(effectWords(t, effect)).toBe('2 of 3 members gain it, 1 had it through Bioinformatics');
    expect(effectWords(t, { ...effect, given: false, affected: 3 })).toBe('all 3 members lose it');
    expect(effectWords(t, { ...effect, members: 0, affected: 0 })).toBe('it has no members');
  });

  it('counts further groups instead of naming thousands', () => {
    expect(effectWords(t, { ...effect, more: 4000 })).toBe(
      '2 of 3 members gain it, 1 had it through Bioinformatics and 4,000 more groups',
    );
  });

  it('claims nothing where members are not told, nor before anything is known', () => {
    expect(effectWords(t, null)).toBe('who its members are is not told');
    expect(effectWords(t, undefined)).toBe('');
  });
});

describe('searching the matrix', () => {
  it('narrows the side on which something matches', () => {
    expect(findInMatrix('curat', groups, permissions)).toEqual({ groups: [curators], permissions });
    expect(findInMatrix('remove_file', groups, permissions)?.permissions.map((one) => one.id)).toEqual(['remove_file']);
    expect(findInMatrix('files', groups, permissions)?.groups).toEqual(groups);
  });

  it('finds nothing where neither side matches, and everything for nothing', () => {
    expect(findInMatrix('zebra', groups, permissions)).toBeNull();
    expect(findInMatrix('  ', groups, permissions)).toEqual({ groups, permissions });
  });
});
