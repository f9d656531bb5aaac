import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import { serverName } from '../../../electron/domain/description.ts';
import { HealthDot, healthOf } from '../../components/health-dot.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { Age } from '../../components/time.tsx';
import { isUnencrypted } from './instance-table.tsx';
import { useSignInMethods } from './use-sign-in-methods.ts';

/** What is known of a saved connection, as a list. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const method = useSignInMethods().labelOf(connection);
  const { name, server, baseUrl, environment, signIn, demo } = connection;
  return (
    <dl className="facts-list">
      <Fact term={t('instances.list.name')}>
        <ServerText>{name}</ServerText>
      </Fact>
      <Fact term={t('instances.connection.address')}>
        <span className="address">
          <ServerText>{baseUrl}</ServerText>
        </span>
        {isUnencrypted(connection) ? <span className="more warn">{t('instances.http')}</span> : null}
      </Fact>
      <Fact term={t('instances.connection.server')}>
        <ServerText>{serverName(server)}</ServerText>
        {demo === null ? null : <span className="more">{t('instances.emulated')}</span>}
      </Fact>
      <Fact term={t('instances.connection.environment')}>
        <span className="with-health" data-env={environment}>
          <i className="env-dot" />
          {t(`common.environment.${environment}.label`)}
        </span>
      </Fact>
      <Fact term={t('instances.connection.signIn')}>
        <ServerText>
          {signIn.handle ? t('instances.connection.signInWords', { method, handle: signIn.handle }) : method}
        </ServerText>
      </Fact>
      <Fact term={t('instances.connection.health')}>
        <span className="with-health">
          <HealthDot health={healthOf(connection)} />
          <LastContact connection={connection} />
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LastContact({ connection: { lastContact } }: { connection: Connection }) {
  const { t } = useTranslation();
  if (!lastContact) return t('instances.connection.never');
  return (
    <span>
      {t(lastContact.failure ? 'instances.connection.healthBad' : 'instances.connection.healthGood')}{' '}
      <Age at={lastContact.at} as="ago" />
    </span>
  );
}
