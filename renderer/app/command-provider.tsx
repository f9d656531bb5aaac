import { type ReactNode, useMemo, useState } from 'react';
import { CommandContext, CommandRegistry, type Overlay } from './commands.ts';
import { useShortcuts } from './shortcuts.ts';

/** Holds the one list of commands and listens to their keys. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new CommandRegistry());
  const [overlay, show] = useState<Overlay>(null);
  useShortcuts(registry);
  const value = useMemo(() => ({ registry, overlay, show }), [registry, overlay]);
  return <CommandContext value={value}>{children}</CommandContext>;
}
