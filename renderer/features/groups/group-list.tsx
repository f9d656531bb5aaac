import './group-list.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupSummary } from '../../../electron/domain/group.ts';
import { CheckBox } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import type { Marks } from './use-marks.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Pixels of a row and of the row of heads. */
const ROW = 34;
const HEAD = 32;
const OVERSCAN = 10;

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
  const keys = useRowKeys({ scroller, count: sorted.length, parts: ['open', 'mark'] });
  const rows = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD,
    initialRect: { width: 800, height: 600 },
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), keys.active])].sort((a, b) => a - b),
  });
  const drawn = rows.getVirtualItems().flatMap(({ index }) => (sorted[index] ? [{ index, group: sorted[index] }] : []));
  const marked = sorted.filter(({ id }) => marks.ids.has(id)).length;
  const columns = permissions.length === 0 ? 3 : 4;
  return (
    <>
      {why ? (
        <p className="note small group-why">
          <Icon name="info" size="s" />
          {why}
        </p>
      ) : null}
      <div className="fill scroll group-scroll" ref={scroller}>
        <table className="table list group-list" aria-label={t('groups.list.label')} aria-rowcount={sorted.length + 1}>
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
              {permissions.length === 0 ? null : (
                <th scope="col" className="right col-count">
                  {t('groups.panel.permissions')}
                </th>
              )}
              <th scope="col" className="right col-count">
                {t('groups.list.members')}
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={(event) => keys.onKeyDown(event, (index) => rows.scrollToIndex(index))}>
            {drawn.map(({ index, group }, place) => {
              const gap = (index - ((drawn[place - 1]?.index ?? -1) + 1)) * ROW;
              return [
                gap > 0 ? <Gap key={`before ${group.id}`} pixels={gap} columns={columns} /> : null,
                <tr
                  key={group.id}
                  aria-rowindex={index + 2}
                  className={classNames(marks.ids.has(group.id) && 'is-selected', group.id === openId && 'is-open')}
                >
                  <td className="box">
                    <CheckBox
                      checked={marks.ids.has(group.id)}
                      aria-label={t('groups.list.mark', { name: group.name })}
                      onChange={(on) => marks.set([group], on)}
                      {...keys.partProps(index, 'mark')}
                    />
                  </td>
                  <td className="name">
                    <button
                      type="button"
                      className="link"
                      onClick={() => onOpen(group.id)}
                      {...keys.partProps(index, 'open')}
                    >
                      <ServerText>{group.name}</ServerText>
                    </button>
                    <LockedMark group={group} />
                  </td>
                  {permissions.length === 0 ? null : (
                    <td className="right">
                      {t('groups.matrix.sum', {
                        given: permissions.filter(({ id }) => group.permissions.includes(id)).length,
                        total: permissions.length,
                      })}
                    </td>
                  )}
                  <td className="right">
                    {group.memberCount === null ? (
                      <span className="faint">{t('groups.matrix.membersUnknown')}</span>
                    ) : (
                      formatNumber(group.memberCount)
                    )}
                  </td>
                </tr>,
              ];
            })}
            <Gap pixels={(sorted.length - 1 - (drawn.at(-1)?.index ?? -1)) * ROW} columns={columns} />
          </tbody>
        </table>
      </div>
    </>
  );
}

const collator = new Intl.Collator();

/** The room of rows that are not drawn. */
function Gap({ pixels, columns }: { pixels: number; columns: number }) {
  return pixels > 0 ? (
    <tr className="gap" style={{ height: pixels }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
}

/** A lock with its reason, where a group can be neither renamed nor deleted. */
export function LockedMark({ group: { untouchable } }: { group: Pick<GroupSummary, 'untouchable'> }) {
  if (untouchable === undefined) return null;
  return (
    <span title={untouchable}>
      {' '}
      <Icon name="lock" size="s" className="untouchable" />
      <span className="sr-only">. {untouchable}</span>
    </span>
  );
}
