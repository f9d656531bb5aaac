import './instances.css';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Crumbs } from '../../components/crumbs.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { failureOf } from '../../lib/failure.ts';
import type { HandOver } from '../../lib/hand-over.ts';
import { AddFoot } from './add-foot.tsx';
import { AddProbe } from './add-probe.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { sameWay } from './draft.ts';
import { Beginning } from './first-user-note.tsx';
import { SentWords } from './sent-words.tsx';
import { useAddInstance } from './use-add-instance.ts';
import { useSecretHelp } from './use-secret-help.ts';

/** Adds an instance by its address: the form at the left, the test of the connection at the right. */
export function AddScreen() {
  const { t } = useTranslation();
  // What another screen hands over, or what was typed here before going to one.
  const handedOver = (useLocation().state ?? {}) as Partial<HandOver>;
  const adding = useAddInstance(handedOver);
  const secretHelp = useSecretHelp();
  const { form, run, tested, state, add, testCommand } = adding;
  const name = form.name.trim();
  const isVirgin = run.finding?.firstUser === true;
  const current = tested !== null && sameWay(form, tested);
  return (
    <>
      <Crumbs crumbs={[{ label: t('instances.title'), to: '/instances' }, { label: t('instances.add.title') }]} />
      <div className="body">
        <ConnectionForm
          {...adding}
          onChange={adding.change}
          onAddressDone={testCommand.run}
          onSubmit={state.why === 'ready' ? adding.save : testCommand.run}
          nameError={state.why === 'nameTaken' ? t('instances.form.nameTaken', { name }) : null}
          methods={isVirgin ? null : adding.methods}
          noMethods={t(isVirgin ? 'instances.form.nobodyYet' : 'instances.form.kindFirst')}
          secretHelp={secretHelp}
          focusSecret={Boolean(handedOver.handle)}
          besideSignIn={
            run.finding && current ? <Beginning finding={run.finding} onCreate={adding.createFirstUser} /> : null
          }
        >
          {add.isError ? (
            <FailureNotice failure={failureOf(add.error)} title={t('instances.add.failed', { name })} />
          ) : null}
        </ConnectionForm>
        <AddProbe
          run={run}
          form={form}
          method={adding.method}
          current={current}
          onRetry={adding.retry}
          onStop={adding.stop}
          onSaved={adding.setSaved}
          onDone={adding.finish}
          onCreateFirstUser={adding.createFirstUser}
        />
      </div>
      <AddFoot
        state={state}
        name={name}
        run={run}
        saving={add.isPending}
        test={testCommand}
        onSave={adding.save}
        onCancel={adding.cancel}
      />
      <StatusBar end={<SentWords run={run} />}>
        <span>{t('instances.add.status')}</span>
      </StatusBar>
      {adding.guard.dialog}
    </>
  );
}
