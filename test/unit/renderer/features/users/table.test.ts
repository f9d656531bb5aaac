import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridAction, HEAD } from '../../../../../renderer/features/users/table/grid-keys.ts';
import { rowIn, totalsOf, windowOffsets } from '../../../../../renderer/features/users/table/row-windows.ts';
import { SCROLL_LIMIT, scrollScale } from '../../../../../renderer/features/users/table/scroll-scale.ts';
import { readSettings } from '../../../../../renderer/features/users/table/table-settings.ts';
import { complete, user, windowOf } from '../../support/lab.ts';

const press = (key: string, active: number, modifiers: { shift?: boolean; command?: boolean } = {}) =>
  gridAction({ key, shift: false, command: false, ...modifiers }, { active, count: 1000, page: 20 });

describe('the keys of the table', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 25],
    ['PageUp', 5, 0],
    ['Home', 5, 0],
    ['End', 5, 999],
    ['ArrowDown', 999, 999],
    ['PageDown', 990, 999],
    ['ArrowUp', 0, HEAD],
    ['ArrowDown', HEAD, 0],
  ])('%s goes from row %i to row %i', (key, from, to) => {
    expect(press(key, from)).toEqual({ type: 'move', index: to, extend: false });
  });

  it('select a range with Shift, but never the head', () => {
    expect(press('ArrowDown', 5, { shift: true })).toMatchObject({ index: 6, extend: true });
    expect(press('ArrowUp', 0, { shift: true })).toMatchObject({ index: HEAD, extend: false });
  });

  it('select, open, close and select all', () => {
    expect(press(' ', 1)).toEqual({ type: 'toggle' });
    expect(press('Enter', 1)).toEqual({ type: 'open' });
    expect(press('Escape', 1)).toEqual({ type: 'close' });
    expect(press('a', 1, { command: true })).toEqual({ type: 'all' });
  });

  it('leave everything else to others', () => {
    expect(press('a', 1)).toBeNull();
    expect(press('F5', 1)).toBeNull();
    expect(press('ArrowLeft', 1, { command: true })).toBeNull();
    expect(press('c', 1)).toBeNull();
    expect(press('c', HEAD, { command: true })).toBeNull();
  });

  it('go along the cells of a row', () => {
    expect(press('ArrowRight', 5)).toEqual({ type: 'cell', step: 1 });
    expect(press('ArrowLeft', 5)).toEqual({ type: 'cell', step: -1 });
    expect(press('c', 5, { command: true })).toEqual({ type: 'copy' });
  });

  it('go along the heads while they are there', () => {
    expect(press('ArrowRight', HEAD)).toEqual({ type: 'head', step: 1 });
  });
});

describe('the windows of rows', () => {
  it('cover what is in view and a little beyond', () => {
    expect(windowOffsets({ first: 0, last: 20 })).toEqual([0]);
    expect(windowOffsets({ first: 50, last: 75 })).toEqual([0, 100]);
    expect(windowOffsets({ first: 999_970, last: 999_999 })).toEqual([999_900, 1_000_000]);
  });

  it('come first where they are in view', () => {
    expect(windowOffsets({ first: 210, last: 290 })).toEqual([200, 100, 300]);
    expect(windowOffsets({ first: 150, last: 160 }, 1)).toEqual([100, 200, 300]);
    expect(windowOffsets({ first: 150, last: 160 }, -1)).toEqual([100, 0, 200]);
  });

  it('find a row by its place, and know nothing of rows that have not come', () => {
    const window = windowOf([user('a'), user('b')], { matched: 500 });
    const windows = new Map([[100, window]]);
    expect(rowIn(windows, 101)?.handle).toBe('b');
    expect(rowIn(windows, 0)).toBeUndefined();
    expect(rowIn(windows, 200)).toBeUndefined();
    expect(totalsOf(windows)?.matched).toBe(500);
    expect(totalsOf(new Map())).toBeNull();
  });

  it('take their totals from the newest answer', () => {
    const older = windowOf([], { total: 5 });
    const newer = windowOf([], { total: 7, state: { ...complete, revision: 9 } });
    const windows = new Map([
      [0, newer],
      [100, older],
    ]);
    expect(totalsOf(windows)?.total).toBe(7);
  });
});

describe('a table taller than a page can be', () => {
  it('is not scaled while it fits', () => {
    const scale = scrollScale(34 * 1000, 600);
    expect(scale.height).toBe(34_000);
    expect(scale.toTable(123)).toBe(123);
  });

  it('ends where the scroll ends, so that the last of a million rows is reached', () => {
    const scale = scrollScale(42 * 1_000_000, 600);
    expect(scale.height).toBe(SCROLL_LIMIT);
    expect(scale.toTable(scale.height - 600)).toBeCloseTo(42_000_000 - 600, 3);
    expect(scale.toTable(0)).toBe(0);
  });

  it('goes to a row and back without a loss that one could see', () => {
    const scale = scrollScale(42 * 1_000_000, 600);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_985 }), (row) => {
        const scroll = Math.round(scale.toScroll(row * 42));
        return Math.abs(scale.toTable(scroll) - row * 42) < 1;
      }),
    );
  });
});

describe('what was kept of the table', () => {
  it('comes back, and as much of it as can be read where another version wrote it', () => {
    const kept = { density: 'roomy', hidden: ['email'], order: ['groups', 'name'], widths: { name: 300 } };
    expect(readSettings(JSON.stringify(kept))).toEqual(kept);
    const odd = {
      density: 'vast',
      hidden: 'email',
      order: [1, 'name'],
      widths: { name: 'wide', email: 5, groups: 80 },
    };
    expect(readSettings(JSON.stringify(odd))).toEqual({
      density: 'normal',
      hidden: [],
      order: ['name'],
      widths: { groups: 80 },
    });
  });

  it.each([undefined, '', '[', 'null', '7', '[]'])('counts as never set where it is %j', (text) => {
    expect(readSettings(text)).toEqual({ density: 'normal', hidden: [], order: [], widths: {} });
  });
});
