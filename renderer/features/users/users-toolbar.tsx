import { Menu } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId, Description } from '../../../electron/domain/description.ts';
import { CommandButton } from '../../app/command-button.tsx';
import { shortcutWords } from '../../app/shortcuts.ts';
import { Icon } from '../../components/icon.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { columnsOf } from './table/columns.tsx';
import { DENSITIES, type Density, type TableSettings } from './table/table-settings.ts';
import type { UsersView } from './url-state.ts';
import type { UsersCommands } from './use-users-commands.ts';

interface UsersToolbarProps {
  readonly view: UsersView;
  readonly onSearch: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly description: Description;
  readonly settings: TableSettings;
  readonly onColumn: (column: ColumnId) => void;
  readonly onDensity: (density: Density) => void;
  readonly commands: UsersCommands;
  /** The menu of columns is open. */
  readonly menuOpened: boolean;
  readonly onMenu: (opened: boolean) => void;
}

/** Search, and the buttons that work on the whole table. */
export function UsersToolbar(props: UsersToolbarProps) {
  const { view, onSearch, input, description, settings, onColumn, onDensity, commands } = props;
  const { t } = useTranslation();
  const withNames = description.columns.includes('name') || description.columns.includes('email');
  return (
    <div className="toolbar">
      <SearchBox
        ref={input}
        className="grow"
        label={t('users.search.label')}
        placeholder={t(withNames ? 'users.search.all' : 'users.search.handles')}
        clearLabel={t('users.search.clear')}
        keys={shortcutWords(commands.focusSearch.shortcut ?? '')}
        value={view.search}
        onChange={onSearch}
        onKeyDown={goToTable}
      />
      <CommandButton command={commands.find} />
      <ColumnsMenu
        {...{ description, onColumn }}
        hidden={settings.hidden}
        opened={props.menuOpened}
        onOpened={props.onMenu}
      />
      <DensityMenu density={settings.density} onDensity={onDensity} />
      <CommandButton command={commands.create} look="primary" />
    </div>
  );
}

/** From the search the way goes down into the table. */
function goToTable(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.closest('.column')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
}

interface ColumnsMenuProps {
  readonly description: Description;
  readonly hidden: readonly string[];
  readonly onColumn: (column: ColumnId) => void;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

function ColumnsMenu({ description, hidden, onColumn, opened, onOpened }: ColumnsMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      transitionProps={{ duration: 0 }}
      position="bottom-end"
      closeOnItemClick={false}
      width={220}
    >
      <Menu.Target>
        <button type="button" className="btn square" aria-label={t('users.toolbar.columns')}>
          <Icon name="columns" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="menu">
        <Menu.Label>{t('users.toolbar.columns')}</Menu.Label>
        {columnsOf(description).map((column) => (
          <Menu.CheckboxItem
            className="menu-item"
            key={column}
            checked={!hidden.includes(column)}
            disabled={column === 'handle'}
            rightSection={
              column === 'handle' ? <span className="small faint">{t('users.toolbar.columnAlways')}</span> : null
            }
            onChange={() => onColumn(column)}
          >
            {t(`users.column.${column}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function DensityMenu({ density, onDensity }: { density: Density; onDensity: (density: Density) => void }) {
  const { t } = useTranslation();
  return (
    <Menu transitionProps={{ duration: 0 }} position="bottom-end" width={160}>
      <Menu.Target>
        <button type="button" className="btn square" aria-label={t('users.toolbar.density')}>
          <Icon name="density" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="menu">
        <Menu.Label>{t('users.toolbar.density')}</Menu.Label>
        <Menu.RadioGroup value={density} onChange={(one) => onDensity(one as Density)}>
          {DENSITIES.map((one) => (
            <Menu.RadioItem className="menu-item" key={one} value={one}>
              {t(`users.toolbar.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
