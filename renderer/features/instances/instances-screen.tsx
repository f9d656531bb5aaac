import './instances.css';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import { serverName } from '../../../electron/domain/description.ts';
import { useAppCommands } from '../../app/app-commands.ts';
import { CommandButton } from '../../app/command-button.tsx';
import { useCommands } from '../../app/commands.ts';
import { shortcutWords } from '../../app/shortcuts.ts';
import { ActionMenu } from '../../components/action-menu.tsx';
import { Crumbs } from '../../components/crumbs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { useConnections } from '../../lib/connections.ts';
import { failureOf } from '../../lib/failure.ts';
import { byFolder } from '../../lib/folders.ts';
import { InstanceTable, InstanceTableSkeleton } from './instance-table.tsx';
import { useTransfer } from './transfer/use-transfer.tsx';
import { useInstanceActions } from './use-instance-actions.tsx';
import { useOrganise } from './use-organise.tsx';
import { VirginDemo } from './virgin-demo.tsx';

/** Whether the search occurs in what the list shows of an instance. */
function matches({ name, baseUrl, server, folder }: Connection, search: string): boolean {
  const text = `${name} ${folder ?? ''} ${baseUrl} ${serverName(server)}`.toLocaleLowerCase();
  return text.includes(search.trim().toLocaleLowerCase());
}

/** The list of saved instances. */
export function InstancesScreen() {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const connections = useConnections();
  const actions = useInstanceActions();
  const organising = useOrganise();
  const transfer = useTransfer();
  const add = { ...useAppCommands()['instances.add'], shortcut: 'n' };
  const filter = {
    id: 'instances.search',
    label: t('instances.list.search'),
    section: t('instances.title'),
    icon: 'search' as const,
    run: () => field.current?.focus(),
  };
  useCommands([
    add,
    ...transfer.commands,
    { ...filter, shortcut: '/' },
    { ...filter, id: 'instances.find', shortcut: 'mod+f' },
  ]);
  const all = byFolder(connections.data ?? []).flatMap((folder) => folder.connections);
  const found = all.filter((connection) => matches(connection, search));
  return (
    <>
      <Crumbs crumbs={[{ label: t('instances.title') }]} />
      <div className="toolbar">
        <label className="field quiet grow">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label={t('instances.list.search')}
            placeholder={t('instances.list.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setSearch('');
            }}
          />
          <kbd>{shortcutWords('mod+f')}</kbd>
        </label>
        <ActionMenu label={t('instances.list.more')} actions={transfer.commands} />
        <CommandButton command={add} look="primary" />
      </div>
      {actions.failure || organising.failure ? (
        <div className="strip">
          {actions.failure}
          {organising.failure}
        </div>
      ) : null}
      <VirginDemo />
      <div className="fill scroll">
        {connections.isPending ? (
          <InstanceTableSkeleton />
        ) : connections.isError ? (
          <div className="strip">
            <FailureNotice failure={failureOf(connections.error)} title={t('instances.list.failed')} />
          </div>
        ) : all.length === 0 ? (
          <NoInstances />
        ) : found.length === 0 ? (
          <NoneFound search={search} onClear={() => setSearch('')} />
        ) : (
          <InstanceTable
            connections={found}
            commandsOf={(one) => ({ ...actions.commandsOf(one), ...organising.commandsOf(one) })}
          />
        )}
      </div>
      <StatusBar>
        {search === '' ? null : <span>{t('instances.list.matching', { count: found.length })}</span>}
      </StatusBar>
      {actions.dialog}
      {transfer.dialog}
    </>
  );
}

function NoInstances() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="server"
      title={t('instances.list.emptyTitle')}
      action={
        <>
          <Link to="/instances/new" className="btn">
            {t('instances.list.add')}
          </Link>
          <Link to="/welcome" className="btn">
            {t('app.commands.demo')}
          </Link>
        </>
      }
    >
      {t('instances.list.empty')}
    </EmptyState>
  );
}

function NoneFound({ search, onClear }: { search: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="search"
      title={t('instances.list.noneTitle', { search })}
      action={
        <button type="button" className="btn" onClick={onClear}>
          {t('instances.list.clear')}
        </button>
      }
    >
      {t('instances.list.none')}
    </EmptyState>
  );
}
