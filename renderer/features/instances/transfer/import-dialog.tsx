import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_SIZE_LIMIT, type ImportPreview } from '../../../../electron/domain/connection-export.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PasswordField } from '../../../components/field.tsx';
import { FileButton } from '../../../components/file-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { api } from '../../../lib/bridge.ts';
import { useRefreshConnections } from '../../../lib/connections.ts';
import { failureOf } from '../../../lib/failure.ts';
import { ImportTable } from './import-table.tsx';

/** A file as it was read; the pass phrase is the one that opened it. */
interface Opened {
  readonly text: string;
  readonly passphrase: string | null;
  readonly previews: readonly ImportPreview[];
}

/** Imports instances: a file, what it holds, and a choice of it. Nothing is saved before that. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const reading = useMutation({
    mutationFn: async (file: { text: string; passphrase: string | null }): Promise<Opened> => ({
      ...file,
      previews: await api.instances.previewImport(file),
    }),
  });
  const failure = reading.isError ? failureOf(reading.error) : null;
  const isOpening = reading.isPending && reading.variables.passphrase !== null;
  const isSealed = isOpening || failure?.code === 'passphrase-needed' || failure?.code === 'passphrase-wrong';
  const choose = async (file: File) => {
    reading.reset();
    setText(null);
    setTooLarge(file.size > EXPORT_SIZE_LIMIT);
    if (file.size > EXPORT_SIZE_LIMIT) return;
    const read = await file.text();
    setText(read);
    reading.mutate({ text: read, passphrase: null });
  };
  return (
    <Dialog opened onClose={onClose} title={t('transfer.import.title')}>
      <div className="transfer">
        {reading.data && reading.data.previews.length > 0 ? (
          <Choice opened={reading.data} onClose={onClose} />
        ) : (
          <>
            <p>{t('transfer.import.intro')}</p>
            <div className="button-row">
              <FileButton
                label={t(text === null ? 'transfer.import.choose' : 'transfer.import.chooseOther')}
                look={text === null ? 'form primary' : 'form'}
                accept=".json,.sealed,.txt"
                onFile={(file) => void choose(file)}
              />
            </div>
            {reading.data ? <p role="status">{t('transfer.import.none')}</p> : null}
            {tooLarge ? <p className="help is-error">{t('transfer.import.tooLarge')}</p> : null}
            {failure && failure.code !== 'passphrase-needed' ? (
              <FailureNotice failure={failure} title={t('transfer.import.failed')} />
            ) : null}
            {isSealed && text !== null ? (
              <OpenForm busy={reading.isPending} onSubmit={(passphrase) => reading.mutate({ text, passphrase })} />
            ) : null}
          </>
        )}
      </div>
    </Dialog>
  );
}

function OpenForm({ busy, onSubmit }: { busy: boolean; onSubmit: (passphrase: string) => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !busy) onSubmit(passphrase);
  };
  return (
    <form className="transfer" onSubmit={submit}>
      <PasswordField
        label={t('transfer.export.passphrase')}
        help={t('transfer.import.sealed')}
        autoFocus
        value={passphrase}
        onChange={setPassphrase}
      />
      <div className="transfer-foot">
        <span className="grow" />
        <button type="submit" className="btn form primary" disabled={passphrase === '' || busy}>
          {busy ? <Icon name="spinner" size="s" /> : null}
          {t('transfer.import.open')}
        </button>
      </div>
    </form>
  );
}

/** What the file holds, and which of it is wanted. What is here already is not chosen beforehand. */
function Choice({ opened: { text, passphrase, previews }, onClose }: { opened: Opened; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshConnections();
  const wanted = previews
    .map(({ what }, index) => (what === 'same-address' ? -1 : index))
    .filter((index) => index >= 0);
  const [chosen, setChosen] = useState<readonly number[]>(wanted);
  const choices = useRef<HTMLDivElement>(null);
  // What had the focus went with the step before.
  useEffect(() => choices.current?.querySelector('input')?.focus(), []);
  const taking = useMutation({
    mutationFn: () => api.instances.import({ text, passphrase, chosen: [...chosen] }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <>
      <div ref={choices}>
        <ImportTable previews={previews} chosen={chosen} onChoose={setChosen} />
      </div>
      {taking.isError ? (
        <FailureNotice failure={failureOf(taking.error)} title={t('transfer.import.notSaved')} />
      ) : null}
      <div className="transfer-foot">
        <span className="grow" />
        <button type="button" className="btn form plain" onClick={onClose}>
          {t('transfer.cancel')}
        </button>
        <button
          type="button"
          className="btn form primary"
          disabled={chosen.length === 0 || taking.isPending}
          onClick={() => taking.mutate()}
        >
          {taking.isPending ? <Icon name="spinner" size="s" /> : null}
          {t('transfer.import.submit', { count: chosen.length })}
        </button>
      </div>
    </>
  );
}
