import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectWords } from '../../../../../renderer/features/groups/effect-words.ts';
import {
  affectedMembers,
  type Edits,
  effectOf,
  heldBy,
  isGiven,
  listEdits,
  lossesOfDeletion,
  NO_EDITS,
  permissionsAfter,
  sectionsOf,
  setCell,
  switchCell,
} from '../../../../../renderer/features/groups/matrix.ts';
import { findInMatrix } from '../../../../../renderer/features/groups/matrix-search.ts';
import { startTranslations } from '../../../../../renderer/i18n/index.ts';
import { group, lab } from '../../support/lab.ts';

const { t } = startTranslations();
const { permissions } = lab;
const curators = group('1', 'Curators', [], ['ada', 'bob', 'cem']);
const bioinformatics = group('2', 'Bioinformatics', ['remove_file', 'create_sample'], ['cem', 'dot']);
const visitors = group('3', 'Visitors', ['create_sample'], []);
const groups = [curators, bioinformatics, visitors];

function editOf(edits: Edits, at = 0) {
  const edit = listEdits(edits, groups, permissions)[at];
  if (!edit) throw new Error('There is no such edit.');
  return edit;
}

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
    const odd = group('9', 'Odd', ['secret_power', 'create_sample']);
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

describe('who gains and who loses', () => {
  it('leaves out members who have the permission through another group', () => {
    const edits = switchCell(NO_EDITS, curators, 'remove_file');
    const effect = effectOf(editOf(edits), groups, edits);
    expect(effect).toEqual({ members: 3, affected: 2, through: ['Bioinformatics'] });
    expect(effectWords(t, editOf(edits), effect)).toBe('2 of 3 members gain it, 1 had it through Bioinformatics');
    expect(affectedMembers(editOf(edits), groups, edits)).toEqual(['ada', 'bob']);
  });

  it('counts on what other groups will give after the same save', () => {
    const both = switchCell(switchCell(NO_EDITS, bioinformatics, 'remove_file'), curators, 'remove_file');
    const loss = editOf(both, 1);
    expect(loss.given).toBe(false);
    expect(effectOf(loss, groups, both)).toEqual({ members: 2, affected: 1, through: ['Curators'] });
  });

  it('says so where nobody is concerned, or everybody', () => {
    const words = (edits: Edits) => effectWords(t, editOf(edits), effectOf(editOf(edits), groups, edits));
    expect(words(switchCell(NO_EDITS, visitors, 'remove_file'))).toBe('it has no members');
    expect(words(switchCell(NO_EDITS, bioinformatics, 'remove_file'))).toBe('all 2 members lose it');
  });

  it('claims nothing where members are not told', () => {
    const silent = [curators, { ...bioinformatics, members: null }];
    const edits = switchCell(NO_EDITS, curators, 'remove_file');
    const edit = listEdits(edits, silent, permissions)[0];
    expect(edit && effectOf(edit, silent, edits)).toBeNull();
    expect(edit && effectWords(t, edit, null)).toBe('who its members are is not told');
    expect(heldBy('remove_file', silent, edits)).toBeNull();
    expect(lossesOfDeletion(curators, silent, permissions)).toBeNull();
  });

  it('counts each holder of a permission once', () => {
    expect(heldBy('remove_file', groups, NO_EDITS)).toBe(2);
    expect(heldBy('remove_file', groups, switchCell(NO_EDITS, curators, 'remove_file'))).toBe(4);
    expect(heldBy('remove_job', groups, NO_EDITS)).toBe(0);
  });

  it('tells what deleting a group takes from whom', () => {
    const losses = lossesOfDeletion(bioinformatics, groups, permissions);
    expect(losses?.map((loss) => [loss.permission.id, loss.count])).toEqual([
      ['create_sample', 2],
      ['remove_file', 2],
    ]);
  });

  it('agrees with counting by hand, whatever is switched', () => {
    const cell = fc.tuple(fc.constantFrom(...groups), fc.constantFrom(...permissions.map((one) => one.id)));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
        const edits = cells.reduce((next, [one, permission]) => switchCell(next, one, permission), NO_EDITS);
        for (const { id } of permissions) {
          const holders = groups
            .filter((one) => isGiven(one, id, edits))
            .flatMap((one) => one.members?.map((member) => member.id) ?? []);
          expect(heldBy(id, groups, edits)).toBe(new Set(holders).size);
        }
      }),
    );
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
