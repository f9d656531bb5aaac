import { useTranslation } from 'react-i18next';
import type { Environment } from '../../electron/domain/connection.ts';

/** The environment as a coloured tag of three letters, with its whole name for hovering and listening. */
export function EnvironmentTag({ environment }: { environment: Environment }) {
  const { t } = useTranslation();
  const label = t(`common.environment.${environment}.label`);
  return (
    <span className="env" data-env={environment} title={label}>
      <span aria-hidden="true">{t(`common.environment.${environment}.tag`)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
