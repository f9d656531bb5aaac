// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/react';
import fc from 'fast-check';
import type { TFunction } from 'i18next';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ColumnId } from '../../../../../electron/domain/description.ts';
import type { User } from '../../../../../electron/domain/user.ts';
import {
  RowPainter,
  type RowsLook,
  type RowsPlace,
  WHOLE_ROW,
} from '../../../../../renderer/features/users/table/row-painter.ts';
import { RowPattern } from '../../../../../renderer/features/users/table/row-pattern.tsx';
import { user as sampleUser } from '../../../sample-user.ts';

const COLUMNS: ColumnId[] = ['handle', 'name', 'status', 'administrator', 'groups', 'passwordChanged'];
const t = ((key: string, words: object = {}) => [key, ...Object.values(words)].join(' ')) as unknown as TFunction;
const words = {
  statuses: [{ id: 'active', label: 'Active', tone: 'good' as const }],
  administratorLevels: [{ id: 'full', label: 'Full', rights: [] }],
} as unknown as RowsLook['words'];

let layer: HTMLElement;
let painter: RowPainter;

beforeEach(() => {
  layer = document.createElement('tbody');
  const outside = document.createElement('tbody');
  flushSync(() => createRoot(outside).render(<RowPattern columns={COLUMNS} />));
  const [row] = outside.children;
  if (!row) throw new Error('There is no pattern.');
  painter = new RowPainter(layer, { t, columns: COLUMNS, row });
});

const users = Array.from({ length: 500 }, (_, index) => sampleUser(`user-${index}`));
const look = (more: Partial<RowsLook> = {}): RowsLook => ({
  id: 'table',
  words,
  userAt: (index) => users[index],
  isSelected: () => false,
  openId: null,
  active: { row: -1, cell: WHOLE_ROW },
  ...more,
});
const place = (first: number, last: number, most = 40): RowsPlace => ({ first, last, base: 0, rowHeight: 34, most });
const rows = () => [...layer.children];
const indexOf = (row: Element) => Number(row.getAttribute('aria-rowindex')) - 2;
const handleOf = (row: Element) => row.querySelector('.name bdi')?.textContent;
const rowAt = (index: number) => rows().find((row) => indexOf(row) === index) ?? layer;

/** A picture of one user alone, drawn by a painter for one row. */
function drawn(user: Partial<User>): Element {
  painter.paint(place(0, 0), look({ userAt: () => ({ ...sampleUser('ada'), ...user }) }));
  return rowAt(0);
}

