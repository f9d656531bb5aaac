import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitPem } from '../../../electron/domain/network.ts';

/** What the system's dialog shows first when a certificate or key is wanted. */
export const PEM_FILES = '.pem,.crt,.cer,.key,application/x-pem-file';

/** The parts of a PEM file that were looked for; the other may be there too. */
interface PemParts {
  readonly certificates: string;
  readonly key: string | null;
}

/** Reads PEM files that a person chooses. `error` says, as a sentence, why the last one can't be used. */
export function useCertificateFile() {
  const { t } = useTranslation();
  const [error, setError] = useState<string | null>(null);
  const read = async (file: File, wanted: 'certificates' | 'key', use: (parts: PemParts) => void) => {
    setError(null);
    try {
      const parts = splitPem(await file.text());
      if (wanted === 'certificates' && parts.certificates === '') return setError(t('network.file.none'));
      if (wanted === 'key' && parts.key === null) return setError(t('network.file.noKey'));
      use(parts);
    } catch {
      setError(t('network.file.failed'));
    }
  };
  return { error, read };
}
