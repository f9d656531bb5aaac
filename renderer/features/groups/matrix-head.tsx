import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { BareBox } from './bare-box.tsx';
import { nameOfGroup } from './group-name.ts';
import { LockedMark } from './locked-mark.tsx';
import type { Edits } from './matrix.ts';
import type { Marks } from './use-marks.ts';
import type { MatrixColumn, MatrixColumns } from './use-matrix-columns.ts';
import { HEAD_ROWS, type MatrixCell } from './use-matrix-keys.ts';

interface MatrixHeadProps {
  readonly columns: MatrixColumns;
  readonly permissionCount: number;
  readonly sectionCount: number;
  readonly edits: Edits;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
  readonly marks: Pick<Marks, 'ids' | 'set'>;
  /** What the tab key reaches. */
  readonly cell: MatrixCell;
  readonly onActive: (groupId: string, row: string) => void;
}

/** The names of the groups with their number of members; each opens its group, and some can be marked together. */
export function MatrixHead(props: MatrixHeadProps) {
  const { columns, permissionCount, sectionCount, edits, openId, onOpen, marks, cell, onActive } = props;
  const { t } = useTranslation();
  const sections = t('groups.matrix.sections', { count: sectionCount });
  return (
    <thead>
      <tr>
        <th scope="col" aria-colindex={1}>
          {t('groups.matrix.permissions', { count: permissionCount, sections })}
        </th>
        {columns.shown.map(({ group, slot, index, left }) => (
          <GroupHead
            key={slot}
            {...{ t, group, index, left, onActive, onOpen }}
            edited={edits.has(group.id)}
            open={group.id === openId}
            marked={marks.ids.has(group.id)}
            reached={cell.group === group.id ? cell.row : null}
            onMark={marks.set}
          />
        ))}
        <th scope="col" className="last" aria-colindex={columns.count + 2} title={t('groups.matrix.held')}>
          <b>{t('groups.matrix.heldBy')}</b>
          <span>{t('groups.matrix.heldUnit')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface GroupHeadProps extends Pick<MatrixColumn, 'group' | 'index' | 'left'> {
  readonly t: TFunction;
  readonly edited: boolean;
  readonly open: boolean;
  readonly marked: boolean;
  /** The row of the tab stop, where it is in this column. */
  readonly reached: string | null;
  readonly onActive: (groupId: string, row: string) => void;
  readonly onMark: Marks['set'];
  readonly onOpen: (groupId: string) => void;
}

const GroupHead = memo(function GroupHead(props: GroupHeadProps) {
  const { t, group, index, left, edited, open, marked, reached, onActive, onMark, onOpen } = props;
  const name = nameOfGroup(t, group);
  const mark = t('groups.list.mark', { name });
  return (
    <th
      scope="col"
      className={classNames('cell', open && 'is-open', marked && 'is-marked')}
      aria-colindex={index + 2}
      style={{ left }}
    >
      <BareBox
        checked={marked}
        aria-label={mark}
        title={mark}
        tabIndex={reached === HEAD_ROWS.mark ? 0 : -1}
        onFocus={() => onActive(group.id, HEAD_ROWS.mark)}
        onChange={(on) => onMark([group], on)}
      />
      <button
        type="button"
        className="group-head"
        title={`${name} · ${memberWords(t, group)}`}
        tabIndex={reached === HEAD_ROWS.open ? 0 : -1}
        onFocus={() => onActive(group.id, HEAD_ROWS.open)}
        onClick={() => onOpen(group.id)}
      >
        <b className="group-name">
          <ServerText>{name}</ServerText>
          {edited ? <i className="edited-dot" /> : null}
          <LockedMark group={group} />
        </b>
        <span> {group.memberCount === null ? '–' : formatNumber(group.memberCount)}</span>
        <span className="sr-only">. {aboutGroup(t, group, edited)}</span>
      </button>
    </th>
  );
});

function memberWords(t: TFunction, { memberCount }: GroupSummary): string {
  return memberCount === null ? t('groups.matrix.membersUnknown') : t('groups.matrix.members', { count: memberCount });
}

/** What a click does, and what can be seen of the group. */
function aboutGroup(t: TFunction, group: GroupSummary, edited: boolean): string {
  const open = t('groups.matrix.openGroup', { name: nameOfGroup(t, group) });
  return [open, memberWords(t, group), ...(edited ? [t('groups.matrix.edited')] : [])].join(', ');
}
