import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/orpc.ts';

/** Where a secret goes when it is saved, by the store that is in use. */
export function useSecretHelp(): string {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.app.info.queryOptions({ input: {} }));
  switch (data?.secrets.backend) {
    case 'passphrase':
      return t('instances.form.secretPassphrase');
    case 'memory':
      return t('instances.form.secretMemory');
    default:
      return t('instances.form.secretKeyring');
  }
}
