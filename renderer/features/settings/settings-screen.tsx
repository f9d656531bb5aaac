import './settings.css';
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AppInfo, SecretStoreState } from '../../../electron/contract/contract.ts';
import { Crumbs } from '../../components/crumbs.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { UnlockForm } from '../../components/unlock-form.tsx';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { Demo } from './demo.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { LanguageSetting } from './language-setting.tsx';
import { Section } from './section.tsx';

/** Settings of Roster itself: how it looks, where secrets are, what runs. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const info = useQuery(orpc.app.info.queryOptions({ input: {} }));
  return (
    <>
      <Crumbs crumbs={[{ label: t('settings.title') }]} />
      <div className="page settings">
        <Appearance />
        <LanguageSetting />
        {info.isError ? <FailureNotice failure={failureOf(info.error)} title={t('settings.failed')} /> : null}
        {info.data ? (
          <>
            <Secrets secrets={info.data.secrets} />
            <Demo />
            <About info={info.data} />
            <Diagnostics />
          </>
        ) : null}
      </div>
    </>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t('settings.appearance.title')}>
      <Segmented<MantineColorScheme>
        label={t('settings.appearance.theme')}
        segments={[
          { value: 'light', label: t('settings.appearance.light') },
          { value: 'dark', label: t('settings.appearance.dark') },
          { value: 'auto', label: t('settings.appearance.system') },
        ]}
        value={colorScheme}
        help={t('settings.appearance.help')}
        onChange={setColorScheme}
      />
    </Section>
  );
}

function Secrets({ secrets }: { secrets: SecretStoreState }) {
  const { t } = useTranslation();
  const { backend, sealed, reason } = secrets;
  return (
    <Section title={t('settings.secrets.title')}>
      <p className="with-icon">
        <Icon name={backend === 'memory' ? 'alert' : 'key'} className={backend === 'memory' ? 'warn' : 'faint'} />
        <span>
          {t(`settings.secrets.${backend}`)}{' '}
          {backend === 'passphrase' ? t(sealed ? 'settings.secrets.sealed' : 'settings.secrets.open') : null}
        </span>
      </p>
      {reason ? (
        <p className="small faint">
          <ServerText>{t('settings.secrets.reason', { reason })}</ServerText>
        </p>
      ) : null}
      {backend === 'memory' ? <p>{t('settings.secrets.makeHint')}</p> : null}
      {sealed || backend === 'memory' ? <UnlockForm making={backend === 'memory'} /> : null}
    </Section>
  );
}

/** What can show this page, by the names that the core has for it. */
const FACES = ['window', 'browser'] as const;

function About({ info }: { info: AppInfo }) {
  const { t } = useTranslation();
  const face = FACES.find((one) => one === info.face);
  return (
    <Section title={t('settings.about.title')}>
      <dl className="facts-list">
        <div>
          <dt>{t('settings.about.version')}</dt>
          <dd>{info.version}</dd>
        </div>
        <div>
          <dt>{t('settings.about.face')}</dt>
          <dd>{face ? t(`settings.about.faces.${face}`) : info.face}</dd>
        </div>
        <div>
          <dt>{t('settings.about.dataFolder')}</dt>
          <dd className="mono selectable">{info.dataFolder}</dd>
        </div>
      </dl>
    </Section>
  );
}
