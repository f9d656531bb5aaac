import { Trans, useTranslation } from 'react-i18next';
import type { Field } from '../../../electron/domain/description.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';

interface AcceptedRulesProps {
  readonly fields: readonly Field[];
  readonly finding: ProbeFinding;
  /** The minimum that the server named when it refused a password; null while only the default is known. */
  readonly learned: number | null;
}

/** What the server accepts, said before anything is typed: what is known, and what is only assumed. */
export function AcceptedRules({ fields, finding, learned }: AcceptedRulesProps) {
  const { t } = useTranslation();
  const kind = finding.server.kindLabel;
  const assumed = finding.firstUserFields?.find((field) => field.type === 'password')?.rules.minimumLength ?? null;
  return (
    <section className="wizard-rules" aria-label={t('firstUser.account.rules')}>
      <h3 className="section-title">{t('firstUser.account.rules')}</h3>
      <dl>
        {fields.map((field) => (
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

function Rule({ field: { type, rules } }: { field: Field }) {
  const { t } = useTranslation();
  if (type === 'password') {
    const { minimumLength } = rules;
    return minimumLength === null
      ? t('firstUser.account.anyPassword')
      : t('firstUser.account.minimum', { count: minimumLength });
  }
  if (rules.reserved.length === 0) return t('firstUser.account.anyText');
  return (
    <Trans
      i18nKey="firstUser.account.anyTextBut"
      values={{ values: rules.reserved.join(', ') }}
      components={{ code: <code /> }}
    />
  );
}
