import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { FileButton } from '../../components/file-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';
import { type FoundNames, findNames, MOST_MEMBERS, namesIn } from './member-names.ts';
import { NamesFound } from './names-found.tsx';

/** Bytes of a file that is still read. */
const LARGEST_FILE = 2_000_000;

interface MembersDialogProps {
  readonly instanceId: string;
  readonly group: Group;
  readonly onClose: () => void;
  /** Called with handles by id. */
  readonly onChosen: (how: 'add' | 'remove', users: ReadonlyMap<string, string>) => void;
}

/** Takes a list of handles and e-mail addresses, pasted or from a file, and says what it names before anything is sent. */
export function MembersDialog({ instanceId, group, onClose, onChosen }: MembersDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [how, setHow] = useState<'add' | 'remove'>('add');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const lookUp = useLookUp(instanceId);
  const names = namesIn(text);
  const chosen = lookUp.found ? toChange(lookUp.found, group, how) : null;
  const tooMany = names.length > MOST_MEMBERS;
  const change = (next: string) => {
    setText(next);
    setTooLarge(false);
    lookUp.forget();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('access.members.dialogTitle', { group: group.name })}
      foot={
        <>
          <span className="grow" />
          <button type="button" className="btn form" onClick={onClose}>
            {t('common.cancel')}
          </button>
          {chosen ? (
            <button
              type="button"
              className="btn form primary"
              disabled={chosen.size === 0}
              onClick={() => onChosen(how, chosen)}
            >
              {t(how === 'add' ? 'access.members.reviewAdd' : 'access.members.reviewRemove', { count: chosen.size })}
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
            {tooMany ? t('access.members.tooMany', { count: MOST_MEMBERS }) : t('access.members.help')}
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
        {lookUp.found ? <NamesFound found={lookUp.found} group={group} how={how} count={chosen?.size ?? 0} /> : null}
      </div>
    </Dialog>
  );
}

/** Those whose membership changes; where members are not told, everybody's may. */
function toChange({ users }: FoundNames, { members }: Group, how: 'add' | 'remove'): ReadonlyMap<string, string> {
  if (members === null) return users;
  const present = new Set(members.map((member) => member.id));
  return new Map([...users].filter(([id]) => present.has(id) === (how === 'remove')));
}

/** Looks names up in the directory of an instance; ends with the dialog. */
function useLookUp(instanceId: string) {
  const [found, setFound] = useState<FoundNames | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);
  const start = async (names: readonly string[]) => {
    const own = new AbortController();
    ending.current?.abort();
    ending.current = own;
    setBusy(true);
    setFailure(null);
    try {
      const selection = { instanceId, search: '', filters: {}, sort: [] };
      const result = await findNames(names, await api.directory.stream(selection, { signal: own.signal }));
      if (!own.signal.aborted) setFound(result);
    } catch (error) {
      if (!own.signal.aborted) setFailure(failureOf(error));
    } finally {
      if (!own.signal.aborted) setBusy(false);
    }
  };
  const forget = () => {
    ending.current?.abort();
    setBusy(false);
    setFound(null);
    setFailure(null);
  };
  return { found, failure, busy, start: (names: readonly string[]) => void start(names), forget };
}
