import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import { COLUMNS, type ColumnId, type Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import type { CellWords } from './cell-words.ts';

/** What the users table uses of TanStack Table: columns and their visibility. Rows come sorted and filtered. */
export const features = tableFeatures({ columnVisibilityFeature });

const helper = createColumnHelper<typeof features, User>();

/**
 * Least and most pixels of each column; those without a most share what is left, by weight. Less than 1fr in all would
 * leave a part of it empty.
 */
const WIDTHS: Record<ColumnId, { readonly min: number; readonly max: string }> = {
  handle: { min: 120, max: '10fr' },
  name: { min: 120, max: '10fr' },
  email: { min: 140, max: '10fr' },
  status: { min: 100, max: '100px' },
  administrator: { min: 102, max: '102px' },
  groups: { min: 112, max: '7fr' },
  created: { min: 112, max: '112px' },
  lastSeen: { min: 112, max: '112px' },
  passwordChanged: { min: 138, max: '154px' },
};
const BOX = 44;

/** Dates stand at the right edge, as numbers do. */
const RIGHT: ReadonlySet<string> = new Set<ColumnId>(['created', 'lastSeen', 'passwordChanged']);

/** Whether a column stands at its right edge. */
export function isRightAligned(column: string): boolean {
  return RIGHT.has(column);
}

/** The columns that an instance has, in the order in which they are shown. */
export function columnsOf(description: Pick<Description, 'columns'>): ColumnId[] {
  return COLUMNS.filter((column) => description.columns.includes(column));
}

/** The columns of an instance in the order that a person gave them. The handle stays first, where it is pinned. */
export function arrangedColumns(description: Pick<Description, 'columns'>, order: readonly string[]): ColumnId[] {
  const place = (column: ColumnId) => {
    if (column === 'handle') return -1;
    const at = order.indexOf(column);
    return at < 0 ? order.length : at;
  };
  return columnsOf(description).sort((one, other) => place(one) - place(other));
}

/** The columns that are shown, in their order. */
export function shownColumns(
  description: Pick<Description, 'columns'>,
  { order, hidden }: { readonly order: readonly string[]; readonly hidden: readonly string[] },
): ColumnId[] {
  return arrangedColumns(description, order).filter((column) => !hidden.includes(column));
}

/** Pixels of a character and of what stands around a label in its cell. */
const CHARACTER = 7;
const AROUND = 32;
const WIDEST = 200;

/** The labels of these columns are the kind's own, and some are long: where there is room they get it. */
function labelWidth(column: ColumnId, { statuses, administratorLevels }: CellWords): number {
  const own = column === 'status' ? statuses : column === 'administrator' ? administratorLevels : [];
  return Math.min(WIDEST, Math.max(0, ...own.map(({ label }) => label.length * CHARACTER + AROUND)));
}

function widest(column: ColumnId, words: CellWords): string {
  const wanted = labelWidth(column, words);
  return wanted > WIDTHS[column].min ? `${wanted}px` : WIDTHS[column].max;
}

/** The widths of the shown columns as a grid template, the box before them, and the least width of them all. */
export function columnLayout(
  columns: readonly ColumnId[],
  words: CellWords,
  own: Readonly<Record<string, number>> = {},
): { template: string; least: number } {
  const tracks = columns.map((column) =>
    own[column] ? `${own[column]}px` : `minmax(${WIDTHS[column].min}px, ${widest(column, words)})`,
  );
  const least = columns.reduce((sum, column) => sum + (own[column] ?? WIDTHS[column].min), BOX);
  return { template: [`${BOX}px`, ...tracks].join(' '), least };
}

/** The columns for the table. */
export function tableColumns(t: TFunction, columns: readonly ColumnId[]) {
  return columns.map((column) => helper.display({ id: column, header: t(`users.column.${column}`) }));
}
