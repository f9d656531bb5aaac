import { useEffect } from 'react';
import type { CommandRegistry } from './commands.ts';

const CHORD_MS = 1500;
const IS_MAC = /mac/i.test(navigator.platform);

/** Whether what has the focus takes plain keys for itself. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null)
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** The name of a pressed key as shortcuts write it: `mod+k`, `n`, `?`. */
function keyName(event: KeyboardEvent): string {
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return mod ? `mod+${key}` : key;
}

/** The keys of a shortcut as this platform writes them: `⌘ K`, `Ctrl K`, `G U`. */
export function shortcutWords(shortcut: string): string {
  return shortcut
    .replace('mod+', IS_MAC ? '⌘ ' : 'Ctrl ')
    .toUpperCase()
    .replace('CTRL', 'Ctrl');
}

/** Runs commands by their keys. Plain keys rest while somebody types, and everything rests while a dialog is open. */
export function useShortcuts(registry: CommandRegistry): void {
  useEffect(() => {
    let pending: { key: string; until: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isDialogOpen() || /^(Shift|Control|Meta)$/.test(event.key)) return;
      const name = keyName(event);
      if (!name.startsWith('mod+') && isTyping(event.target)) return;
      const chord = pending && pending.until > event.timeStamp ? `${pending.key} ${name}` : null;
      pending = null;
      const command = (chord && registry.forShortcut(chord)) || registry.forShortcut(name);
      if (command) {
        event.preventDefault();
        if (!command.unavailable) command.run();
      } else if (registry.startsChord(name)) {
        pending = { key: name, until: event.timeStamp + CHORD_MS };
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
}
