import { use } from 'react';
import { CommandContext, useCommands } from './commands.ts';
import { ConfirmationDialog } from './confirmation-dialog.tsx';
import { KeyList } from './key-list.tsx';
import { useLanguageCommands } from './language-commands.ts';
import { Palette } from './palette.tsx';

/** What can lie over the window. */
export function Overlays() {
  const { overlay, show } = use(CommandContext);
  useCommands(useLanguageCommands());
  const close = () => show(null);
  return (
    <>
      <Palette opened={overlay === 'palette'} onClose={close} />
      <KeyList opened={overlay === 'keys'} onClose={close} />
      <ConfirmationDialog />
    </>
  );
}
