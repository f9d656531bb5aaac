import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_PASSPHRASE_MINIMUM } from '../../../../electron/domain/connection-export.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PasswordField } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { api } from '../../../lib/bridge.ts';
import { useCopy } from '../../../lib/clipboard.ts';
import { useConnections } from '../../../lib/connections.ts';
import { failureOf } from '../../../lib/failure.ts';
import { useConfirming } from '../../../lib/use-confirming.ts';

type How = 'open' | 'sealed';

/** Exports all saved instances: without secrets, or with them and encrypted. There is nothing in between. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const count = (useConnections().data ?? []).filter(({ demo }) => demo === null).length;
  const [how, setHow] = useState<How>('open');
  const exporting = useMutation({
    mutationFn: (passphrase: string | null) =>
      passphrase === null ? api.instances.export({}) : api.instances.exportSealed({ passphrase }),
  });
  return (
    <Dialog opened onClose={onClose} title={t('transfer.export.title')} width={520}>
      {exporting.data ? (
        <Ready text={exporting.data.text} how={how} onClose={onClose} />
      ) : count === 0 ? (
        <p>{t('transfer.export.none')}</p>
      ) : (
        <div className="transfer">
          <p>{t('transfer.export.intro', { count })}</p>
          <Segmented
            label={t('transfer.export.how')}
            segments={(['open', 'sealed'] as const).map((value) => ({ value, label: t(`transfer.export.${value}`) }))}
            value={how}
            help={t(`transfer.export.${how}Help`)}
            onChange={setHow}
          />
          {exporting.isError ? (
            <FailureNotice failure={failureOf(exporting.error)} title={t('transfer.export.failed')} />
          ) : null}
          <ExportForm
            key={how}
            how={how}
            busy={exporting.isPending}
            onCancel={onClose}
            onSubmit={(passphrase) => exporting.mutate(passphrase)}
          />
        </div>
      )}
    </Dialog>
  );
}

interface ExportFormProps {
  readonly how: How;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onSubmit: (passphrase: string | null) => void;
}

function ExportForm({ how, busy, onCancel, onSubmit }: ExportFormProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const confirming = useConfirming(busy);
  const minimum = EXPORT_PASSPHRASE_MINIMUM;
  const isShort = passphrase.length < minimum;
  const ready = how === 'open' || (!isShort && passphrase === repeated);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onSubmit(how === 'open' ? null : passphrase);
  };
  return (
    <form className="transfer" onSubmit={submit}>
      {how === 'sealed' ? (
        <>
          <PasswordField
            label={t('transfer.export.passphrase')}
            value={passphrase}
            help={t('transfer.export.short', { minimum })}
            onChange={setPassphrase}
          />
          <PasswordField
            label={t('transfer.export.repeat')}
            value={repeated}
            error={repeated !== '' && repeated !== passphrase ? t('transfer.export.differ') : null}
            onChange={setRepeated}
          />
        </>
      ) : null}
      <div className="transfer-foot">
        <span className="muted" role="status">
          {confirming}
        </span>
        <span className="grow" />
        <button type="button" className="btn form plain" onClick={onCancel}>
          {t('transfer.cancel')}
        </button>
        <button type="submit" className="btn form primary" disabled={!ready || busy}>
          {busy ? <Icon name="spinner" size="s" /> : null}
          {t(how === 'open' ? 'transfer.export.submit' : 'transfer.export.submitSealed')}
        </button>
      </div>
    </form>
  );
}

/** The address of a text as a file, for as long as the component is shown. */
function useFileAddress(text: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
}

/** The export as a file to save, and as text to copy. The window saves files of these names alone. */
function Ready({ text, how, onClose }: { text: string; how: How; onClose: () => void }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy();
  const address = useFileAddress(text);
  const save = useRef<HTMLAnchorElement>(null);
  // What had the focus went with the form; a link is one as soon as it has its address.
  useEffect(() => {
    if (address !== undefined) save.current?.focus();
  }, [address]);
  const day = new Date().toISOString().slice(0, 10);
  const file = `roster-${day}.${how === 'open' ? 'json' : 'sealed'}`;
  return (
    <div className="transfer">
      <p className="strong" role="status">
        {t('transfer.export.readyTitle')}
      </p>
      <textarea className="transfer-text mono" readOnly aria-label={t('transfer.export.text')} value={text} rows={6} />
      <div className="transfer-foot">
        <button type="button" className="btn form" onClick={() => void copy(text)}>
          <Icon name={copied ? 'check' : 'copy'} />
          <span aria-live="polite">{copied ? t('common.copied') : t('transfer.export.copy')}</span>
        </button>
        <span className="grow" />
        <button type="button" className="btn form plain" onClick={onClose}>
          {t('transfer.done')}
        </button>
        <a ref={save} className="btn form primary" href={address} download={file}>
          {t('transfer.export.save', { file })}
        </a>
      </div>
    </div>
  );
}
