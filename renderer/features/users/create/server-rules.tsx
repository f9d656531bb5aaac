import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../electron/domain/description.ts';

/** What the server accepts, said before anything is typed. Fields that take any text are not worth a line. */
export function ServerRules({ fields }: { fields: readonly Field[] }) {
  const { t } = useTranslation();
  const ruled = fields.filter((field) => (field.type === 'text' || field.type === 'password') && hasRules(field));
  if (ruled.length === 0) return null;
  return (
    <section className="card server-rules" aria-label={t('user.create.rules')}>
      <h3 className="strong">{t('user.create.rules')}</h3>
      <dl>
        {ruled.map((field) => (
          <div key={field.key}>
            <dt className="muted">{field.label}</dt>
            <dd>
              <RuleWords field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A greatest length alone is said when it is passed. */
function hasRules({ rules: { minimumLength, reserved, pattern } }: Field): boolean {
  return (minimumLength ?? 0) > 1 || reserved.length > 0 || pattern !== undefined;
}

function RuleWords({ field: { rules } }: { field: Field }) {
  const { t } = useTranslation();
  return (
    <>
      {lengthWords(t, rules)}
      {rules.pattern ? <p className="muted">{rules.pattern.explanation}</p> : null}
    </>
  );
}

/** How long, and which not; what a pattern explains already is left to it. */
function lengthWords(t: TFunction, { minimumLength, maximumLength, reserved, pattern }: Field['rules']): string {
  const least =
    minimumLength !== null && minimumLength > 1 ? t('user.create.ruleMinimum', { count: minimumLength }) : null;
  const most = maximumLength === null ? null : t('user.create.ruleMaximum', { count: maximumLength });
  const free = least || most || pattern ? null : t('user.create.ruleFree');
  const except = reserved.length === 0 ? null : t('user.create.ruleReserved', { values: reserved.join(', ') });
  const first = [least ?? free, except].filter(Boolean).join(' ');
  return [first, most].filter(Boolean).join(', ');
}
