import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { missingWords } from '../../lib/description.ts';
import { useKeptState } from '../../lib/kept-state.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { CreateGroup } from './create-group.tsx';
import { EditsTray } from './edits-tray.tsx';
import { GroupList } from './group-list.tsx';
import { GroupPanel } from './group-panel.tsx';
import { GroupsStatus } from './groups-status.tsx';
import { GroupsToolbar, type Segment } from './groups-toolbar.tsx';
import { LevelsTable } from './levels-table.tsx';
import { type Edits, listEdits, NO_EDITS } from './matrix.ts';
import { findInMatrix } from './matrix-search.ts';
import { MatrixTable } from './matrix-table.tsx';
import { useGroupsCommands } from './use-groups-commands.ts';

interface GroupsViewProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly Group[];
}

/** The screen once everything is known: matrix or levels, the edits below, a group beside. */
export function GroupsView({ connection, description, groups }: GroupsViewProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [edits, setEdits] = useKeptState<Edits>(`groups ${connection.id}`, NO_EDITS);
  const place = usePlace(connection.id);
  const unavailable = useUnavailable(connection, description);
  const commands = useGroupsCommands({ connection, description, onCreate: place.create });
  const found = findInMatrix(search, groups, description.permissions);
  const list = listEdits(edits, groups, description.permissions);
  const matrix = description.permissions.length > 0;
  const cannotList = missingWords(description, 'groups.list');
  const open = groups.find((group) => group.id === place.groupId) ?? null;
  return (
    <div className="body">
      <section className="column">
        <GroupsToolbar
          instanceId={connection.id}
          search={search}
          onSearch={setSearch}
          segment={place.segment}
          onSegment={place.show}
          groupCount={groups.length}
          levelCount={description.administratorLevels.length}
          matrix={matrix}
          create={commands.create}
        />
        {place.segment === 'levels' ? (
          <LevelsTable description={description} instanceId={connection.id} />
        ) : cannotList ? (
          <EmptyState icon="groups" title={t('groups.withoutTitle', { name: connection.name })}>
            {cannotList}
          </EmptyState>
        ) : groups.length === 0 ? (
          <EmptyState
            icon="groups"
            title={t('groups.noneTitle', { name: connection.name })}
            action={
              <button
                type="button"
                className="btn primary"
                disabled={Boolean(commands.create.unavailable)}
                onClick={place.create}
              >
                {t('groups.newGroup')}
              </button>
            }
          >
            {commands.create.unavailable ?? t(matrix ? 'groups.noneHint' : 'groups.noneHintPlain')}
          </EmptyState>
        ) : found && !matrix ? (
          <GroupList
            groups={found.groups}
            why={missingWords(description, 'groups.permissions')}
            openId={place.groupId}
            onOpen={place.open}
          />
        ) : found ? (
          <MatrixTable
            groups={found.groups}
            allGroups={groups}
            permissions={found.permissions}
            edits={edits}
            onEdits={setEdits}
            missing={unavailable('groups.permissions')}
            openId={place.groupId}
            onOpen={place.open}
          />
        ) : (
          <EmptyState icon="search" title={t(matrix ? 'groups.noMatchTitle' : 'groups.noMatchTitlePlain')}>
            {t('groups.noMatchHint', { search })}
          </EmptyState>
        )}
        {list.length > 0 && place.segment === 'groups' ? (
          <EditsTray {...{ connection, description, groups, edits, list }} onEdits={setEdits} />
        ) : null}
      </section>
      {place.creating ? (
        <CreateGroup
          key={place.copied}
          {...{ connection, description, groups }}
          copied={groups.find((group) => group.id === place.copied) ?? null}
          onClose={place.close}
          onOpen={place.open}
        />
      ) : null}
      {place.groupId && !place.creating ? (
        <GroupPanel
          key={place.groupId}
          {...{ connection, description, groups }}
          group={open}
          onClose={place.close}
          onCopy={place.copy}
        />
      ) : null}
      <GroupsStatus
        {...{ connection, description }}
        groupCount={groups.length}
        segment={place.segment}
        refresh={commands.refresh}
      />
    </div>
  );
}

/** What is shown beside and which segment, by the address. */
function usePlace(instanceId: string) {
  const navigate = useNavigate();
  const { groupId = null } = useParams();
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const base = `/instances/${instanceId}/groups`;
  const go = (path: string) => void navigate({ pathname: path, search });
  const segment: Segment = parameters.get('show') === 'levels' ? 'levels' : 'groups';
  return {
    groupId,
    segment,
    creating: pathname === `${base}/new`,
    open: (id: string) => {
      const path = `${base}/${encodeURIComponent(id)}`;
      if (parameters.has('copy')) void navigate(path);
      else go(path);
    },
    /** The id of the group that a new one begins as a copy of. */
    copied: parameters.get('copy'),
    create: () => go(`${base}/new`),
    copy: (id: string) => void navigate({ pathname: `${base}/new`, search: `?copy=${encodeURIComponent(id)}` }),
    close: () => (parameters.has('copy') ? void navigate(base) : go(base)),
    show: (next: Segment) => void navigate({ pathname: base, search: next === 'levels' ? '?show=levels' : '' }),
  };
}
