import { use } from 'react';
import { CommandContext } from './commands.ts';
import { KeyList } from './key-list.tsx';
import { Palette } from './palette.tsx';

/** What can lie over the window. */
export function Overlays() {
  const { overlay, show } = use(CommandContext);
  const close = () => show(null);
  return (
    <>
      <Palette opened={overlay === 'palette'} onClose={close} />
      <KeyList opened={overlay === 'keys'} onClose={close} />
    </>
  );
}
