import { Modal } from '@mantine/core';
import { type KeyboardEvent, use, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { classNames } from '../lib/class-names.ts';
import { useConnections } from '../lib/connections.ts';
import { type Command, CommandContext } from './commands.ts';
import { useInstanceCommands } from './instance-commands.ts';
import { shortcutWords } from './shortcuts.ts';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Finds and runs any command. */
export function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={560}
      lockScroll={false}
      padding={0}
      yOffset="12vh"
      classNames={{ content: 'dialog', overlay: 'dialog-scrim' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('app.palette.title')}>
        <PaletteContent onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Whether every word that was typed occurs in the command's label or section. */
function matches(command: Command, search: string): boolean {
  const text = `${command.label} ${command.section}`.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function PaletteContent({ onClose }: Pick<PaletteProps, 'onClose'>) {
  const { t } = useTranslation();
  const id = useId();
  const { registry } = use(CommandContext);
  const instances = useInstanceCommands(useConnections().data ?? []);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = [...registry.all(), ...instances].filter(
    (command) => command.id !== 'palette' && matches(command, search.trim()),
  );
  const run = (command: Command | undefined) => {
    if (!command || command.unavailable) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((found.length + chosen + step) % Math.max(1, found.length));
    else if (event.key === 'Enter') run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-search">
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-label={t('app.palette.title')}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          placeholder={t('app.palette.placeholder')}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="small faint">{t('app.palette.hint')}</span>
      </div>
      <CommandList id={id} commands={found} chosen={chosen} onChoose={setChosen} onRun={run} />
      {found.length === 0 ? (
        <p className="palette-none faint" role="status">
          {t('app.palette.none', { search })}
        </p>
      ) : null}
    </>
  );
}

interface CommandListProps {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onRun: (command: Command) => void;
}

function CommandList({ id, commands, chosen, onChoose, onRun }: CommandListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever another one is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={t('app.palette.list')} ref={list}>
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the search field, which keeps the focus
        <div
          key={command.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          aria-disabled={Boolean(command.unavailable)}
          className={classNames('palette-item', index === chosen && 'is-chosen', command.unavailable && 'is-disabled')}
          onMouseMove={() => onChoose(index)}
          onClick={() => onRun(command)}
        >
          {command.icon ? <Icon name={command.icon} /> : <span className="icon" />}
          <span className="grow cut">{command.label}</span>
          <span className="small faint">{command.unavailable ?? command.section}</span>
          {command.shortcut ? <kbd>{shortcutWords(command.shortcut)}</kbd> : null}
        </div>
      ))}
    </div>
  );
}
