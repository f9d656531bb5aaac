import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../electron/domain/certificate.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ProbeStep, ProbeStepId } from '../../../electron/domain/probe.ts';
import { ServerWords } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { TechnicalDetail } from '../../components/technical-detail.tsx';
import { classNames } from '../../lib/class-names.ts';
import { noteWords, useFailureWords } from '../../lib/failure-words.ts';
import { formatDuration } from '../../lib/format.ts';
import { CertificateChain } from './certificate-chain.tsx';

interface StepRowProps {
  readonly id: ProbeStepId;
  /** Missing while the step waits for the ones before it. */
  readonly step: ProbeStep | undefined;
  readonly remedy?: ReactNode;
}

/** One step of a connection test: how it stands, its name, what it found, how long it took. */
export function StepRow({ id, step, remedy }: StepRowProps) {
  const { t } = useTranslation();
  const name = t(`probe.steps.${id}`);
  const state = step?.state ?? 'waiting';
  const failure = step?.failure ?? null;
  return (
    <li className={classNames('step', LOOKS[state], failure && 'raised')} data-step={id} data-state={state}>
      <StepMark state={state} />
      <span className="sn">
        {name}
        <span className="sr-only">, {t(`probe.state.${state}`)}</span>
      </span>
      <span className="st">{failure ? <FailureTitle failure={failure} /> : <StepWords id={id} step={step} />}</span>
      <span className="tt">{step?.milliseconds ? formatDuration(step.milliseconds) : null}</span>
      {!failure && step?.chain ? <PassedChain chain={step.chain} /> : null}
      {failure ? <Why failure={failure} chain={step?.chain ?? []} remedy={remedy} /> : null}
    </li>
  );
}

/** What the server showed in an accepted handshake, folded away. */
function PassedChain({ chain }: { chain: readonly Certificate[] }) {
  const { t } = useTranslation();
  return (
    <details className="detail why">
      <summary>{t('probe.chain.show')}</summary>
      <CertificateChain chain={chain} failure={null} />
    </details>
  );
}

type StepState = ProbeStep['state'] | 'waiting';

const LOOKS: Record<StepState, string> = {
  passed: 'ok',
  skipped: 'skip',
  failed: 'bad',
  running: 'now',
  waiting: 'todo-row',
};

function StepMark({ state }: { state: StepState }) {
  if (state === 'waiting') return <i className="todo" />;
  return <Icon name={({ passed: 'check', skipped: 'minus', failed: 'x', running: 'spinner' } as const)[state]} />;
}

function StepWords({ id, step }: Pick<StepRowProps, 'id' | 'step'>) {
  const { t } = useTranslation();
  if (!step) return t(`probe.waits.${id}`);
  if (step.state === 'running') return t('probe.running');
  return step.note ? <ServerText>{noteWords(t, step.note)}</ServerText> : null;
}

function FailureTitle({ failure }: { failure: Failure }) {
  return <ServerText>{useFailureWords(failure).message}</ServerText>;
}

interface WhyProps {
  readonly failure: Failure;
  readonly chain: readonly Certificate[];
  readonly remedy: ReactNode;
}

/** The inside of the failed step's card: what to do next, the server's words, the technical detail. */
function Why({ failure, chain, remedy }: WhyProps) {
  const { hint } = useFailureWords(failure);
  return (
    <div className="why">
      <CertificateChain chain={chain} failure={failure} />
      <p>
        <ServerText>{hint}</ServerText>
      </p>
      {Object.entries(failure.fields ?? {}).map(([field, sentence]) => (
        <p key={field}>
          <ServerText>{sentence}</ServerText>
        </p>
      ))}
      <ServerWords failure={failure} />
      {remedy}
      <TechnicalDetail failure={failure} />
    </div>
  );
}
