import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { SlotTarget } from '../components/slots.tsx';
import { useAppCommands } from './app-commands.ts';
import { CommandButton } from './command-button.tsx';
import { shortcutWords } from './shortcuts.ts';

/** The bar above the screen: where one is, the way to every command, theme and settings. */
export function TopBar() {
  const { t } = useTranslation();
  const commands = useAppCommands();
  return (
    <header className="topbar">
      <SlotTarget name="crumbs" className="crumbs" />
      <button type="button" className="command" onClick={commands.palette.run}>
        <Icon name="search" />
        <span className="grow">{t('app.search')}</span>
        <kbd>{shortcutWords('mod+k')}</kbd>
      </button>
      <CommandButton command={commands.theme} look="plain" iconOnly />
      <CommandButton command={commands['go.settings']} look="plain" iconOnly />
    </header>
  );
}
