import { createContext, use, useEffect, useRef } from 'react';
import type { IconName } from '../components/icon.tsx';

/**
 * Something a person can have done: by a button, from the palette, or by keys. All three take it from one list.
 * `label` is in the reader's language already and says what happens.
 */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** The heading in the palette and in the list of keys. */
  readonly section: string;
  readonly icon?: IconName;
  /** `mod+k`, `n`, `?`, or two keys one after the other: `g u`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** Why it can't run now, as a sentence; it stays visible. */
  readonly unavailable?: string | null;
  readonly run: () => void;
}

interface Source {
  current: readonly Command[];
}

/** The one list of commands: what the frame offers, and what the present screen adds. */
export class CommandRegistry {
  readonly #sources = new Set<Source>();

  /** Adds a source for as long as its screen is shown; answers with its removal. */
  add(source: Source): () => void {
    this.#sources.add(source);
    return () => void this.#sources.delete(source);
  }

  /** Every command, those of the present screen first; of two with one id the screen's counts. */
  all(): Command[] {
    const found = new Map<string, Command>();
    for (const source of [...this.#sources].reverse()) {
      for (const command of source.current) if (!found.has(command.id)) found.set(command.id, command);
    }
    return [...found.values()];
  }

  /** The command that keys stand for; those of the present screen come first. */
  forShortcut(shortcut: string): Command | undefined {
    return this.all().find((command) => command.shortcut === shortcut);
  }

  /** Whether some shortcut goes on after this key. */
  startsChord(key: string): boolean {
    return this.all().some((command) => command.shortcut?.startsWith(`${key} `));
  }
}

/** What lies over the window: the palette, the list of keys, or nothing. */
export type Overlay = 'palette' | 'keys' | null;

interface CommandContextValue {
  readonly registry: CommandRegistry;
  readonly overlay: Overlay;
  readonly show: (overlay: Overlay) => void;
}

/** Holds the list of commands for everything inside; see `CommandProvider`. */
export const CommandContext = createContext<CommandContextValue>({
  registry: new CommandRegistry(),
  overlay: null,
  show: () => undefined,
});

/** Offers commands for as long as the component is shown. They may be made anew with every render. */
export function useCommands(commands: readonly Command[]): void {
  const { registry } = use(CommandContext);
  const source = useRef(commands);
  useEffect(() => {
    source.current = commands;
  });
  useEffect(() => registry.add(source), [registry]);
}
