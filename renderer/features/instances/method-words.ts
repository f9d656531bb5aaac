import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';

interface MethodWords {
  /** A sign-in method in words: `API key`. Methods of kinds that are not known here go by their id. */
  readonly label: (method: string) => string;
  /** The method of a saved connection, good enough to edit it while its server is away. */
  readonly methodOf: (connection: Connection) => SignInMethod;
}

/** Words for sign-in methods of saved connections, whose servers need not be asked for them. */
export function useMethodWords(): MethodWords {
  const { t } = useTranslation();
  const known: Record<string, { word: string; label: string }> = t('instances.methods', { returnObjects: true });
  const label = (method: string) => known[method]?.word ?? method;
  const methodOf = ({ signIn: { method } }: Connection): SignInMethod => ({
    id: method,
    label: known[method]?.label ?? method,
    handleLabel: t('instances.form.handle'),
    handleHelp: null,
    extraSecrets: [],
    secretLabel: known[method]?.word ?? t('instances.form.secret'),
  });
  return { label, methodOf };
}
