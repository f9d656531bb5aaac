import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../components/icon.tsx';
import { useConnections } from '../../lib/connections.ts';
import { firstUserPath } from '../../lib/hand-over.ts';
import { orpc } from '../../lib/orpc.ts';

/** The running demo servers that wait for their first user, each with the way to create it. */
export function VirginDemo() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.demo.state.queryOptions({ input: {} }));
  const connections = useConnections().data;
  if (!data || !connections) return null;
  const saved = new Set(connections.map(({ baseUrl }) => baseUrl));
  const waiting = data.profiles.filter(({ virgin, origin }) => virgin && origin && !saved.has(origin));
  return waiting.map(({ label, version, origin }) => {
    const name = t('instances.virginDemo.name', { label });
    const address = origin ?? '';
    return (
      <div key={`${label} ${version}`} className="strip">
        <p className="note virgin-demo">
          <Icon name="flask" />
          <span className="grow">{t('instances.virginDemo.text', { label, version, address })}</span>
          <Link to={firstUserPath({ address, name, environment: 'development' })} className="btn">
            {t('instances.firstUser.create')}
          </Link>
        </p>
      </div>
    );
  });
}
