import { useLocalStorage } from '@mantine/hooks';
import { z } from 'zod';
import type { ColumnId } from '../../../../electron/domain/description.ts';

/** Row heights in pixels. */
export const ROW_HEIGHTS = { compact: 28, normal: 34, roomy: 42 } as const;
/** How high rows are, by a name. */
export type Density = keyof typeof ROW_HEIGHTS;
/** All row heights, lowest first. */
export const DENSITIES = Object.keys(ROW_HEIGHTS) as Density[];

const settingsSchema = z.object({
  density: z.enum(['compact', 'normal', 'roomy']).catch('normal'),
  /** Columns that a person put away; new ones of a server are there by themselves. */
  hidden: z.array(z.string()).catch([]),
  /** Columns in the order that a person gave them; those that are not named follow. */
  order: z.array(z.string()).catch([]),
  /** Pixels of columns that a person made wider or narrower. */
  widths: z.record(z.string(), z.number().min(60).max(1200)).catch({}),
});

/** How the table is set up on this computer, for all instances. */
export type TableSettings = z.infer<typeof settingsSchema>;

const DEFAULTS: TableSettings = { density: 'normal', hidden: [], order: [], widths: {} };
/** Least and most pixels of a column. */
const [NARROWEST, WIDEST] = [60, 1200];

function read(text: string | undefined): TableSettings {
  try {
    return settingsSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return DEFAULTS;
  }
}

/** The settings and all that changes them. */
export interface TableControl {
  readonly settings: TableSettings;
  toggleColumn(column: ColumnId): void;
  setDensity(density: Density): void;
  /** Sets the width of a column in pixels, as far as it may go. */
  setWidth(column: ColumnId, width: number): void;
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
    deserialize: read,
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
    setWidth(column, width) {
      const bounded = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
      setSettings((present) => ({ ...present, widths: { ...present.widths, [column]: bounded } }));
    },
    setOrder: (order) => setSettings({ ...settings, order: [...order] }),
    resetColumns: () => setSettings({ ...DEFAULTS, density: settings.density }),
  };
}
