import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupEffects, GroupSummary } from '../../../electron/domain/group.ts';
import { type Edits, type Section, sectionsOf, setCell, switchCell } from './matrix.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MISSING_ID, PermissionRow, SectionRow } from './matrix-rows.tsx';
import type { Marks } from './use-marks.ts';
import { FIRST, LAST, useMatrixColumns, type WindowedColumns } from './use-matrix-columns.ts';
import { useMatrixKeys } from './use-matrix-keys.ts';

/** No group gives it. */
const NOBODY = { now: 0, after: 0 };

interface MatrixTableProps {
  /** The columns. */
  readonly groups: readonly GroupSummary[];
  /** Who holds what, once that is worked out. */
  readonly effects: GroupEffects | undefined;
  readonly permissions: readonly Permission[];
  readonly edits: Edits;
  readonly onEdits: (edits: Edits) => void;
  /** Why permissions can't be switched; the matrix stays readable. */
  readonly missing: string | null;
  readonly openId: string | null;
  readonly onOpen: (groupId: string) => void;
  readonly marks: Pick<Marks, 'ids' | 'set'>;
}

/**
 * Permissions by groups. Columns are windowed, the first one and the heads stay in view. One tab stop: the arrow keys
 * go from cell to cell, Space switches.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { groups, effects, permissions, edits, onEdits, missing, openId, onOpen, marks } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, fold] = useFolded();
  const sections = useMemo(() => sectionsOf(permissions), [permissions]);
  const rows = sections.filter((section) => !folded.has(section.name)).flatMap((section) => section.permissions);
  const columns = useMatrixColumns(scroller, groups);
  const { cell, setActive, onKeyDown } = useMatrixKeys({ scroller, groups, rows, reveal: columns.reveal });
  // The same functions while one scrolls, so that the cells that stay need not be drawn again.
  const onActive = useCallback((group: string, permission: string) => setActive({ group, permission }), [setActive]);
  const onSwitch = useCallback(
    (group: GroupSummary, permission: string) => onEdits(switchCell(edits, group, permission)),
    [edits, onEdits],
  );
  const onSetAll = useCallback(
    (group: GroupSummary, { permissions: all }: Section, given: boolean) =>
      onEdits(all.reduce((next, { id }) => setCell(next, group, id, given), edits)),
    [edits, onEdits],
  );
  return (
    <>
      {missing ? (
        <p id={MISSING_ID} className="small faint matrix-missing">
          {missing}
        </p>
      ) : null}
      <div className="fill scroll matrix-scroll" ref={scroller}>
        <table className="matrix" aria-label={t('groups.matrix.label')} onKeyDown={onKeyDown}>
          <ColumnWidths columns={columns} />
          <MatrixHead
            {...{ columns, edits, openId, onOpen, marks }}
            permissionCount={permissions.length}
            sectionCount={sections.length}
          />
          <tbody>
            {sections.flatMap((section) => [
              <SectionRow
                key={section.name}
                {...{ section, columns, edits, onSetAll, missing }}
                folded={folded.has(section.name)}
                onFold={() => fold(section.name)}
              />,
              ...(folded.has(section.name) ? [] : section.permissions).map((permission) => (
                <PermissionRow
                  key={permission.id}
                  {...{ permission, columns, edits, missing }}
                  held={effects ? (effects.held[permission.id] ?? NOBODY) : undefined}
                  active={cell.permission === permission.id ? cell.group : null}
                  {...{ onActive, onSwitch }}
                />
              )),
            ])}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ColumnWidths({ columns }: { columns: WindowedColumns }) {
  return (
    <colgroup>
      <col style={{ width: FIRST }} />
      {columns.before ? <col style={{ width: columns.pixelsBefore }} /> : null}
      {columns.shown.map((group) => (
        <col key={group.id} style={{ width: columns.width }} />
      ))}
      {columns.after ? <col style={{ width: columns.pixelsAfter }} /> : null}
      {columns.before || columns.after ? null : <col />}
      <col style={{ width: LAST }} />
    </colgroup>
  );
}

/** The sections that are folded away, and folding one or unfolding it. */
function useFolded(): readonly [ReadonlySet<string>, (name: string) => void] {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (name: string) => {
    const next = new Set(folded);
    if (!next.delete(name)) next.add(name);
    setFolded(next);
  };
  return [folded, fold];
}
