import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../electron/domain/description.ts';
import { CommandButton } from '../../app/command-button.tsx';
import { shortcutWords } from '../../app/shortcuts.ts';
import { Icon } from '../../components/icon.tsx';
import { latePopup } from '../../components/late-popup.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SavedViews } from './filters/saved-views.tsx';
import { SearchHelp } from './filters/search-help.tsx';
import { ColumnsMenu } from './table/columns-menu.tsx';
import type { TableControl } from './table/table-settings.ts';
import type { UsersView } from './url-state.ts';
import type { UsersCommands } from './use-users-commands.ts';

interface UsersToolbarProps {
  readonly view: UsersView;
  readonly onSearch: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly description: Description;
  readonly instanceId: string;
  readonly table: TableControl;
  readonly onView: (view: UsersView) => void;
  readonly commands: UsersCommands;
  /** The menu of columns is open. */
  readonly menuOpened: boolean;
  readonly onMenu: (opened: boolean) => void;
}

/** Search, and the buttons that work on the whole table. */
export function UsersToolbar(props: UsersToolbarProps) {
  const { view, onView, onSearch, input, description, instanceId, table, commands } = props;
  const { t } = useTranslation();
  const withNames = description.columns.includes('name') || description.columns.includes('email');
  return (
    <div className="toolbar">
      <SearchHelp {...{ view, onSearch, input, description, instanceId }}>
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
      </SearchHelp>
      <CommandButton command={commands.find} />
      <SavedViews {...{ instanceId, view, onView }} />
      <ColumnsMenu {...{ description, table }} opened={props.menuOpened} onOpened={props.onMenu} />
      <DensityMenu table={table} />
      <CommandButton command={commands.create} look="primary" />
    </div>
  );
}

/** From the search the way goes down into the table. */
function goToTable(event: KeyboardEvent<HTMLInputElement>) {
  if (event.defaultPrevented || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
  event.preventDefault();
  event.currentTarget.closest('.column')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
}

const DensityList = latePopup('menu', async () => (await import('./table/density-list.tsx')).DensityList);

function DensityMenu({ table }: { table: TableControl }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const target = (
    <button type="button" className="btn square" aria-label={t('users.toolbar.density')}>
      <Icon name="density" />
    </button>
  );
  return <DensityList {...{ opened, target, table }} onOpened={setOpened} />;
}
