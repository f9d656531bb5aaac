import './review.css';
import { Modal } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Change } from '../../../electron/domain/change.ts';
import { isGrave } from '../../../electron/domain/confirmation.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import { type Description, serverName } from '../../../electron/domain/description.ts';
import { ENVIRONMENT_RULES } from '../../../electron/domain/environment.ts';
import { gradeWords } from '../../lib/change-words.ts';
import { useConfirming } from '../../lib/use-confirming.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Icon } from '../icon.tsx';
import { ChangeTargets, ReviewLine } from './change-targets.tsx';
import { ConflictView } from './conflict-view.tsx';
import { OutcomeList } from './outcome-list.tsx';
import type { Proposal, ProposalState } from './use-proposal.ts';

interface ReviewDialogProps {
  readonly state: ProposalState;
  readonly connection: Connection;
  readonly description: Description;
}

/** Shows a proposal's changes as sentences before they are sent, and what came of them where not all was done. */
export function ReviewDialog({ state, connection, description }: ReviewDialogProps) {
  const { proposal, close } = state;
  return (
    <Modal.Root
      opened={proposal !== null && state.shown}
      onClose={close}
      // The second half of a double click on what opened it would close it again.
      closeOnClickOutside={false}
      size={656}
      centered
      lockScroll={false}
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content className="dialog">
        {proposal ? <Review {...{ state, proposal, connection, description }} /> : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function Review({ state, proposal, connection, description }: ReviewDialogProps & { proposal: Proposal }) {
  const { t } = useTranslation();
  const { phase } = state;
  const changes = phase.step === 'review' || phase.step === 'sending' ? phase.changes : [];
  const [typed, setTyped] = useState('');
  const wanted = nameToType(changes, connection);
  const complete = wanted === null || typed === wanted;
  return (
    <>
      <div className="dhead" data-env={connection.environment}>
        <span className="env" data-env={connection.environment}>
          {t(`common.environment.${connection.environment}.label`)}
        </span>
        <span>
          {t('changes.review.on', {
            name: connection.name,
            server: serverName(description.server),
          })}
        </span>
      </div>
      <div className="dbody">
        <Modal.Title className="dtitle">{proposal.title}</Modal.Title>
        {proposal.intro ? <p>{proposal.intro}</p> : null}
        <PhaseBody state={state} proposal={proposal} description={description} />
        {wanted !== null ? (
          <TypedName name={wanted} action={proposal.confirmLabel} value={typed} onChange={setTyped} />
        ) : null}
      </div>
      <Foot
        state={state}
        proposal={proposal}
        enabled={complete && changes.length > 0}
        dangerous={proposal.dangerous ?? changes.some(isGrave)}
      />
    </>
  );
}

/**
 * The name to type before final changes, and before an account is switched off on production. The gravest changes are
 * asked for outside of the page, so they aren't asked for twice.
 */
function nameToType(changes: readonly Change[], connection: Connection): string | null {
  if (changes.some(isGrave)) return null;
  const strict = ENVIRONMENT_RULES[connection.environment].typedConfirmation;
  const asks = changes.some((change) => change.grade === 'final' || (strict && change.after?.active === false));
  return asks ? connection.name : null;
}

interface PhaseBodyProps {
  readonly state: ProposalState;
  readonly proposal: Proposal;
  readonly description: Description;
}

function PhaseBody({ state, proposal, description }: PhaseBodyProps) {
  const { t } = useTranslation();
  const { phase } = state;
  switch (phase.step) {
    case 'checking':
      return (
        <p className="faint checking" role="status">
          <Icon name="spinner" size="s" />
          {t('changes.review.checking')}
        </p>
      );
    case 'failed':
      return <FailureNotice failure={phase.failure} tone={phase.unknown ? 'warn' : 'danger'} />;
    case 'conflict':
      return (
        <ConflictView
          {...{ description }}
          conflict={phase.conflict}
          labels={proposal.labels ?? {}}
          onTakeTheirs={state.takeTheirs}
          onSetMine={state.setMine}
        />
      );
    case 'partly':
      return (
        <>
          <p className="strong">{t('changes.review.partly')}</p>
          <OutcomeList results={phase.results} description={description} />
        </>
      );
    default:
      return phase.changes.length === 0 ? (
        <p className="faint">{t('changes.review.nothing')}</p>
      ) : (
        <ChangeTable changes={phase.changes} proposal={proposal} description={description} />
      );
  }
}

interface ChangeTableProps {
  readonly changes: readonly Change[];
  readonly proposal: Proposal;
  readonly description: Description;
}

/** The changes by their target, what follows from them, and whether they can be taken back. */
function ChangeTable({ changes, proposal, description }: ChangeTableProps) {
  const { t } = useTranslation();
  const grades = [...new Set(changes.map((change) => gradeWords(t, change)))];
  const worst = changes.some((change) => change.grade === 'final') ? 'alert' : 'undo';
  return (
    <dl className="who">
      <ChangeTargets changes={changes.map((change) => named(change, proposal))} description={description} />
      {proposal.facts?.map(({ label, text }) => (
        <ReviewLine key={label} label={label}>
          <div>{text}</div>
        </ReviewLine>
      ))}
      <ReviewLine label={t('changes.review.undo')}>
        <Icon name={worst} size="s" className={worst === 'alert' ? 'danger' : ''} />
        <div>
          {grades.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </ReviewLine>
    </dl>
  );
}

/** A change with the names that only the screen knows. */
function named(change: Change, { labels }: Proposal): Change {
  return labels ? { ...change, labels: { ...labels, ...change.labels } } : change;
}

interface TypedNameProps {
  readonly name: string;
  readonly action: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TypedName({ name, action, value, onChange }: TypedNameProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <label className="label" htmlFor={id}>
        <Trans i18nKey="changes.review.typeName" values={{ name }} components={{ code: <code className="say" /> }} />
      </label>
      <div className="field form">
        <input
          id={id}
          className="mono"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-help`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-help`} className="help">
        {t('changes.review.typeHint', { action })}
      </p>
    </div>
  );
}

interface FootProps {
  readonly state: ProposalState;
  readonly proposal: Proposal;
  readonly enabled: boolean;
  readonly dangerous: boolean;
}

function Foot({ state, proposal, enabled, dangerous }: FootProps) {
  const { t } = useTranslation();
  const { phase, confirm, close } = state;
  const sending = phase.step === 'sending';
  const confirming = useConfirming(sending);
  const keep = useRef<HTMLButtonElement>(null);
  const unconfirmed = phase.step === 'review' && phase.unconfirmed === true;
  // The question outside of the page took the focus, and what had it before could not be used meanwhile.
  useEffect(() => {
    if (unconfirmed) keep.current?.focus();
  }, [unconfirmed]);
  const over = phase.step === 'partly' || phase.step === 'failed' || phase.step === 'conflict';
  return (
    <div className="dfoot">
      <span className="dry grow" role="status">
        {phase.step === 'review' && phase.changes.length > 0 ? (
          <>
            <Icon name={unconfirmed ? 'info' : 'check'} size="s" className={unconfirmed ? '' : 'good'} />
            {t(unconfirmed ? 'changes.review.unconfirmed' : 'changes.review.compared')}
          </>
        ) : null}
        {sending ? (confirming ?? t('changes.review.sending')) : null}
      </span>
      <button type="button" className="btn form" ref={keep} data-autofocus disabled={sending} onClick={close}>
        {over ? t('common.close') : proposal.keepLabel}
      </button>
      {over ? null : (
        <button
          type="button"
          className={dangerous ? 'btn form destroy' : 'btn form primary'}
          disabled={!enabled || sending}
          onClick={confirm}
        >
          {sending ? <Icon name="spinner" size="s" /> : null}
          {proposal.confirmLabel}
        </button>
      )}
    </div>
  );
}
