import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../components/icon.tsx';
import { ServerText } from '../../components/server-text.tsx';
import type { KnownMembers, Member } from './use-members.ts';
import { partProps, useRowKeys } from './use-row-keys.ts';

/** Pixels of one member. */
const ROW = 28;
const OVERSCAN = 12;

interface MemberRowsProps {
  readonly known: KnownMembers;
  readonly instanceId: string;
  /** Why members cannot be changed now. */
  readonly unavailable: string | null;
  /** Told of the members in view, and of the one that has the keys. */
  readonly onRange: (range: { first: number; last: number; kept: number }) => void;
  readonly onRemove: (member: Member) => void;
}

/**
 * The members that match, of whom only those in view are drawn. One tab stop: up and down go from member to member, right
 * and left between opening and removing one.
 */
export function MemberRows({ known, instanceId, unavailable, onRange, onRemove }: MemberRowsProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useRowKeys({
    scroller,
    count: known.matched,
    parts: unavailable === null ? ['open', 'remove'] : ['open'],
  });
  const rows = useVirtualizer({
    count: known.matched,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    initialRect: { width: 300, height: 320 },
    // The member that has the keys stays drawn wherever one scrolls, or the focus would be lost with it.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), keys.active])].sort((a, b) => a - b),
  });
  const items = rows.getVirtualItems().filter(({ index }) => index < known.matched);
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};
  const { active } = keys;
  useEffect(
    () => onRange({ first: startIndex, last: endIndex, kept: active }),
    [onRange, startIndex, endIndex, active],
  );
  const reveal = (index: number) => rows.scrollToIndex(index);
  return (
    <div className="members-scroll" ref={scroller}>
      <ul
        className="members"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={(event) => keys.onKeyDown(event, reveal)}
      >
        {items.map(({ index, start }) => {
          const member = known.memberAt(index);
          const place = { reached: keys.partAt(index), onPart: keys.onPart };
          return (
            <li
              key={index}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={known.matched}
              aria-busy={member === undefined || undefined}
            >
              {member ? (
                <>
                  <Link
                    className="cut grow"
                    aria-label={t('groups.panel.openUser', { name: member.handle })}
                    to={`/instances/${instanceId}/users/${encodeURIComponent(member.id)}`}
                    {...partProps('open', index, place)}
                  >
                    <ServerText>{member.handle}</ServerText>
                  </Link>
                  <button
                    type="button"
                    className="btn plain square tiny"
                    aria-label={t('access.members.removeOne', { name: member.handle })}
                    title={unavailable ?? t('access.members.removeOne', { name: member.handle })}
                    disabled={unavailable !== null}
                    {...partProps('remove', index, place)}
                    onClick={() => onRemove(member)}
                  >
                    <Icon name="x" size="s" />
                  </button>
                </>
              ) : (
                <span className="faint">…</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
