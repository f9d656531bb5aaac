import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GroupSummary, MOST_NAMES } from '../../../electron/domain/group.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { FileButton } from '../../components/file-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { changesIn, type How, type MemberChange, namesIn } from './member-names.ts';
import { NamesFound } from './names-found.tsx';
import { useLookUp } from './use-look-up.ts';

/** Bytes of a file that is still read. */
const LARGEST_FILE = 2_000_000;

interface MembersDialogProps {
  readonly instanceId: string;
  /** Those that people join or leave; at least one. */
  readonly groups: readonly GroupSummary[];
  readonly onClose: () => void;
  readonly onChosen: (how: How, changes: readonly MemberChange[]) => void;
}

/** Takes a list of handles and e-mail addresses, pasted or from a file, and says what it names before anything is sent. */
export function MembersDialog({ instanceId, groups, onClose, onChosen }: MembersDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [how, setHow] = useState<How>('add');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const lookUp = useLookUp(
    instanceId,
    groups.map((group) => group.id),
  );
  const names = namesIn(text);
  const changes = lookUp.found ? changesIn(lookUp.found, groups, how) : null;
  const total = (changes ?? []).reduce((sum, { users }) => sum + users.size, 0);
  const tooMany = names.length > MOST_NAMES;
  const [first] = groups;
  const group = first && groups.length === 1 ? first.name : t('groups.tray.groups', { count: groups.length });
  const change = (next: string) => {
    setText(next);
    setTooLarge(false);
    lookUp.forget();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('access.members.dialogTitle', { group })}
      foot={
        <>
          <span className="grow" />
          <button type="button" className="btn form" onClick={onClose}>
            {t('common.cancel')}
          </button>
          {changes ? (
            <button
              type="button"
              className="btn form primary"
              disabled={total === 0 || total > MOST_NAMES}
              onClick={() => onChosen(how, changes)}
            >
              {t(how === 'add' ? 'access.members.reviewAdd' : 'access.members.reviewRemove', { count: total })}
            </button>
          ) : (
            <button
              type="button"
              className="btn form primary"
              disabled={names.length === 0 || tooMany || lookUp.busy}
              onClick={() => lookUp.start(names)}
            >
              {lookUp.busy ? <Icon name="spinner" size="s" /> : null}
              {t('access.members.check', { count: names.length })}
            </button>
          )}
        </>
      }
    >
      <div className="fields">
        <Segmented
          label={t('access.members.what')}
          showLabel={false}
          segments={[
            { value: 'add', label: t('access.members.add') },
            { value: 'remove', label: t('access.members.remove') },
          ]}
          value={how}
          onChange={setHow}
        />
        <div>
          <label className="label" htmlFor={id}>
            {t('access.members.list')}
          </label>
          <div className="field form long-list">
            <textarea
              id={id}
              rows={7}
              spellCheck={false}
              aria-describedby={`${id}-help`}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
            />
          </div>
          <p id={`${id}-help`} className="help">
            {tooMany ? t('access.members.tooMany', { count: MOST_NAMES }) : t('access.members.help')}
          </p>
          <FileButton
            label={t('access.members.file')}
            accept=".txt,.csv,text/plain,text/csv"
            look="small"
            onFile={(file) => {
              if (file.size > LARGEST_FILE) setTooLarge(true);
              else void file.text().then(change);
            }}
          />
          {tooLarge ? (
            <p className="help is-error" role="alert">
              {t('access.members.tooLarge')}
            </p>
          ) : null}
        </div>
        {lookUp.failure ? <FailureNotice failure={lookUp.failure} title={t('access.members.checkFailed')} /> : null}
        {lookUp.found && changes ? <NamesFound found={lookUp.found} changes={changes} how={how} /> : null}
        {total > MOST_NAMES ? (
          <p className="help is-error" role="alert">
            {t('access.members.tooManyChanges', { count: MOST_NAMES })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
