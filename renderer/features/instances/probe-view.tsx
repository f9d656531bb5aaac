import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PROBE_STEPS } from '../../../electron/domain/probe.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Age } from '../../components/time.tsx';
import { classNames } from '../../lib/class-names.ts';
import { failedStep, type ProbeRun, stepNumber } from './probe-run.ts';
import { StepRow } from './probe-step.tsx';

interface ProbeViewProps {
  readonly run: ProbeRun;
  readonly onStop: () => void;
  /** What a person can do about the failed step, drawn inside its card. */
  readonly remedy?: ReactNode;
  /** Drawn below the steps. */
  readonly children?: ReactNode;
}

/** A connection test as its nine named steps; the failed one is an open card. */
export function ProbeView({ run, onStop, remedy, children }: ProbeViewProps) {
  const { t } = useTranslation();
  return (
    <section className="probe" aria-label={t('probe.title')} aria-busy={run.phase === 'running'}>
      <div className="probe-head">
        <h2>{t('probe.title')}</h2>
        <Summary run={run} />
        <span className="grow" />
        {run.phase === 'running' ? (
          <button type="button" className="btn plain small" onClick={onStop}>
            {t('instances.add.stop')}
          </button>
        ) : null}
        <RunTime run={run} />
      </div>
      {run.broken ? <FailureNotice failure={run.broken} title={t('probe.brokenTitle')} /> : null}
      <ol className="steps">
        {PROBE_STEPS.map((id) => (
          <StepRow key={id} id={id} step={run.steps[id]} remedy={remedy} />
        ))}
      </ol>
      {children}
    </section>
  );
}

/** How the test stands, in a few words that are spoken when they change. */
function Summary({ run }: { run: ProbeRun }) {
  const { t } = useTranslation();
  const failed = failedStep(run);
  const total = PROBE_STEPS.length;
  const words = () => {
    if (run.phase === 'idle') return t('probe.summary.idle');
    if (failed) return t('probe.summary.failed', { step: stepNumber(failed.step), total });
    if (run.phase === 'running') {
      return t('probe.summary.running', { step: Math.max(1, Object.keys(run.steps).length), total });
    }
    if (run.broken) return t('probe.summary.broken');
    return run.finding?.description ? t('probe.summary.passed', { total }) : t('probe.summary.recognised');
  };
  const good = run.phase === 'ended' && Boolean(run.finding?.description);
  return (
    <span role="status" className={classNames(failed || run.broken ? 'danger' : good ? 'good' : 'faint')}>
      {words()}
    </span>
  );
}

function RunTime({ run }: { run: ProbeRun }) {
  const { t } = useTranslation();
  if (run.phase !== 'ended' || !run.at) return null;
  return (
    <span className="small faint nowrap">
      {t('probe.run')} <Age at={run.at} as="ago" />
    </span>
  );
}
