import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { type Edits, sectionsOf, switchCell } from './matrix.ts';
import { MatrixHead } from './matrix-head.tsx';
import { PermissionRow, SectionRow } from './matrix-rows.tsx';

interface MatrixTableProps {
  /** The columns. */
  readonly groups: readonly Group[];
  /** All groups, for counting who holds what. */
  readonly allGroups: readonly Group[];
  readonly permissions: readonly Permission[];
  readonly edits: Edits;
  readonly onEdits: (edits: Edits) => void;
  /** Why permissions can't be switched; the matrix stays readable. */
  readonly missing: string | null;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
}

const LEAST_COLUMN = 100;
const MOST_COLUMN = 140;
const FIRST = 264;
const LAST = 84;
const OVERSCAN = 4;

/**
 * Permissions by groups. Columns are windowed, the first one and the heads stay in view. One tab stop: the arrow keys
 * go from cell to cell, Space switches.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { groups, allGroups, permissions, edits, onEdits, missing, openId, onOpen } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState({ permission: permissions[0]?.id ?? '', group: groups[0]?.id ?? '' });
  const [focusing, setFocusing] = useState(false);
  const sections = useMemo(() => sectionsOf(permissions), [permissions]);
  const rows = sections.filter((section) => !folded.has(section.name)).flatMap((section) => section.permissions);

  const [width, setWidth] = useState(0);
  const fair = Math.floor((width - FIRST - LAST) / Math.max(1, groups.length));
  const column = Math.min(Math.max(fair, LEAST_COLUMN), MOST_COLUMN);

  const virtualizer = useVirtualizer({
    horizontal: true,
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => column,
    paddingStart: FIRST,
    paddingEnd: LAST,
    scrollPaddingStart: FIRST,
    scrollPaddingEnd: LAST,
    overscan: OVERSCAN,
    initialRect: { width: 1048, height: 600 },
  });
  const measured = virtualizer.scrollRect?.width ?? 0;
  useLayoutEffect(() => setWidth(measured), [measured]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width makes what was measured wrong
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, column]);
  const items = virtualizer.getVirtualItems();
  const shown = items.flatMap((item) => groups[item.index] ?? []);
  const before = (items[0]?.start ?? FIRST) - FIRST;
  const after = Math.max(0, virtualizer.getTotalSize() - LAST - (items.at(-1)?.end ?? FIRST));
  const columns = { shown, before: before > 0, after: after > 0 };

  const cell = {
    group: groups.some((group) => group.id === active.group) ? active.group : (groups[0]?.id ?? ''),
    permission: rows.some((row) => row.id === active.permission) ? active.permission : (rows[0]?.id ?? ''),
  };
  useEffect(() => {
    if (!focusing) return;
    const target = scroller.current?.querySelector<HTMLElement>('td.cell input[tabindex="0"]');
    if (!target) return;
    setFocusing(false);
    target.focus();
  }, [focusing]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const [across, down] = steps(event.key);
    if (across === 0 && down === 0) return;
    event.preventDefault();
    const at = groups.findIndex((group) => group.id === cell.group);
    const row = rows.findIndex((one) => one.id === cell.permission);
    const nextColumn = Math.min(Math.max(at + across, 0), groups.length - 1);
    const group = groups[nextColumn]?.id ?? '';
    const permission = rows[Math.min(Math.max(row + down, 0), rows.length - 1)]?.id ?? '';
    virtualizer.scrollToIndex(nextColumn);
    setActive({ group, permission });
    setFocusing(true);
  };

  const fold = (name: string) => {
    const next = new Set(folded);
    if (!next.delete(name)) next.add(name);
    setFolded(next);
  };

  return (
    <div className="fill scroll matrix-scroll" ref={scroller}>
      <table className="matrix" aria-label={t('groups.matrix.label')} onKeyDown={onKeyDown}>
        <colgroup>
          <col style={{ width: FIRST }} />
          {columns.before ? <col style={{ width: before }} /> : null}
          {shown.map((group) => (
            <col key={group.id} style={{ width: column }} />
          ))}
          {columns.after ? <col style={{ width: after }} /> : null}
          {columns.before || columns.after ? null : <col />}
          <col style={{ width: LAST }} />
        </colgroup>
        <MatrixHead
          columns={columns}
          permissionCount={permissions.length}
          sectionCount={sections.length}
          edits={edits}
          openId={openId}
          onOpen={onOpen}
        />
        <tbody>
          {sections.flatMap((section) => [
            <SectionRow
              key={section.name}
              section={section}
              columns={columns}
              edits={edits}
              onEdits={onEdits}
              missing={missing}
              folded={folded.has(section.name)}
              onFold={() => fold(section.name)}
            />,
            ...(folded.has(section.name) ? [] : section.permissions).map((permission) => (
              <PermissionRow
                key={permission.id}
                permission={permission}
                columns={columns}
                allGroups={allGroups}
                edits={edits}
                missing={missing}
                active={cell.permission === permission.id ? cell.group : null}
                onActive={(group) => setActive({ group, permission: permission.id })}
                onSwitch={(group) => onEdits(switchCell(edits, group, permission.id))}
              />
            )),
          ])}
        </tbody>
      </table>
    </div>
  );
}

const FAR = 1_000_000;

/** How far a key goes, across and down. */
function steps(key: string): readonly [number, number] {
  switch (key) {
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowUp':
      return [0, -1];
    case 'ArrowDown':
      return [0, 1];
    case 'Home':
      return [-FAR, 0];
    case 'End':
      return [FAR, 0];
    default:
      return [0, 0];
  }
}
