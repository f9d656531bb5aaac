import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../app/commands.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';

interface Transfer {
  readonly commands: readonly Command[];
  /** To be drawn anywhere in the screen. */
  readonly dialog: ReactNode;
}

/** Export and import of the saved instances, for the menu and the palette. */
export function useTransfer(): Transfer {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'export' | 'import' | null>(null);
  const command = (key: 'export' | 'import'): Command => ({
    id: `instances.${key}`,
    label: t(`transfer.${key}.command`),
    section: t('instances.title'),
    icon: key === 'export' ? 'sort-down' : 'sort-up',
    run: () => setOpened(key),
  });
  const close = () => setOpened(null);
  // What was typed or read ends with its dialog: a pass phrase must not wait for the next one.
  const dialog = (
    <>
      {opened === 'export' ? <ExportDialog onClose={close} /> : null}
      {opened === 'import' ? <ImportDialog onClose={close} /> : null}
    </>
  );
  return { commands: [command('export'), command('import')], dialog };
}
