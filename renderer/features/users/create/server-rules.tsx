import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../electron/domain/description.ts';

/** What the server accepts, said before anything is typed. */
export function ServerRules({ fields }: { fields: readonly Field[] }) {
  const { t } = useTranslation();
  const texts = fields.filter((field) => field.type === 'text' || field.type === 'password');
  const words = ({ rules }: Field) =>
    [
      rules.minimumLength !== null && rules.minimumLength > 1
        ? t('user.create.ruleMinimum', { count: rules.minimumLength })
        : t('user.create.ruleFree'),
      rules.reserved.length === 0 ? null : t('user.create.ruleReserved', { values: rules.reserved.join(', ') }),
      rules.maximumLength === null ? null : t('user.create.ruleMaximum', { count: rules.maximumLength }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <section className="card server-rules" aria-label={t('user.create.rules')}>
      <h3 className="strong">{t('user.create.rules')}</h3>
      <dl>
        {texts.map((field) => (
          <div key={field.key}>
            <dt className="muted">{field.label}</dt>
            <dd>{words(field)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
