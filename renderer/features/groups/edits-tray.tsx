import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { AppliedChange } from '../../../electron/contract/contract.ts';
import type { Intent } from '../../../electron/domain/change.ts';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { GroupEffects, GroupSummary } from '../../../electron/domain/group.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { EffectsSummary } from '../../components/review/effects-summary.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { useProposal } from '../../components/review/use-proposal.ts';
import { useReadOnly } from '../../lib/write-lock.ts';
import { AffectedNames } from './affected-names.tsx';
import { effectWords } from './effect-words.ts';
import { type Edit, type Edits, NO_EDITS, permissionsAfter, setCell } from './matrix.ts';
import { effectOf } from './use-effects.ts';

interface EditsTrayProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly GroupSummary[];
  readonly edits: Edits;
  /** The edits in the order of the matrix; at least one. */
  readonly list: readonly Edit[];
  /** What they do, once that is worked out. */
  readonly effects: GroupEffects | undefined;
  readonly onEdits: (edits: Edits) => void;
}

/** What was switched and not saved: as sentences, with who gains and who loses, to be reverted or saved. */
export function EditsTray({ connection, description, groups, edits, list, effects, onEdits }: EditsTrayProps) {
  const { t } = useTranslation();
  const proposal = useProposal(connection.id);
  const readOnly = useReadOnly(connection);
  const [naming, setNaming] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const changed = groups.filter((group) => edits.has(group.id));
  const endangered = list.reduce(
    (sum, edit) => sum + (isGrave(edit) ? (effectOf(effects, edit)?.affected ?? 0) : 0),
    0,
  );

  const finish = (results: readonly AppliedChange[]) => {
    const done = new Set(results.filter((one) => one.outcome === 'done').map((one) => one.change.target.id));
    const rest = new Map([...edits].filter(([id]) => !done.has(id)));
    onEdits(rest.size === 0 ? NO_EDITS : rest);
    setFailure(results.find((one) => one.failure)?.failure ?? null);
  };
  const save = () => {
    setFailure(null);
    const intents = changed.map((group) => groupIntent(group, edits, description));
    const summary = <EffectsSummary instanceId={connection.id} intents={intents} description={description} />;
    proposal.propose({
      intents,
      title: t('groups.save.title', { count: list.length, name: connection.name }),
      confirmLabel: t('groups.save.confirm', { count: list.length }),
      keepLabel: t('groups.save.keep'),
      facts: [
        { label: t('groups.save.who'), text: <EffectLines list={list} effects={effects} /> },
        { label: t('access.effects.label'), text: summary },
      ],
      onApplied: finish,
      onFailure: setFailure,
    });
  };

  return (
    <section className="diff raised" aria-label={t('groups.tray.label')}>
      <div className="diff-head">
        <b>
          {t('groups.tray.title', {
            count: list.length,
            groups: t('groups.tray.groups', { count: changed.length }),
          })}
        </b>
        {endangered > 0 ? (
          <span className="danger cut">{t('groups.tray.dangerous', { count: endangered })}</span>
        ) : null}
        <span className="grow" />
        <button type="button" className="btn plain" onClick={() => onEdits(NO_EDITS)}>
          {t('groups.tray.discard')}
        </button>
        <button type="button" className="btn" onClick={() => setNaming(true)}>
          {t('groups.tray.names')}
        </button>
        <button type="button" className="btn primary" disabled={readOnly !== null} onClick={save}>
          {t('groups.tray.save', { count: list.length, name: connection.name })}
        </button>
      </div>
      {failure ? <FailureNotice failure={failure} title={t('groups.tray.failed')} /> : null}
      <ul className="diff-rows">
        {gravestFirst(list).map((edit) => (
          <EditRow
            key={`${edit.group.id} ${edit.permission.id}`}
            edit={edit}
            words={effectWords(t, effectOf(effects, edit))}
            onRevert={() => onEdits(setCell(edits, edit.group, edit.permission.id, !edit.given))}
          />
        ))}
      </ul>
      <p className="small faint diff-foot">{readOnly ?? t('groups.tray.foot')}</p>
      <AffectedNames opened={naming} onClose={() => setNaming(false)} instanceId={connection.id} list={list} />
      <ReviewDialog state={proposal} connection={connection} description={description} />
    </section>
  );
}

const isGrave = ({ permission, given }: Edit) => permission.danger !== null && given;

/** What gives a dangerous permission comes first. */
function gravestFirst(list: readonly Edit[]): readonly Edit[] {
  return [...list.filter(isGrave), ...list.filter((edit) => !isGrave(edit))];
}

/** One write for each group, carried over onto what the server has by then. */
function groupIntent(group: GroupSummary, edits: Edits, { permissions }: Description): Intent {
  return {
    action: 'update-group',
    groupId: group.id,
    expected: { permissions: group.permissions },
    set: { permissions: permissionsAfter(group, edits, permissions) },
  };
}

function EffectLines({ list, effects }: Pick<EditsTrayProps, 'list' | 'effects'>) {
  const { t } = useTranslation();
  return list.map((edit) => (
    <p key={`${edit.group.id} ${edit.permission.id}`}>
      <b>{edit.group.name}</b>, {edit.permission.label}: {effectWords(t, effectOf(effects, edit))}
    </p>
  ));
}

interface EditRowProps {
  readonly edit: Edit;
  readonly words: string;
  readonly onRevert: () => void;
}

function EditRow({ edit: { group, permission, given }, words, onRevert }: EditRowProps) {
  const { t } = useTranslation();
  const values = { group: group.name, permission: permission.label };
  const dangerous = permission.danger !== null && given;
  return (
    <li className="diff-row">
      <Icon name={dangerous ? 'alert' : given ? 'plus' : 'minus'} className={dangerous ? 'danger' : ''} />
      <span className="cut">
        <Trans
          i18nKey={given ? 'groups.tray.gets' : 'groups.tray.loses'}
          values={values}
          components={{ b: <b /> }}
          t={t}
        />
      </span>
      <span className="muted cut" title={words}>
        {words}
      </span>
      <button type="button" className="link" aria-label={t('groups.tray.revertOf', values)} onClick={onRevert}>
        {t('groups.tray.revert')}
      </button>
    </li>
  );
}
