import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { failureOf } from '../../lib/failure.ts';
import { useOnceAtATime } from '../../lib/once-at-a-time.ts';
import { orpc } from '../../lib/orpc.ts';
import { Section } from './section.tsx';

/** Whether the emulated servers run, and how to start or stop them. */
export function Demo() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.demo.state.queryOptions({ input: {} }));
  const stop = useMutation(orpc.demo.stop.mutationOptions());
  const once = useOnceAtATime();
  if (!data) return null;
  return (
    <Section title={t('settings.demo.title')}>
      <p>{t(data.running ? 'settings.demo.running' : 'settings.demo.stopped')}</p>
      {stop.isError ? <FailureNotice failure={failureOf(stop.error)} title={t('settings.demo.failed')} /> : null}
      {data.running ? (
        <div className="with-note">
          <button
            type="button"
            className="btn form"
            onClick={() => once((done) => stop.mutate({}, { onSettled: done }))}
          >
            {stop.isPending ? <Icon name="spinner" size="s" /> : null}
            {t('settings.demo.stop')}
          </button>
          <span className="small faint">{t('settings.demo.stopHelp')}</span>
        </div>
      ) : (
        <Link to="/welcome" className="btn form start">
          <Icon name="flask" />
          {t('settings.demo.open')}
        </Link>
      )}
    </Section>
  );
}
