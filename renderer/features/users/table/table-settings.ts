import { useLocalStorage } from '@mantine/hooks';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import { fieldsOf, textsOf } from '../stored.ts';

/** Row heights in pixels. */
export const ROW_HEIGHTS = { compact: 28, normal: 34, roomy: 42 } as const;
/** How high rows are, by a name. */
export type Density = keyof typeof ROW_HEIGHTS;
/** All row heights, lowest first. */
export const DENSITIES = Object.keys(ROW_HEIGHTS) as Density[];

/** How the table is set up on this computer, for all instances. */
export interface TableSettings {
  readonly density: Density;
  /** Columns that a person put away; new ones of a server are there by themselves. */
  readonly hidden: readonly string[];
  /** Columns in the order that a person gave them; those that are not named follow. */
  readonly order: readonly string[];
  /** Pixels of columns that a person made wider or narrower. */
  readonly widths: Readonly<Record<string, number>>;
}

const DEFAULTS: TableSettings = { density: 'normal', hidden: [], order: [], widths: {} };
/** Least and most pixels of a column. */
const [NARROWEST, WIDEST] = [60, 1200];

/** What was kept, as far as it can be read: another version may have written it. */
export function readSettings(text: string | undefined): TableSettings {
  const { density, hidden, order, widths } = fieldsOf(text);
  return {
    density: DENSITIES.find((one) => one === density) ?? DEFAULTS.density,
    hidden: textsOf(hidden),
    order: textsOf(order),
    widths: Object.fromEntries(Object.entries(widths ?? {}).filter(isWidth)),
  };
}

function isWidth(entry: [string, unknown]): entry is [string, number] {
  const [, width] = entry;
  return typeof width === 'number' && width >= NARROWEST && width <= WIDEST;
}

/** The settings and all that changes them. */
export interface TableControl {
  readonly settings: TableSettings;
  toggleColumn(column: ColumnId): void;
  setDensity(density: Density): void;
  /** Sets widths of columns in pixels, as far as they may go. */
  setWidths(widths: Readonly<Record<string, number>>): void;
  setOrder(order: readonly ColumnId[]): void;
  /** Shows all columns in their first order and width. */
  resetColumns(): void;
}

/** The settings of the table, kept in this browser. What can't be read counts as never set. */
export function useTableSettings(): TableControl {
  const [settings, setSettings] = useLocalStorage<TableSettings>({
    key: 'roster.users-table',
    defaultValue: DEFAULTS,
    getInitialValueInEffect: false,
    deserialize: readSettings,
  });
  return {
    settings,
    toggleColumn(column) {
      const hidden = settings.hidden.includes(column)
        ? settings.hidden.filter((one) => one !== column)
        : [...settings.hidden, column];
      setSettings({ ...settings, hidden });
    },
    setDensity: (density) => setSettings({ ...settings, density }),
    setWidths(widths) {
      const bounded = Object.entries(widths).map(([column, width]) => [
        column,
        Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))),
      ]);
      setSettings((present) => ({ ...present, widths: { ...present.widths, ...Object.fromEntries(bounded) } }));
    },
    setOrder: (order) => setSettings({ ...settings, order: [...order] }),
    resetColumns: () => setSettings({ ...DEFAULTS, density: settings.density }),
  };
}
