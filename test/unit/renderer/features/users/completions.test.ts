import { describe, expect, it } from 'vitest';
import { completionsOf } from '../../../../../renderer/features/users/filters/completions.ts';
import { arrangedColumns, columnLayout } from '../../../../../renderer/features/users/table/columns.tsx';
import { lab } from '../../support/lab.ts';

const words = (search: string) => completionsOf(search, lab, [{ id: '1', name: 'Field work' }]).map(({ word }) => word);

describe('what a search can go on with', () => {
  it('is a field that begins so', () => {
    expect(words('hart stat')).toEqual(['status:']);
    expect(completionsOf('hart -stat', lab, [])[0]?.text).toBe('hart -status:');
  });

  it('is a value of the field, in quotes where it has blanks', () => {
    expect(words('status:ina')).toEqual(['status:inactive']);
    expect(words('groups:f')).toEqual(['groups:"Field work"']);
  });

  it('is nothing after a word that is no field, nor after a blank', () => {
    expect(words('hartley')).toEqual([]);
    expect(words('status:inactive ')).toEqual([]);
  });
});

describe('columns as a person put them', () => {
  it('keep the handle first, and follow in their first order where they were not moved', () => {
    const moved = arrangedColumns({ columns: ['handle', 'status', 'groups', 'created'] }, ['created', 'handle']);
    expect(moved).toEqual(['handle', 'created', 'status', 'groups']);
  });

  it('take the width that was chosen', () => {
    const { template, least } = columnLayout(['handle', 'groups'], lab, { groups: 300 });
    expect(template).toMatch(/ 300px$/);
    expect(least).toBe(44 + 120 + 300);
  });
});
