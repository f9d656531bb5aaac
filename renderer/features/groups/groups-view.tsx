import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { missingWords } from '../../lib/description.ts';
import { useKeptState } from '../../lib/kept-state.ts';
import { useUnavailable } from '../../lib/unavailable.ts';
import { CreateGroup } from './create-group.tsx';
import { EditsTray } from './edits-tray.tsx';
import { GroupList } from './group-list.tsx';
import { GroupPanel } from './group-panel.tsx';
import { GroupsStatus } from './groups-status.tsx';
import { GroupsToolbar } from './groups-toolbar.tsx';
import { LevelsTable } from './levels-table.tsx';
import { MarkedGroups } from './marked-groups.tsx';
import { type Edits, listEdits, NO_EDITS } from './matrix.ts';
import { findInMatrix } from './matrix-search.ts';
import { MatrixTable } from './matrix-table.tsx';
import { switchOf, useEffects } from './use-effects.ts';
import { useGroupsCommands } from './use-groups-commands.ts';
import { useMarks } from './use-marks.ts';
import { usePlace } from './use-place.ts';

interface GroupsViewProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly groups: readonly GroupSummary[];
}

/** The screen once everything is known: matrix or levels, the edits below, a group beside. */
export function GroupsView({ connection, description, groups }: GroupsViewProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [edits, setEdits] = useKeptState<Edits>(`groups ${connection.id}`, NO_EDITS);
  const place = usePlace(connection.id);
  const unavailable = useUnavailable(connection, description);
  const commands = useGroupsCommands({ connection, description, onCreate: place.create });
  const { permissions } = description;
  const matrix = permissions.length > 0 && place.segment !== 'list';
  const found = findInMatrix(search, groups, matrix ? permissions : []);
  const list = listEdits(edits, groups, permissions);
  const marks = useMarks(groups);
  const enabled = permissions.length > 0 && place.segment === 'groups';
  const { data: effects } = useEffects(connection.id, list.map(switchOf), { enabled });
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
          permissionCount={permissions.length}
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
            permissions={permissions}
            why={permissions.length > 0 ? null : missingWords(description, 'groups.permissions')}
            openId={place.groupId}
            onOpen={place.open}
            marks={marks}
          />
        ) : found ? (
          <MatrixTable
            groups={found.groups}
            effects={effects}
            permissions={found.permissions}
            edits={edits}
            onEdits={setEdits}
            missing={unavailable('groups.permissions')}
            openId={place.groupId}
            onOpen={place.open}
            marks={marks}
          />
        ) : (
          <EmptyState icon="search" title={t(matrix ? 'groups.noMatchTitle' : 'groups.noMatchTitlePlain')}>
            {t('groups.noMatchHint', { search })}
          </EmptyState>
        )}
        {list.length > 0 && place.segment === 'groups' ? (
          <EditsTray {...{ connection, description, groups, edits, list, effects }} onEdits={setEdits} />
        ) : null}
        {marks.groups.length > 0 && place.segment !== 'levels' ? (
          <MarkedGroups {...{ connection, description, marks }} />
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
