import { describe, expect, it } from 'vitest';
import { presentValues } from '../../../electron/domain/present-values.ts';
import { editFields, lab, user } from '../renderer/support/lab.ts';

describe('the present values of a user', () => {
  it('are those of its fields, without secrets', () => {
    const fred = user('fred', {
      groups: [{ id: '2', name: 'Diagnostics' }],
      primaryGroup: '2',
      administrator: 'users',
    });
    expect(presentValues(fred, editFields, lab.statuses)).toEqual({
      active: true,
      forceReset: false,
      groups: ['2'],
      primaryGroup: '2',
      administrator: 'users',
    });
  });

  it('count every status that an account can be used in as active', () => {
    const activeIn = (status: string) => presentValues(user('fred', { status }), editFields, lab.statuses).active;
    expect(activeIn('reset-due')).toBe(true);
    expect(activeIn('inactive')).toBe(false);
  });

  it('take what only one kind has from the attributes, as text', () => {
    const fields = [{ ...(editFields[0] as (typeof editFields)[number]), key: 'language', type: 'text' as const }];
    expect(presentValues(user('fred', { attributes: { language: 'de' } }), fields, [])).toEqual({ language: 'de' });
    expect(presentValues(user('fred', { attributes: { language: 7 } }), fields, [])).toEqual({ language: '7' });
    expect(presentValues(user('fred'), fields, [])).toEqual({ language: null });
  });
});
