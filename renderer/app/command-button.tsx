import type { ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import { classNames } from '../lib/class-names.ts';
import type { Command } from './commands.ts';
import { shortcutWords } from './shortcuts.ts';

interface CommandButtonProps {
  readonly command: Command;
  /** Classes beside `btn`: `primary`, `plain`, `small`, `form`, `destroy`. */
  readonly look?: string;
  /** Draws the icon alone; the label is its name. */
  readonly iconOnly?: boolean;
  readonly children?: ReactNode;
}

/** A button that runs a command; its keys stand in the tooltip, and where it can't run, the reason. */
export function CommandButton({ command, look, iconOnly = false, children }: CommandButtonProps) {
  const { label, shortcut, unavailable, icon } = command;
  const hint = [unavailable ?? label, shortcut && `(${shortcutWords(shortcut)})`].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classNames('btn', iconOnly && 'square', look)}
      aria-label={iconOnly ? label : undefined}
      title={hint}
      disabled={Boolean(unavailable)}
      onClick={command.run}
    >
      {icon ? <Icon name={icon} /> : null}
      {iconOnly ? null : (children ?? label)}
    </button>
  );
}
