import './matrix.css';
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupEffects, GroupSummary } from '../../../electron/domain/group.ts';
import { classNames } from '../../lib/class-names.ts';
import { type Edits, type Section, sectionsOf, setCell, switchCell } from './matrix.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MISSING_ID, PermissionRow, SectionRow } from './matrix-rows.tsx';
import type { Marks } from './use-marks.ts';
import { useMatrixColumns } from './use-matrix-columns.ts';
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
 * go from cell to cell, and above the first permission to the box that marks a group and to what opens it; Space
 * switches.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { groups, effects, permissions, edits, onEdits, missing, openId, onOpen, marks } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, fold] = useFolded();
  const sections = useMemo(() => sectionsOf(permissions), [permissions]);
  const unfolded = useMemo(
    () => sections.filter((section) => !folded.has(section.name)).flatMap((section) => section.permissions),
    [sections, folded],
  );
  const { cell, column, setActive, onKeyDown } = useMatrixKeys({ scroller, groups, permissions: unfolded });
  const columns = useMatrixColumns(scroller, groups, column);
  // The same functions while one scrolls, so that the cells that stay need not be drawn again.
  const onActive = useCallback((group: string, row: string) => setActive({ group, row }), [setActive]);
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
        <table
          className={classNames('matrix', marks.ids.size > 0 && 'is-marking')}
          aria-label={t('groups.matrix.label')}
          aria-colcount={columns.count + 2}
          style={{ '--column': `${columns.width}px`, '--total': `${columns.total}px` } as CSSProperties}
          onKeyDown={(event) => onKeyDown(event, columns.reveal)}
        >
          <MatrixHead
            {...{ columns, edits, openId, onOpen, marks, cell, onActive }}
            permissionCount={permissions.length}
            sectionCount={sections.length}
          />
          <tbody>
            {sections.flatMap((section) => [
              <SectionRow
                key={section.name}
                {...{ section, columns, edits, onActive, onSetAll, missing }}
                folded={folded.has(section.name)}
                onFold={() => fold(section.name)}
              />,
              ...(folded.has(section.name) ? [] : section.permissions).map((permission) => (
                <PermissionRow
                  key={permission.id}
                  {...{ permission, columns, edits, missing, onActive, onSwitch }}
                  held={effects ? (effects.held[permission.id] ?? NOBODY) : undefined}
                  active={cell.row === permission.id ? cell.group : null}
                />
              )),
            ])}
          </tbody>
        </table>
      </div>
    </>
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
