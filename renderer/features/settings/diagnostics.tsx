import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { useCopy } from '../../lib/clipboard.ts';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { Section } from './section.tsx';

/** The report for whoever helps: shown first, so that the person reads what would be given away. */
export function Diagnostics() {
  const { t } = useTranslation();
  const report = useMutation(orpc.app.diagnostics.mutationOptions());
  const { copied, copy } = useCopy();
  const once = useOnceAtATime();
  const text = report.data?.text;
  return (
    <Section title={t('settings.diagnostics.title')}>
      <p>{t('settings.diagnostics.help')}</p>
      <div className="with-note">
        {/* Never disabled: that would take the focus away from it. */}
        <button
          type="button"
          className="btn form"
          onClick={() => once((done) => report.mutate({}, { onSettled: done }))}
        >
          {report.isPending ? <Icon name="spinner" size="s" /> : null}
          {t(text === undefined ? 'settings.diagnostics.make' : 'settings.diagnostics.again')}
        </button>
        {text === undefined ? null : (
          <button type="button" className="btn form" onClick={() => void copy(text)}>
            {t('settings.diagnostics.copy')}
          </button>
        )}
        <span className="small faint" role="status">
          {copied ? t('settings.diagnostics.copied') : null}
        </span>
      </div>
      {report.isError ? (
        <FailureNotice failure={failureOf(report.error)} title={t('settings.diagnostics.failed')} />
      ) : null}
      {text === undefined ? null : (
        <textarea
          className="mono report"
          readOnly
          rows={16}
          aria-label={t('settings.diagnostics.report')}
          value={text}
        />
      )}
    </Section>
  );
}
