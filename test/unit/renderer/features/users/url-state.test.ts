import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_VIEW,
  filtersOf,
  formatView,
  nextSort,
  orderOf,
  parseView,
  type UsersView,
  withDate,
  withFilter,
} from '../../../../../renderer/features/users/url-state.ts';
import { lab } from '../../support/lab.ts';

const read = (address: string) => parseView(new URLSearchParams(address));

describe('the address of the users screen', () => {
  it('leaves no trace of what is as usual', () => {
    expect(formatView(DEFAULT_VIEW).toString()).toBe('');
    expect(read('')).toEqual(DEFAULT_VIEW);
  });

  it('tells the default status filter from none at all', () => {
    const without = withFilter(DEFAULT_VIEW, 'status', []);
    expect(formatView(without).toString()).toBe('status=*');
    expect(read('status=*').status).toEqual([]);
    expect(withFilter(without, 'status', null)).toEqual(DEFAULT_VIEW);
  });

  it('brings back whatever was written into it', () => {
    const text = fc.string();
    const name = fc.string({ minLength: 1 }).filter((one) => one !== '*');
    const view = fc.record({
      search: text,
      status: fc.option(fc.uniqueArray(name, { minLength: 1 })),
      administrator: fc.uniqueArray(text),
      groups: fc.uniqueArray(name),
      permissions: fc.uniqueArray(name),
      dates: fc.constantFrom<UsersView['dates']>(
        {},
        { created: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' } },
        { lastSeen: { never: true }, passwordChanged: { to: '2025-01-01T00:00:00.000Z', never: true } },
      ),
      sort: fc.constantFrom([], [{ column: 'status' as const, direction: 'descending' as const }]),
    });
    fc.assert(
      fc.property(view, (one) => {
        expect(read(formatView(one).toString())).toEqual(one);
      }),
    );
  });

  it('ignores columns that don’t exist', () => {
    expect(read('sort=shoe-size&sort=-status').sort).toEqual([{ column: 'status', direction: 'descending' }]);
  });
});

describe('the filters of a view', () => {
  it('show accounts that can be used unless told otherwise', () => {
    expect(filtersOf(DEFAULT_VIEW, lab.statuses)).toEqual({ status: ['active', 'reset-due'] });
    expect(filtersOf(read('status=*'), lab.statuses)).toEqual({});
    expect(filtersOf(read('status=inactive'), lab.statuses)).toEqual({ status: ['inactive'] });
  });

  it('need no status filter where no status can be switched off', () => {
    const enabled = lab.statuses.filter((status) => status.enabled);
    expect(filtersOf(DEFAULT_VIEW, enabled)).toEqual({});
  });

  it('hold those who are no administrators under an empty level', () => {
    expect(filtersOf(read('status=*&admin='), lab.statuses)).toEqual({ administrator: [''] });
  });
});

describe('the filter by a date', () => {
  it('is passed on to the directory, and ends without a trace', () => {
    const created = { from: '2026-01-01T00:00:00.000Z' };
    const view = withDate(read('status=*'), 'created', created);
    expect(filtersOf(view, lab.statuses)).toEqual({ created });
    expect(withDate(view, 'created', null)).toEqual(read('status=*'));
  });

  it('reads days that somebody wrote into the address, and nothing else', () => {
    expect(read('created=2026-03-01..').dates).toEqual({ created: { from: '2026-03-01T00:00:00.000Z' } });
    expect(read('created=soon..later&lastSeen=').dates).toEqual({});
  });
});

describe('the order', () => {
  it('is by handle where none is chosen', () => {
    expect(orderOf(DEFAULT_VIEW)).toEqual([{ column: 'handle', direction: 'ascending' }]);
  });

  it('turns with each click on the same head', () => {
    const clicked = (sort: ReturnType<typeof nextSort>) => nextSort({ sort }, 'status');
    const once = clicked([]);
    expect(once).toEqual([{ column: 'status', direction: 'ascending' }]);
    expect(clicked(once)).toEqual([{ column: 'status', direction: 'descending' }]);
    expect(clicked(clicked(once))).toEqual(once);
  });

  it('is by several columns where others are added: up, down, then not at all', () => {
    const added = (sort: ReturnType<typeof nextSort>) => nextSort({ sort }, 'created', true);
    const status = { column: 'status', direction: 'ascending' } as const;
    const once = added([status]);
    expect(once).toEqual([status, { column: 'created', direction: 'ascending' }]);
    expect(added(once)).toEqual([status, { column: 'created', direction: 'descending' }]);
    expect(added(added(once))).toEqual([status]);
  });

  it('goes back to the default by a click on the handle', () => {
    expect(nextSort({ sort: [{ column: 'status', direction: 'ascending' }] }, 'handle')).toEqual([]);
    expect(nextSort({ sort: [] }, 'handle')).toEqual([{ column: 'handle', direction: 'descending' }]);
  });
});
