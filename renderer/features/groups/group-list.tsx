import './group-list.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { CheckBox } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { GroupRow, type RowPart } from './group-row.tsx';
import { useDrawnGroups } from './use-drawn-groups.ts';
import type { Marks } from './use-marks.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Pixels of a row and of the row of heads. */
const ROW = 34;
const HEAD = 32;
const OVERSCAN = 10;
const PARTS: readonly [RowPart, RowPart] = ['open', 'mark'];

interface GroupListProps {
  readonly groups: readonly GroupSummary[];
  /** The permissions that groups can give; empty where they give none of their own. */
  readonly permissions: readonly Permission[];
  /** Why there is no matrix of permissions, as sentences; null where there is one, or where the kind just names none. */
  readonly why: string | null;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
  readonly marks: Marks;
}

/**
 * The groups by name: how many are in each, what it gives; each opens beside, and some can be marked together. Only the
 * rows in view are drawn. One tab stop: the arrow keys go from row to row.
 */
export function GroupList({ groups, permissions, why, openId, onOpen, marks }: GroupListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => [...groups].sort((a, b) => collator.compare(a.name, b.name)), [groups]);
  const keys = useRowKeys({ scroller, count: sorted.length, parts: PARTS });
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    initialRect: { width: 800, height: 600 },
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), keys.active])].sort((a, b) => a - b),
  });
  const drawn = useDrawnGroups(sorted, rows);
  const marked = useMemo(() => sorted.filter(({ id }) => marks.ids.has(id)).length, [sorted, marks.ids]);
  const total = permissions.length;
  const sumOf = (group: GroupSummary) => {
    const given = permissions.filter(({ id }) => group.permissions.includes(id)).length;
    return total === 0 ? null : t('groups.matrix.sum', { given, total });
  };
  return (
    <>
      {why ? (
        <p className="note small group-why">
          <Icon name="info" size="s" />
          {why}
        </p>
      ) : null}
      <div className="fill scroll group-scroll" ref={scroller}>
        <table
          className="table group-list"
          aria-label={t('groups.list.label')}
          aria-rowcount={sorted.length + 1}
          style={{ '--counts': total === 0 ? 1 : 2, height: HEAD + sorted.length * ROW } as CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col" className="box">
                <CheckBox
                  checked={marked > 0 && marked === sorted.length}
                  mixed={marked > 0 && marked < sorted.length}
                  aria-label={t('groups.list.markAll', { count: sorted.length })}
                  onChange={(on) => marks.set(sorted, on)}
                />
              </th>
              <th scope="col">{t('groups.list.name')}</th>
              {total === 0 ? null : (
                <th scope="col" className="right">
                  {t('groups.panel.permissions')}
                </th>
              )}
              <th scope="col" className="right">
                {t('groups.list.members')}
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={(event) => keys.onKeyDown(event, (index) => rows.scrollToIndex(index))}>
            {drawn.map(({ group, index, slot }) => (
              <GroupRow
                key={slot}
                {...{ t, group, index, onOpen }}
                top={index * ROW}
                sum={sumOf(group)}
                marked={marks.ids.has(group.id)}
                open={group.id === openId}
                reached={keys.partAt(index)}
                onPart={keys.onPart}
                onMark={marks.set}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const collator = new Intl.Collator();
