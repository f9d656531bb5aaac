import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { serverName } from '../../../electron/domain/description.ts';
import type { Command } from '../../app/commands.ts';
import { ActionMenu } from '../../components/action-menu.tsx';
import { EnvironmentTag } from '../../components/environment-tag.tsx';
import { HealthDot, healthOf } from '../../components/health-dot.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { Age } from '../../components/time.tsx';
import { useSignInMethods } from './use-sign-in-methods.ts';

interface InstanceTableProps {
  readonly connections: readonly Connection[];
  readonly commandsOf: (connection: Connection) => InstanceCommands;
}

/** What can be done with an instance in the list. */
export type InstanceCommands = Record<
  'users' | 'test' | 'edit' | 'duplicate' | 'remove' | 'favourite' | 'up' | 'down',
  Command
>;

/** The saved instances as a table; a name opens the instance's connection, the menu offers the rest. */
export function InstanceTable({ connections, commandsOf }: InstanceTableProps) {
  const { t } = useTranslation();
  return (
    <table className="table list instances" aria-label={t('instances.list.table')}>
      <Head />
      <tbody>
        {connections.map((connection) => (
          <InstanceRow key={connection.id} connection={connection} commands={commandsOf(connection)} />
        ))}
      </tbody>
    </table>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('instances.list.name')}</th>
        <th scope="col" className="col-folder">
          {t('instances.list.folder')}
        </th>
        <th scope="col" className="col-env">
          {t('instances.list.environment')}
        </th>
        <th scope="col" className="col-server">
          {t('instances.list.server')}
        </th>
        <th scope="col">{t('instances.list.address')}</th>
        <th scope="col" className="col-sign-in">
          {t('instances.list.signIn')}
        </th>
        <th scope="col" className="right col-contact">
          {t('instances.list.contact')}
        </th>
        <th scope="col" className="col-menu">
          <span className="sr-only">{t('instances.list.actionsColumn')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface InstanceRowProps {
  readonly connection: Connection;
  readonly commands: InstanceCommands;
}

function InstanceRow({ connection, commands }: InstanceRowProps) {
  const { t } = useTranslation();
  const method = useSignInMethods().labelOf(connection);
  const { id, name, environment, server, baseUrl, signIn, lastContact, demo, folder } = connection;
  const { users, test, edit, duplicate, favourite, up, down, remove } = commands;
  return (
    <tr>
      <td className="name">
        <span className="with-health">
          <HealthDot health={healthOf(connection)} />
          <Link to={`/instances/${id}/users`} className="cut" title={name}>
            <ServerText>{name}</ServerText>
          </Link>
        </span>
      </td>
      <td className="col-folder" title={folder ?? undefined}>
        {folder === null ? null : <ServerText>{folder}</ServerText>}
      </td>
      <td>
        <EnvironmentTag environment={environment} />
      </td>
      <td>
        <ServerText>{serverName(server)}</ServerText>
        {demo === null ? null : <span className="more">{t('instances.emulated')}</span>}
      </td>
      <td title={baseUrl}>
        <ServerText>{baseUrl}</ServerText>
        {isUnencrypted(connection) ? <span className="more warn">{t('instances.http')}</span> : null}
      </td>
      <td title={method}>
        {signIn.handle ? <ServerText>{signIn.handle}</ServerText> : null}
        <span className={signIn.handle ? 'more' : undefined}>{method}</span>
      </td>
      <td className="right">{lastContact ? <Age at={lastContact.at} as="ago" /> : t('instances.list.never')}</td>
      <td className="col-menu">
        <ActionMenu
          small
          label={t('instances.list.actions', { name })}
          actions={[users, test, edit, duplicate, favourite, up, down, { ...remove, dangerous: true }]}
        />
      </td>
    </tr>
  );
}

/** Whether what is sent to an instance can be read on the way. */
export function isUnencrypted({ baseUrl, allowHttp }: Connection): boolean {
  return allowHttp && baseUrl.startsWith('http:');
}

/** The table while the list is read. */
export function InstanceTableSkeleton() {
  const { t } = useTranslation();
  return (
    <table className="table list instances" aria-label={t('instances.list.table')} aria-busy="true">
      <Head />
      <tbody>
        {[88, 120, 72].map((width) => (
          <tr key={width}>
            <td colSpan={8}>
              <span className="skeleton" style={{ width }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