describe('the rows in view', () => {
  test('are those of the last place, each once and with its own user, whatever was drawn before', () => {
    const somewhere = fc.record({
      first: fc.nat(400),
      count: fc.integer({ min: 0, max: 8 }),
      most: fc.integer({ min: 8, max: 13 }),
    });
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 6 }), (places) => {
        for (const { first, count, most } of places) painter.paint(place(first, first + count - 1, most), look());
        const { first = 0, count = 0 } = places.at(-1) ?? {};
        painter.order();
        const expected = Array.from({ length: count }, (_, index) => first + index);
        expect(rows().map(indexOf)).toEqual(expected);
        expect(rows().map(handleOf)).toEqual(expected.map((index) => `user-${index}`));
        expect(rows().map((row) => (row as HTMLElement).style.transform)).toEqual(
          expected.map((index) => `translateY(${index * 34}px)`),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('keep their elements while they scroll', () => {
    painter.paint(place(0, 29), look());
    const before = new Set(rows());
    painter.paint(place(12, 41), look());
    expect(rows().every((row) => before.has(row) || rows().length <= 40)).toBe(true);
    expect(rows().filter((row) => before.has(row)).length).toBeGreaterThanOrEqual(20);
  });

  test('say nothing of who stood there before as long as they have not come', () => {
    painter.paint(place(0, 9), look({ isSelected: () => true }));
    painter.paint(place(0, 9), look({ userAt: () => undefined }));
    for (const row of rows()) {
      expect(row.getAttribute('aria-busy')).toBe('true');
      expect(row.hasAttribute('aria-selected')).toBe(false);
      expect(row.textContent?.trim()).toBe('');
      expect(row.innerHTML).not.toMatch(/user-\d|Active|title="[^"]/);
    }
    painter.paint(place(0, 9), look());
    expect(rows().some((row) => row.hasAttribute('aria-busy'))).toBe(false);
    expect(rowAt(3).getAttribute('aria-selected')).toBe('false');
    expect(handleOf(rowAt(3))).toBe('user-3');
  });

  test('are marked, opened and reached by the keys, and no longer once that is over', () => {
    const chosen = look({
      isSelected: ({ handle }) => handle === 'user-2',
      openId: users[4]?.id ?? null,
      active: { row: 3, cell: 2 },
    });
    painter.paint(place(0, 9), chosen);
    expect(rowAt(2).className).toBe('is-selected');
    expect(rowAt(2).querySelector('[role=checkbox]')?.getAttribute('aria-checked')).toBe('true');
    expect(rowAt(4).className).toBe('is-open');
    expect(layer.querySelector('[id]')?.getAttribute('aria-colindex')).toBe('3');
    expect(layer.querySelector('.is-focus')?.id).toBe('table-row-3-2');
    painter.paint(place(0, 9), look({ active: { row: 5, cell: WHOLE_ROW } }));
    expect([...layer.querySelectorAll('[id]')].map((one) => one.id)).toEqual(['table-row-5']);
    expect(rowAt(5).className).toBe('is-active');
    expect(layer.querySelector('.is-focus, .is-open, .is-selected')).toBeNull();
    // The element goes on to another row, and its id with it.
    painter.paint(place(45, 54), look({ active: { row: 45, cell: WHOLE_ROW } }));
    expect([...layer.querySelectorAll('[id]')].map((one) => one.id)).toEqual(['table-row-45']);
  });
});

describe('a row', () => {
  test('shows what its user is, and a dash for what the user lacks', () => {
    const row = drawn({ handle: 'ada', name: null, administrator: null, groups: [], passwordChanged: null });
    const texts = [...row.children].slice(1).map((cell) => cell.textContent);
    expect(texts).toEqual(['ada', '–', 'Active', '–', '–', '–']);
    expect(row.querySelector('[role=checkbox]')?.getAttribute('aria-label')).toBe('users.select.row ada');
  });

  test('names the primary group and counts the others', () => {
    const groups = [
      { id: 'a', name: 'First' },
      { id: 'b', name: 'Second' },
      { id: 'c', name: 'Third' },
    ];
    const cell = drawn({ groups, primaryGroup: 'b' }).children[5];
    expect(cell?.textContent).toBe('Second+2');
    const names = cell?.firstElementChild ?? layer;
    expect(names.hasAttribute('title')).toBe(false);
    fireEvent.pointerMove(names);
    expect(names.getAttribute('title')).toBe('First, Second, Third');
    expect(drawn({ groups: groups.slice(0, 1), primaryGroup: null }).querySelector('.more')).toHaveProperty(
      'hidden',
      true,
    );
  });

  test('shows hidden characters by their code, and plain text again for the next user', () => {
    const row = drawn({ name: 'Ada\u202eecalevoL' });
    const cell = row.children[2];
    expect(cell?.textContent).toBe('AdaU+202EecalevoL');
    expect(cell?.querySelector('.hidden-character')?.getAttribute('title')).toContain('U+202E');
    expect(drawn({ name: 'Ada' }).children[2]?.textContent).toBe('Ada');
    expect(drawn({ name: '<img src=x>' }).children[2]?.innerHTML).toBe('<bdi>&lt;img src=x&gt;</bdi>');
  });

  test('cuts what no column is wide enough for', () => {
    expect(drawn({ name: 'x'.repeat(1_000_000) }).children[2]?.textContent?.length).toBeLessThan(400);
  });

  test('tells with a lock why an account must never be changed', () => {
    const row = drawn({ untouchable: 'It belongs to the server.' });
    expect(row.children[1]?.textContent).toContain('. It belongs to the server.');
    expect(row.querySelector('[data-part=untouchable]')).toHaveProperty('hidden', false);
    const other = drawn({});
    expect(other.querySelector('[data-part=untouchable]')).toHaveProperty('hidden', true);
    expect(other.children[1]?.textContent?.trim()).toBe('ada');
  });
});

test('a time is told in full once it is pointed at, and that of the next user only then', () => {
  const time = () => layer.querySelector('time');
  drawn({ passwordChanged: '2019-07-08T12:03:11Z' });
  fireEvent.pointerMove(time() ?? layer);
  expect(time()?.title).toMatch(/2019.*:03:11/);
  drawn({ passwordChanged: '2020-01-01T00:00:00Z' });
  expect(time()?.title).toBe('');
});
