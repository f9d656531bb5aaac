import { Trans, useTranslation } from 'react-i18next';
import type { Field } from '../../../electron/domain/description.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { isOwnPassword } from './account-fields.tsx';

interface AcceptedRulesProps {
  readonly fields: readonly Field[];
  readonly finding: ProbeFinding;
  /** The minimum that the server named when it refused a password; null while only the default is known. */
  readonly learned: number | null;
}

/** Whether the server has a rule for a field that is worth saying beforehand. */
const hasRule = (field: Field): boolean =>
  isOwnPassword(field) || field.rules.pattern !== undefined || field.rules.reserved.length > 0;

/** What the server accepts, said before anything is typed: what is known, and what is only assumed. */
export function AcceptedRules({ fields, finding, learned }: AcceptedRulesProps) {
  const { t } = useTranslation();
  const kind = finding.server.kindLabel;
  const assumed = finding.firstUserFields?.find(isOwnPassword)?.rules.minimumLength ?? null;
  const ruled = fields.filter(hasRule);
  if (ruled.length === 0) return null;
  return (
    <section className="wizard-rules" aria-label={t('firstUser.account.rules')}>
      <h3 className="section-title">{t('firstUser.account.rules')}</h3>
      <dl>
        {ruled.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              <Rule field={field} />
            </dd>
          </div>
        ))}
      </dl>
      {assumed === null ? null : (
        <p className="small faint" role="status">
          {learned === null
            ? t('firstUser.account.assumed', { count: assumed, kind })
            : t('firstUser.account.learned', { count: learned, default: assumed, kind })}
        </p>
      )}
    </section>
  );
}

function Rule({ field }: { field: Field }) {
  const { t } = useTranslation();
  const { minimumLength, pattern, reserved } = field.rules;
  if (isOwnPassword(field)) {
    return minimumLength === null
      ? t('firstUser.account.anyPassword')
      : t('firstUser.account.minimum', { count: minimumLength });
  }
  if (pattern) return pattern.explanation;
  return (
    <Trans
      i18nKey="firstUser.account.anyTextBut"
      values={{ values: reserved.join(', ') }}
      components={{ code: <code /> }}
    />
  );
}
