import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { orpc } from '../../lib/orpc.ts';

interface CreationPlanProps {
  readonly handle: string;
  readonly name: string;
  /** Whether nobody could tell from outside that the server has no administrator: a person says so. */
  readonly asked: boolean;
}

/** What creating does, one thing after the other, and that it can't be taken back. */
export function CreationPlan({ handle, name, asked }: CreationPlanProps) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.app.info.queryOptions({ input: {} }));
  const values = { handle: handle || t(asked ? 'firstUser.asked.somebody' : 'firstUser.plan.somebody'), name };
  const where = t(`firstUser.${asked ? 'asked' : 'plan'}.${data?.secrets.backend ?? 'keyring'}`);
  const bold = { b: <b /> };
  return (
    <aside className="wizard-aside" aria-label={t('firstUser.plan.title')}>
      <h3 className="section-title">{t('firstUser.plan.title')}</h3>
      <ol className="plan">
        <li>
          <Trans
            i18nKey={asked ? 'firstUser.asked.create' : 'firstUser.plan.create'}
            values={values}
            components={bold}
          />
        </li>
        <li>
          <Trans
            i18nKey={asked ? 'firstUser.asked.signIn' : 'firstUser.plan.signIn'}
            values={values}
            components={bold}
          />
        </li>
        <li>
          <Trans i18nKey="firstUser.plan.save" values={{ ...values, where }} components={bold} />
        </li>
      </ol>
      <p className="note small muted">
        <Icon name="info" />
        {t(asked ? 'firstUser.asked.final' : 'firstUser.plan.final', values)}
      </p>
    </aside>
  );
}
