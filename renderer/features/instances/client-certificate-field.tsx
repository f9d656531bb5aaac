import { useTranslation } from 'react-i18next';
import { FileButton } from '../../components/file-button.tsx';
import type { NetworkFieldsProps } from './network-fields.tsx';
import { PEM_FILES, useCertificateFile } from './use-certificate-file.ts';

/** What Roster shows to servers that ask who calls: a certificate, with its key in the same file or in another. */
export function ClientCertificateField({ form, onChange, isSaved }: NetworkFieldsProps) {
  const { t } = useTranslation();
  const { error, read } = useCertificateFile();
  const { network, networkSecrets } = form;
  const isChosen = network.clientCertificate !== null;
  const set = (pem: string | null, clientKey: string | null) =>
    onChange({
      network: { ...network, clientCertificate: pem === null ? null : { pem } },
      networkSecrets: { ...networkSecrets, clientKey },
    });
  const state = () => {
    if (!isChosen) return t('network.client.none');
    const key = networkSecrets.clientKey ? 'keyChosen' : isSaved ? 'keyKept' : 'keyMissing';
    return `${t('network.client.chosen')} ${t(`network.client.${key}`)}`;
  };
  return (
    <fieldset className="plain-group">
      <legend className="label">{t('network.client.label')}</legend>
      <div className="button-row">
        <FileButton
          label={t('network.client.choose')}
          look="small"
          accept={PEM_FILES}
          onFile={(file) => void read(file, 'certificates', ({ certificates, key }) => set(certificates, key))}
        />
        {isChosen ? (
          <>
            <FileButton
              label={t('network.client.chooseKey')}
              look="small"
              accept={PEM_FILES}
              onFile={(file) => void read(file, 'key', ({ key }) => set(network.clientCertificate?.pem ?? null, key))}
            />
            <button type="button" className="btn plain small" onClick={() => set(null, null)}>
              {t('network.client.remove')}
            </button>
          </>
        ) : null}
      </div>
      <p className={error ? 'help is-error' : 'help'} role="status">
        {error ?? state()}
      </p>
    </fieldset>
  );
}
