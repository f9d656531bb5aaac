import { useTranslation } from 'react-i18next';
import type { SecretCopyState } from '../lib/secret-clipboard.ts';

/** What becomes of a secret in the clipboard, in words; nothing where none was copied. */
export function SecretCopyNote({ state }: { state: SecretCopyState }) {
  const { t } = useTranslation();
  return (
    <p className="help" role="status">
      {state === 'none' ? null : t(`user.password.clipboard.${state}`)}
    </p>
  );
}
