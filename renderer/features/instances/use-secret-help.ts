import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/orpc.ts';

/** Where a secret goes when it is saved, by the store that is in use. */
export function useSecretHelp(): string {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.app.info.queryOptions({ input: {} }));
  const words = {
    keyring: t('instances.form.secretKeyring'),
    passphrase: t('instances.form.secretPassphrase'),
    memory: t('instances.form.secretMemory'),
  };
  return words[data?.secrets.backend ?? 'keyring'];
}
