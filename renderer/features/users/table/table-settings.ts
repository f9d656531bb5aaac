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
});

/** How the table is set up on this computer, for all instances. */
export type TableSettings = z.infer<typeof settingsSchema>;

const DEFAULTS: TableSettings = { density: 'normal', hidden: [] };

function read(text: string | undefined): TableSettings {
  try {
    return settingsSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return DEFAULTS;
  }
}

/** The settings of the table, kept in this browser. What can't be read counts as never set. */
export function useTableSettings() {
  const [settings, setSettings] = useLocalStorage<TableSettings>({
    key: 'roster.users-table',
    defaultValue: DEFAULTS,
    getInitialValueInEffect: false,
    deserialize: read,
  });
  const toggleColumn = (column: ColumnId) => {
    const hidden = settings.hidden.includes(column)
      ? settings.hidden.filter((one) => one !== column)
      : [...settings.hidden, column];
    setSettings({ ...settings, hidden });
  };
  return { settings, toggleColumn, setDensity: (density: Density) => setSettings({ ...settings, density }) };
}
