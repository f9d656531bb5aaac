import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation, useParams } from 'react-router';
import { isAtPlainHttp } from '../../electron/domain/address.ts';
import type { Connection } from '../../electron/domain/connection.ts';
import { EnvironmentTag } from '../components/environment-tag.tsx';
import { HealthDot, healthOf } from '../components/health-dot.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { ServerText } from '../components/server-text.tsx';
import { classNames } from '../lib/class-names.ts';
import { useAppCommands } from './app-commands.ts';
import { CommandButton } from './command-button.tsx';
import { GroupCount, UserCount } from './rail-counts.tsx';
import { RailInstances } from './rail-instances.tsx';

/** The rail at the left: the instances, the screens of the open one, and what spans instances. */
export function Rail() {
  const { t } = useTranslation();
  const commands = useAppCommands();
  return (
    <nav className="rail" aria-label={t('app.rail.label')}>
      <div className="rail-head">
        <Icon name="brand" className="brand" />
        <span className="grow fold">{t('app.name')}</span>
        <CommandButton command={commands['instances.add']} look="plain" iconOnly />
      </div>
      <div className="rail-list instances">
        <NavLink to="/instances" end className={({ isActive }) => classNames('folder', isActive && 'is-current')}>
          <Icon name="server" size="s" />
          <span className="fold">{t('app.rail.instances')}</span>
        </NavLink>
        <RailInstances item={(connection) => <InstanceItem key={connection.id} connection={connection} />} />
      </div>
      <div className="rail-list">
        <ScreenItem to="/access" icon="key" label={t('access.rail.administrators')} />
        <ScreenItem to="/history" icon="history" label={t('app.rail.history')} />
      </div>
    </nav>
  );
}

function InstanceItem({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { instanceId } = useParams();
  const isOpen = instanceId === connection.id;
  return (
    <>
      <Link
        to={`/instances/${connection.id}/users`}
        className={classNames('item', isOpen && 'is-open')}
        data-env={connection.environment}
        title={connection.name}
      >
        <HealthDot health={healthOf(connection)} />
        <ServerText className="name">{connection.name}</ServerText>
        {isAtPlainHttp(connection.baseUrl) ? (
          <span className="http fold" title={t('organise.httpTitle')}>
            {t('organise.http')}
          </span>
        ) : null}
        <EnvironmentTag environment={connection.environment} />
      </Link>
      {isOpen ? <InstanceScreens connection={connection} /> : null}
    </>
  );
}

function InstanceScreens({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const home = `/instances/${connection.id}`;
  return (
    <>
      <SubItem to={`${home}/users`} icon="users" label={t('app.rail.users')} count={<UserCount id={connection.id} />} />
      <SubItem
        to={`${home}/groups`}
        icon="groups"
        label={t('app.rail.groups')}
        count={<GroupCount id={connection.id} />}
      />
      <SubItem to={`${home}/access`} icon="help" label={t('access.rail.who')} />
      <SubItem to={`${home}/history`} icon="history" label={t('app.rail.history')} />
      <SubItem to={home} icon="plug" label={t('app.rail.connection')} also={`${home}/edit`} />
    </>
  );
}

interface SubItemProps {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  readonly count?: React.ReactNode;
  /** Another address that belongs to this item. */
  readonly also?: string;
}

function SubItem({ to, icon, label, count, also }: SubItemProps) {
  const { pathname } = useLocation();
  return (
    <NavLink
      to={to}
      end={also !== undefined}
      title={label}
      className={({ isActive }) => classNames('item sub', (isActive || pathname === also) && 'is-current')}
    >
      <Icon name={icon} className="unfold" />
      <span className="name">{label}</span>
      <span className="count fold">{count}</span>
    </NavLink>
  );
}

function ScreenItem({ to, icon, label }: Pick<SubItemProps, 'to' | 'icon' | 'label'>) {
  return (
    <NavLink to={to} title={label} className={({ isActive }) => classNames('item', isActive && 'is-current')}>
      <Icon name={icon} />
      <span className="name">{label}</span>
    </NavLink>
  );
}
