import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../electron/domain/certificate.ts';
import type { FailureCode } from '../../../electron/domain/failure.ts';
import type { Trust } from '../../../electron/domain/network.ts';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { FileButton } from '../../components/file-button.tsx';
import { ServerText } from '../../components/server-text.tsx';
import type { DraftForm } from './draft.ts';
import type { ProbeRun } from './probe-run.ts';
import { PEM_FILES, useCertificateFile } from './use-certificate-file.ts';

/** Failures of the TLS step that the file of a CA mends, if it is the right one. */
const MENDED_BY_CA: readonly FailureCode[] = ['tls-untrusted', 'tls-self-signed', 'tls-incomplete'];
/** Failures that are none any more once the server's own key is trusted. */
const MENDED_BY_PIN: readonly FailureCode[] = [...MENDED_BY_CA, 'tls-wrong-host', 'tls-pin-changed'];

/** The failure of the TLS step with what the server showed; null where it did not fail. */
function tlsFailure({ steps: { tls } }: ProbeRun) {
  return tls?.failure ? { code: tls.failure.code, leaf: tls.chain?.[0] ?? null } : null;
}

/** Whether trusting something else could mend the test. */
export function canTrust(run: ProbeRun): boolean {
  const failed = tlsFailure(run);
  return failed !== null && MENDED_BY_PIN.includes(failed.code);
}

interface TlsRemedyProps {
  readonly run: ProbeRun;
  readonly form: DraftForm;
  /** Changes the form and tests it again. */
  readonly onRetry: (change: Partial<DraftForm>) => void;
}

/** What a person can do about a certificate that this computer does not trust: choose the CA's file, or pin the key. */
export function TlsRemedy({ run, form, onRetry }: TlsRemedyProps) {
  const { t } = useTranslation();
  const [pinning, setPinning] = useState(false);
  const { error, read } = useCertificateFile();
  const failed = tlsFailure(run);
  if (!failed || !canTrust(run)) return null;
  const { code, leaf } = failed;
  const trust = (next: Trust) => onRetry({ network: { ...form.network, trust: next } });
  return (
    <>
      <div className="button-row">
        {MENDED_BY_CA.includes(code) ? (
          <FileButton
            label={t('network.trust.chooseCa')}
            look="form primary"
            accept={PEM_FILES}
            onFile={(file) =>
              void read(file, 'certificates', ({ certificates }) => trust({ mode: 'ca', pem: certificates }))
            }
          />
        ) : null}
        {leaf ? (
          <button type="button" className="btn form" onClick={() => setPinning(true)}>
            {t('network.trust.pinKey')}
          </button>
        ) : null}
      </div>
      {error ? <p className="help is-error">{error}</p> : null}
      {leaf ? (
        <PinDialog
          opened={pinning}
          leaf={leaf}
          form={form}
          onKeep={() => setPinning(false)}
          onPin={() => {
            setPinning(false);
            trust({ mode: 'pin', fingerprint: leaf.pin, pem: leaf.pem });
          }}
        />
      ) : null}
    </>
  );
}

interface PinDialogProps {
  readonly opened: boolean;
  readonly leaf: Certificate;
  readonly form: DraftForm;
  readonly onKeep: () => void;
  readonly onPin: () => void;
}

/** Shows the fingerprint to compare, and the one that was pinned before. */
function PinDialog({ opened, leaf, form, onKeep, onPin }: PinDialogProps) {
  const { t } = useTranslation();
  const { trust } = form.network;
  const before = trust.mode === 'pin' && trust.fingerprint !== leaf.pin ? trust.fingerprint : null;
  return (
    <ConfirmDialog
      opened={opened}
      title={t('network.pin.title', { host: URL.parse(form.address)?.host ?? form.address })}
      confirmLabel={t('network.pin.confirm')}
      keepLabel={t('network.pin.keep')}
      onConfirm={onPin}
      onKeep={onKeep}
    >
      {before ? <p className="strong">{t('network.pin.changed')}</p> : null}
      <p>{t('network.pin.text')}</p>
      <dl className="fingerprints">
        <dt>{t('network.pin.subject')}</dt>
        <dd>
          <ServerText>{leaf.subject}</ServerText>
        </dd>
        {before ? (
          <>
            <dt>{t('network.pin.before')}</dt>
            <dd className="mono">{before}</dd>
          </>
        ) : null}
        <dt>{t('network.pin.present')}</dt>
        <dd className="mono">{leaf.pin}</dd>
      </dl>
      <p className="small faint">{t('network.trust.confirmed')}</p>
    </ConfirmDialog>
  );
}
