import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../electron/domain/failure.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../electron/domain/languages.ts';
import { Icon } from '../components/icon.tsx';
import { ServerText } from '../components/server-text.tsx';
import { UnlockForm } from '../components/unlock-form.tsx';
import { chooseLanguage, forgetLostChoice, languageOf, useLostChoice } from '../i18n/language-choice.ts';
import { connectionState } from '../lib/bridge.ts';
import { useFailureWords } from '../lib/failure-words.ts';
import { orpc } from '../lib/orpc.ts';

/** What concerns every screen: Roster itself is gone, the secret store is sealed, something was mended at the start. */
export function Banners() {
  const { data } = useQuery(orpc.app.info.queryOptions({ input: {} }));
  return (
    <div className="banners">
      <LostBanner />
      <LanguageBanner />
      {data?.secrets.sealed ? <SealedBanner /> : null}
      <Notices notices={data?.notices ?? []} />
    </div>
  );
}

function LostBanner() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(connectionState.subscribe, connectionState.get);
  if (state !== 'lost') return null;
  return (
    <div className="banner" data-env="production" role="alert">
      <Icon name="alert" />
      <span className="grow">
        <span className="what">{t('app.banner.lost')}</span> {t('app.banner.lostHint')}
      </span>
    </div>
  );
}

function LanguageBanner() {
  const { t, i18n } = useTranslation();
  const lost = useLostChoice();
  if (lost === null) return null;
  const spoken = LANGUAGES.find((language) => language === i18n.language) ?? 'en';
  return (
    <div className="banner" data-env="staging" role="alert">
      <Icon name="language" />
      <span className="grow">
        <span className="what">{t('app.banner.language', { name: LANGUAGE_NAMES[languageOf(lost)] })}</span>{' '}
        {t('app.banner.languageHint', { name: LANGUAGE_NAMES[spoken] })}
      </span>
      <button type="button" className="btn small" onClick={() => void chooseLanguage(lost)}>
        {t('common.retry')}
      </button>
      <button
        type="button"
        className="btn plain square small"
        aria-label={t('common.dismiss')}
        onClick={forgetLostChoice}
      >
        <Icon name="x" size="s" />
      </button>
    </div>
  );
}

function SealedBanner() {
  const { t } = useTranslation();
  return (
    <section className="banner" data-env="staging" aria-label={t('app.banner.sealed')}>
      <Icon name="lock" />
      <span className="grow">
        <span className="what">{t('app.banner.sealed')}</span> {t('app.banner.sealedHint')}
      </span>
      <UnlockForm compact />
    </section>
  );
}

function Notices({ notices }: { notices: readonly Failure[] }) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const keyOf = ({ code, details }: Failure) => `${code} ${JSON.stringify(details)}`;
  return notices
    .filter((notice) => !dismissed.includes(keyOf(notice)))
    .map((notice) => (
      <NoticeBanner key={keyOf(notice)} notice={notice} onDismiss={() => setDismissed([...dismissed, keyOf(notice)])} />
    ));
}

function NoticeBanner({ notice, onDismiss }: { notice: Failure; onDismiss: () => void }) {
  const { t } = useTranslation();
  const { message, hint } = useFailureWords(notice);
  return (
    <div className="banner" data-env="staging" role="status">
      <Icon name="alert" />
      <span className="grow">
        <span className="what">
          <ServerText>{message}</ServerText>
        </span>{' '}
        <ServerText>{hint}</ServerText>
      </span>
      <button type="button" className="btn plain square small" aria-label={t('common.dismiss')} onClick={onDismiss}>
        <Icon name="x" size="s" />
      </button>
    </div>
  );
}
