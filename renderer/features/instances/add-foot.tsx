import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands.ts';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { useConfirming } from '../../lib/use-confirming.ts';
import { STARTS_TEST } from './connection-form.tsx';
import type { ProbeRun } from './probe-run.ts';
import type { Readiness } from './readiness.ts';

interface AddFootProps {
  readonly state: Readiness;
  readonly name: string;
  readonly run: ProbeRun;
  readonly saving: boolean;
  readonly test: Command;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** The foot of adding: why it can't be saved yet, and the buttons. */
export function AddFoot({ state, name, run, saving, test, onSave, onCancel }: AddFootProps) {
  const { t } = useTranslation();
  const ready = state.why === 'ready';
  const called = name || t('instances.add.thisInstance');
  const confirming = useConfirming(saving);
  return (
    <div className="panel-foot actions">
      <span className="muted" role="status">
        {saving ? (confirming ?? t('instances.add.saving', { name: called })) : <Reason state={state} name={called} />}
      </span>
      <span className="grow" />
      <button type="button" className="btn form plain" onClick={onCancel}>
        {t('common.cancel')}
      </button>
      <TestButton test={test} run={run} primary={!ready && run.phase === 'idle'} />
      <button
        type="button"
        className={classNames('btn form', ready && 'primary')}
        disabled={!ready || saving}
        onClick={onSave}
      >
        {saving ? <Icon name="spinner" size="s" /> : null}
        {name ? t('instances.add.save', { name }) : t('instances.add.saveUnnamed')}
      </button>
    </div>
  );
}

function Reason({ state, name }: { state: Readiness; name: string }) {
  const { t } = useTranslation();
  if (state.why === 'failed') return t('instances.add.why.failed', { name, step: state.step });
  return t(`instances.add.why.${state.why}`, { name });
}

/** Starts the test, or starts it anew. */
export function TestButton({ test, run, primary }: { test: Command; run: ProbeRun; primary: boolean }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classNames('btn form', primary && 'primary')}
      disabled={Boolean(test.unavailable)}
      onClick={test.run}
      {...{ [STARTS_TEST]: '' }}
    >
      <Icon name={run.phase === 'running' ? 'spinner' : 'refresh'} />
      {run.phase === 'idle' ? test.label : t('instances.add.testAgain')}
    </button>
  );
}
