import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef } from '../../../electron/domain/user.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { ReviewDialog } from '../../components/review/review-dialog.tsx';
import { useProposal } from '../../components/review/use-proposal.ts';
import { type Editing, useRightActions } from '../../components/rights/use-right-actions.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { StatusBar } from '../../components/status-bar.tsx';
import { nameList } from '../../lib/change-words.ts';
import { missingWords } from '../../lib/description.ts';
import { failureOf } from '../../lib/failure.ts';
import { orpc } from '../../lib/orpc.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { matchesHolder } from './holder-cells.tsx';
import { HolderDialog, type OwnRight } from './holder-dialog.tsx';
import { ObjectGroups } from './object-groups.tsx';
import { ObjectHolderTable } from './object-holder-table.tsx';

interface ObjectHoldersProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly type: ObjectType;
  readonly object: ObjectRef;
}

/** Everybody who has something on one object, and the ways to give, change and take it. */
export function ObjectHolders({ connection, description, type, object }: ObjectHoldersProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Editing<OwnRight> | null>(null);
  const input = { instanceId: connection.id, object };
  const { data, error, isFetching, refetch } = useQuery(
    orpc.access.holders.queryOptions({ input, staleTime: 0, retry: false }),
  );
  const proposal = useProposal(connection.id);
  const unavailable = useUnavailable(connection, description)('users.object-rights');
  const actions = useRightActions<OwnRight>({
    connection,
    description,
    proposal,
    onEditing: setEditing,
    onDone: () => void refetch(),
  });
  const missing = missingWords(description, 'users.object-rights');
  const holders = (data?.holders ?? []).filter((holder) => matchesHolder(holder, search));
  const words = search.toLocaleLowerCase().split(/\s+/);
  const groups = (data?.groups ?? []).filter(({ name }) =>
    words.every((word) => name.toLocaleLowerCase().includes(word)),
  );
  const everything = description.administratorLevels.filter(({ grantsAll }) => grantsAll).map(({ label }) => label);
  return (
    <>
      <div className="toolbar object-head">
        <h2 className="cut" title={object.id}>
          <ServerText>{object.name}</ServerText>
        </h2>
        <span className="grow" />
        <SearchBox
          className="groups-search"
          label={t('access.who.search')}
          placeholder={t('access.who.search')}
          clearLabel={t('access.clearSearch')}
          value={search}
          onChange={setSearch}
        />
        <button
          type="button"
          className="btn"
          disabled={unavailable !== null || !type.canGrant}
          title={unavailable ?? (type.canGrant ? undefined : type.explanation)}
          onClick={() => setEditing({ subject: null, failure: null })}
        >
          <Icon name="plus" size="s" />
          {t('user.rights.give')}
        </button>
      </div>
      <div className="fill scroll">
        <div className="object-notes small faint">
          {missing ? <p>{missing}</p> : null}
          {everything.length > 0 ? (
            <p>
              {t('access.objects.everything', { levels: nameList(everything) })}{' '}
              <Link to={`/instances/${connection.id}/access`}>{t('access.objects.showAdministrators')}</Link>
            </p>
          ) : null}
        </div>
        {groups.length > 0 ? (
          <ObjectGroups {...{ type, object, groups, actions, unavailable }} instanceId={connection.id} />
        ) : null}
        {error ? (
          <div className="strip">
            <FailureNotice failure={failureOf(error)} title={t('access.objects.failed')} />
          </div>
        ) : null}
        {data && holders.length > 0 ? (
          <ObjectHolderTable {...{ connection, description, type, object, holders, actions, unavailable }} />
        ) : null}
        {data && holders.length === 0 ? (
          <EmptyState icon="users" title={t(data.found === 0 ? 'access.objects.nobody' : 'access.who.noMatch')} />
        ) : null}
        {data && data.found > data.holders.length ? (
          <p className="faint strip-note">{t('access.who.more', { count: data.found - data.holders.length })}</p>
        ) : null}
        {data || error ? null : (
          <p className="page faint" role="status">
            {t('access.who.reading')}
          </p>
        )}
      </div>
      <StatusBar
        end={
          <button type="button" className="status-button" disabled={isFetching} onClick={() => void refetch()}>
            <Icon name="refresh" />
            {t('access.who.again')}
          </button>
        }
      >
        {data ? <span>{t('access.objects.found', { count: data.found })}</span> : null}
      </StatusBar>
      {editing ? (
        <HolderDialog
          {...{ connection, description, type, object, editing, actions }}
          holders={data?.holders ?? []}
          groups={data?.groups ?? []}
          hidden={proposal.proposal !== null}
          onClose={() => setEditing(null)}
        />
      ) : null}
      <ReviewDialog state={proposal} connection={connection} description={description} />
    </>
  );
}
