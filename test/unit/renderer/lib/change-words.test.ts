import { describe, expect, it } from 'vitest';
import { startTranslations } from '../../../../renderer/i18n/index.ts';
import { changeLines, gradeWords } from '../../../../renderer/lib/change-words.ts';
import { change, lab } from '../support/lab.ts';

const { t } = await startTranslations();
const lines = (more: Parameters<typeof change>[0], words: typeof lab | null = lab) =>
  changeLines(t, change(more), words);

describe('a change in words', () => {
  it('tells who joins and leaves which groups', () => {
    const labels = { 1: 'Curators', 2: 'Technicians', 3: 'Visitors' };
    expect(lines({ before: { groups: ['1'] }, after: { groups: ['2', '3'] }, labels })).toEqual([
      'Joins Technicians and Visitors',
      'Leaves Curators',
    ]);
  });

  it('tells the old and the new value of a field by its name', () => {
    expect(lines({ before: { administrator: null }, after: { administrator: 'users' } })).toEqual([
      'Administrator level: none → Users',
    ]);
    expect(lines({ before: { forceReset: false }, after: { forceReset: true } })).toEqual([
      'Must choose a new password: no → yes',
    ]);
    expect(lines({ before: { primaryGroup: '1' }, after: { primaryGroup: null }, labels: { 1: 'Curators' } })).toEqual([
      'Primary group: Curators → none',
    ]);
  });

  it('calls switching an account off and on by its name', () => {
    expect(lines({ before: { active: true }, after: { active: false } })).toEqual(['Is deactivated']);
    expect(lines({ before: { active: false }, after: { active: true } })).toEqual(['Is activated again']);
  });

  it('tells that there is a new password, and nothing about it', () => {
    expect(lines({ secrets: ['password'], grade: 'final' })).toEqual(['New password: a new one is set']);
    expect(gradeWords(t, change({ secrets: ['password'], grade: 'final' }))).toContain('Final.');
  });

  it('tells permissions that a group gets and loses by what people call them', () => {
    const update = { action: 'update-group', target: { type: 'group', id: '1', name: 'Curators' } } as const;
    expect(
      lines({ ...update, before: { permissions: ['remove_job'] }, after: { permissions: ['remove_file'] } }),
    ).toEqual(['Gets Delete files', 'Loses Delete job records']);
  });

  it('tells creations and deletions', () => {
    const set = { handle: 'fred', forceReset: true };
    expect(lines({ action: 'create-user', before: null, after: set })).toEqual([
      'Creates the account fred',
      'Must choose a new password',
    ]);
    expect(
      lines({
        action: 'delete-group',
        target: { type: 'group', id: '1', name: 'Curators' },
        before: { members: ['a', 'b'] },
        after: null,
      }),
    ).toEqual(['Deletes the group Curators', '2 members leave it']);
  });

  it('tells stored roles with their family', () => {
    expect(
      lines({ action: 'set-stored-role', before: { label_manager: false }, after: { label_manager: true } }),
    ).toEqual(['Gets the stored role Labels: Manage labels']);
  });

  it('can be read without a description, from what the change itself holds', () => {
    expect(lines({ before: { administrator: 'users' }, after: { administrator: null } }, null)).toEqual([
      'Administrator level: users → none',
    ]);
    expect(lines({ before: { shoeSize: '' }, after: { shoeSize: '44' } }, null)).toEqual(['shoeSize: empty → 44']);
  });
});
