import './welcome.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAppCommands } from '../../app/app-commands.ts';
import { Banners } from '../../app/banners.tsx';
import { CommandButton } from '../../app/command-button.tsx';
import { useCommands } from '../../app/commands.ts';
import { Overlays } from '../../app/overlays.tsx';
import { shortcutWords } from '../../app/shortcuts.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useConnections } from '../../lib/connections.ts';
import { orpc } from '../../lib/orpc.ts';
import { AddDoor } from './add-door.tsx';
import { DemoDoor } from './demo-door.tsx';

/** The first screen: what Roster is, and the two ways in. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const commands = useAppCommands();
  const count = useConnections().data?.length ?? 0;
  useCommands([{ ...commands['instances.add'], shortcut: 'n' }, ...Object.values(commands)]);
  return (
    <div className="hello">
      <title>{t('app.name')}</title>
      <header className="topbar">
        <div className="crumbs">
          <Icon name="brand" className="brand" />
          <span className="here">{t('app.name')}</span>
        </div>
        <span className="grow" />
        <CommandButton command={commands.theme} look="plain" iconOnly />
        <CommandButton command={commands['go.settings']} look="plain" iconOnly />
      </header>
      <Banners />
      <main className="stage">
        <h1>{t('welcome.title')}</h1>
        <p className="lead">{t('welcome.lead')}</p>
        <div className="doors">
          <AddDoor />
          <DemoDoor />
        </div>
        <Facts />
      </main>
      <footer className="statusbar">
        {count === 0 ? (
          <span>{t('welcome.noInstances')}</span>
        ) : (
          <Link to="/instances">{t('app.instances', { count })}</Link>
        )}
        <span>{t('welcome.noSignUp')}</span>
        <span className="push">
          <kbd>{shortcutWords('mod+k')}</kbd> {t('welcome.runsAny')}
          <kbd>?</kbd> {t('welcome.showsKeys')}
        </span>
      </footer>
      <Overlays />
    </div>
  );
}

function Facts() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.app.info.queryOptions({ input: {} }));
  const backend = data?.secrets.backend ?? 'keyring';
  return (
    <ul className="facts">
      <Fact icon="key" title={t('welcome.facts.secretsTitle')} text={t(`welcome.facts.${backend}`)} />
      <Fact icon="lock" title={t('welcome.facts.productionTitle')} text={t('welcome.facts.production')} />
      <Fact icon="history" title={t('welcome.facts.writtenTitle')} text={t('welcome.facts.written')} />
    </ul>
  );
}

function Fact({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <li>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {text}
      </span>
    </li>
  );
}
