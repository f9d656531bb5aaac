import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trust } from '../../../electron/domain/network.ts';
import { SelectField } from '../../components/field.tsx';
import { FileButton } from '../../components/file-button.tsx';
import type { NetworkFieldsProps } from './network-fields.tsx';
import { PEM_FILES, useCertificateFile } from './use-certificate-file.ts';

/** How many certificates a PEM text holds. */
function countCertificates(pem: string): number {
  return pem.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
}

/** Whose word about the server counts. A mode without its file or key is wanted, but not set yet. */
export function TrustField({ form, onChange }: NetworkFieldsProps) {
  const { t } = useTranslation();
  const { trust } = form.network;
  const [wanted, setWanted] = useState<Trust['mode'] | null>(null);
  const { error, read } = useCertificateFile();
  const mode = wanted ?? trust.mode;
  const set = (next: Trust) => {
    setWanted(null);
    onChange({ network: { ...form.network, trust: next } });
  };
  const choose = (chosen: Trust['mode']) => {
    if (chosen === trust.mode) setWanted(null);
    else if (chosen === 'system') set({ mode: 'system' });
    else setWanted(chosen);
  };
  return (
    <div className="with-button">
      <SelectField
        label={t('network.trust.label')}
        value={mode}
        error={error}
        help={<TrustHelp trust={trust} wanted={wanted} />}
        options={(['system', 'ca', 'pin'] as const).map((value) => ({ value, label: t(`network.trust.${value}`) }))}
        onChange={choose}
      />
      {mode === 'ca' ? (
        <FileButton
          label={t('network.trust.chooseCa')}
          look="small"
          accept={PEM_FILES}
          onFile={(file) =>
            void read(file, 'certificates', ({ certificates }) => set({ mode: 'ca', pem: certificates }))
          }
        />
      ) : null}
    </div>
  );
}

function TrustHelp({ trust, wanted }: { trust: Trust; wanted: Trust['mode'] | null }) {
  const { t } = useTranslation();
  if (wanted === 'ca') return t('network.trust.caWanted');
  if (wanted === 'pin') return t('network.trust.pinWanted');
  if (trust.mode === 'ca') return t('network.trust.caHelp', { count: countCertificates(trust.pem) });
  if (trust.mode === 'pin') {
    return <span className="fingerprint">{t('network.trust.pinHelp', { fingerprint: trust.fingerprint })}</span>;
  }
  return t('network.trust.systemHelp');
}
