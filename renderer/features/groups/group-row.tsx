import type { TFunction } from 'i18next';
import { memo } from 'react';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { BareBox } from './bare-box.tsx';
import { nameOfGroup } from './group-name.ts';
import { LockedMark } from './locked-mark.tsx';
import type { DrawnGroup } from './use-drawn-groups.ts';
import type { Marks } from './use-marks.ts';
import { partProps, type RowKeys } from './use-row-keys.ts';

/** What can have the keys in a row. */
export type RowPart = 'open' | 'mark';

interface GroupRowProps extends Pick<DrawnGroup, 'group' | 'index'> {
  readonly t: TFunction;
  /** Pixels from the first row. */
  readonly top: number;
  /** How many permissions it gives of how many; null where groups give none of their own. */
  readonly sum: string | null;
  readonly marked: boolean;
  readonly open: boolean;
  /** The part that the tab key reaches, where it is in this row. */
  readonly reached: RowPart | null;
  readonly onPart: RowKeys<RowPart>['onPart'];
  readonly onMark: Marks['set'];
  readonly onOpen: (groupId: string) => void;
}

/** One group in the list. Drawn again only where it changes: most rows stay while others come and go at the edges. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { t, group, index, top, sum, marked, open, reached, onPart, onMark, onOpen } = props;
  const name = nameOfGroup(t, group);
  const place = { reached, onPart };
  return (
    <tr
      aria-rowindex={index + 2}
      className={classNames(marked && 'is-selected', open && 'is-open')}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="box">
        <BareBox
          checked={marked}
          aria-label={t('groups.list.mark', { name })}
          onChange={(on) => onMark([group], on)}
          {...partProps('mark', index, place)}
        />
      </td>
      <td className="name">
        <button type="button" className="link" onClick={() => onOpen(group.id)} {...partProps('open', index, place)}>
          <ServerText>{name}</ServerText>
        </button>
        <LockedMark group={group} />
      </td>
      {sum === null ? null : <td className="right">{sum}</td>}
      <td className="right">
        {group.memberCount === null ? (
          <span className="faint">{t('groups.matrix.membersUnknown')}</span>
        ) : (
          formatNumber(group.memberCount)
        )}
      </td>
    </tr>
  );
});
