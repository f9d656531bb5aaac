import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { CheckBox } from '../../components/field.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { LockedMark } from './group-list.tsx';
import type { Edits } from './matrix.ts';
import type { Marks } from './use-marks.ts';

/** The groups that are drawn, and whether some before and after them are not. */
export interface MatrixColumns {
  readonly shown: readonly GroupSummary[];
  readonly before: boolean;
  readonly after: boolean;
}

interface MatrixHeadProps {
  readonly columns: MatrixColumns;
  readonly permissionCount: number;
  readonly sectionCount: number;
  readonly edits: Edits;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
  readonly marks: Pick<Marks, 'ids' | 'set'>;
}

/** The names of the groups with their number of members; each opens its group, and some can be marked together. */
export function MatrixHead(props: MatrixHeadProps) {
  const { columns, permissionCount, sectionCount, edits, openId, onOpen, marks } = props;
  const { t } = useTranslation();
  const sections = t('groups.matrix.sections', { count: sectionCount });
  return (
    <thead>
      <tr>
        <th scope="col">{t('groups.matrix.permissions', { count: permissionCount, sections })}</th>
        {columns.before ? <td /> : null}
        {columns.shown.map((group) => (
          <th
            key={group.id}
            scope="col"
            className={classNames(group.id === openId && 'is-open', marks.ids.has(group.id) && 'is-marked')}
          >
            <GroupHead
              {...{ t, group, onOpen }}
              edited={edits.has(group.id)}
              marked={marks.ids.has(group.id)}
              onMark={marks.set}
            />
          </th>
        ))}
        {columns.after ? <td /> : null}
        {columns.before || columns.after ? null : <td />}
        <th scope="col" className="last" title={t('groups.matrix.held')}>
          <b>{t('groups.matrix.heldBy')}</b>
          <span>{t('groups.matrix.heldUnit')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface GroupHeadProps {
  readonly t: TFunction;
  readonly group: GroupSummary;
  readonly edited: boolean;
  readonly marked: boolean;
  readonly onMark: Marks['set'];
  readonly onOpen: (groupId: string) => void;
}

const GroupHead = memo(function GroupHead({ t, group, edited, marked, onMark, onOpen }: GroupHeadProps) {
  const members =
    group.memberCount === null
      ? t('groups.matrix.membersUnknown')
      : t('groups.matrix.members', { count: group.memberCount });
  const open = t('groups.matrix.openGroup', { name: group.name });
  const about = [open, members, ...(edited ? [t('groups.matrix.edited')] : [])];
  return (
    <div className="marked-head">
      <CheckBox
        checked={marked}
        aria-label={t('groups.list.mark', { name: group.name })}
        title={t('groups.list.mark', { name: group.name })}
        onChange={(on) => onMark([group], on)}
      />
      <button
        type="button"
        className="group-head"
        title={`${group.name} · ${members}`}
        onClick={() => onOpen(group.id)}
      >
        <b className="group-name">
          <span className="cut">
            <ServerText>{group.name}</ServerText>
          </span>
          {edited ? <i className="edited-dot" /> : null}
          <LockedMark group={group} />
        </b>
        <span> {group.memberCount === null ? '–' : formatNumber(group.memberCount)}</span>
        <span className="sr-only">. {about.join(', ')}</span>
      </button>
    </div>
  );
});
