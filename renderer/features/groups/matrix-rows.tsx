import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { CheckBox } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { type Edits, heldBy, isGiven, NO_EDITS, type Section, setCell } from './matrix.ts';
import type { MatrixColumns } from './matrix-head.tsx';

interface SectionRowProps {
  readonly section: Section;
  readonly columns: MatrixColumns;
  readonly edits: Edits;
  readonly onEdits: (edits: Edits) => void;
  readonly missing: string | null;
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** The name of a section, and for each group how much of it that gives; a click gives or takes all. */
export function SectionRow({ section, columns, edits, onEdits, missing, folded, onFold }: SectionRowProps) {
  const { t } = useTranslation();
  const total = section.permissions.length;
  const setAll = (group: Group, given: boolean) =>
    onEdits(section.permissions.reduce((next, permission) => setCell(next, group, permission.id, given), edits));
  return (
    <tr className="sec">
      <th scope="rowgroup">
        <button
          type="button"
          className="section-fold"
          aria-expanded={!folded}
          title={t(folded ? 'groups.matrix.unfold' : 'groups.matrix.fold', { section: section.name })}
          onClick={onFold}
        >
          <Icon name={folded ? 'next' : 'down'} size="s" />
          {section.name} <span className="count">{total}</span>
        </button>
      </th>
      {columns.before ? <td /> : null}
      {columns.shown.map((group) => {
        const given = section.permissions.filter((permission) => isGiven(group, permission.id, edits)).length;
        const words = { group: group.name, section: section.name };
        const label = t(given === total ? 'groups.matrix.takeAll' : 'groups.matrix.giveAll', words);
        return (
          <td key={group.id} className="cell sum">
            <button
              type="button"
              className="sum-button"
              tabIndex={-1}
              aria-label={`${t('groups.matrix.sum', { given, total })}. ${label}`}
              title={missing ?? label}
              disabled={missing !== null}
              onClick={() => setAll(group, given < total)}
            >
              {t('groups.matrix.sum', { given, total })}
            </button>
          </td>
        );
      })}
      {columns.after ? <td /> : null}
      {columns.before || columns.after ? null : <td />}
      <td className="right last-cell" />
    </tr>
  );
}

interface PermissionRowProps {
  readonly permission: Permission;
  readonly columns: MatrixColumns;
  readonly allGroups: readonly Group[];
  readonly edits: Edits;
  readonly missing: string | null;
  /** The group whose cell the tab key reaches, where it is in this row. */
  readonly active: string | null;
  readonly onActive: (groupId: string) => void;
  readonly onSwitch: (group: Group) => void;
}

/** One permission: a switch for each group, and how many users hold it. */
export function PermissionRow(props: PermissionRowProps) {
  const { permission, columns, allGroups, edits, missing, active, onActive, onSwitch } = props;
  return (
    <tr className={classNames(permission.danger && 'risky')}>
      <PermissionHead permission={permission} />
      {columns.before ? <td /> : null}
      {columns.shown.map((group) => (
        <SwitchCell
          key={group.id}
          group={group}
          permission={permission}
          edits={edits}
          missing={missing}
          active={active === group.id}
          onActive={() => onActive(group.id)}
          onSwitch={() => onSwitch(group)}
        />
      ))}
      {columns.after ? <td /> : null}
      {columns.before || columns.after ? null : <td />}
      <HeldCell permission={permission.id} groups={allGroups} edits={edits} />
    </tr>
  );
}

function PermissionHead({ permission: { id, label, danger, noEffect } }: { permission: Permission }) {
  const { t } = useTranslation();
  return (
    <th scope="row" className="perm-head">
      <span className="pn">
        {danger ? <Icon name="alert" size="s" className="danger" /> : null}
        {label}
      </span>
      <span className="sub">
        <span className="mono">{id}</span>
        {noEffect ? <span className="hint"> · {noEffect}</span> : null}
        {danger ? (
          <span className="hint danger">
            {' · '}
            <span className="sr-only">{t('groups.matrix.dangerous', { reason: '' })}</span>
            {danger}
          </span>
        ) : null}
      </span>
    </th>
  );
}

/** The element that says why nothing can be switched. */
export const MISSING_ID = 'matrix-missing';

interface SwitchCellProps {
  readonly group: Group;
  readonly permission: Permission;
  readonly edits: Edits;
  readonly missing: string | null;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onSwitch: () => void;
}

function SwitchCell({ group, permission, edits, missing, active, onActive, onSwitch }: SwitchCellProps) {
  const { t } = useTranslation();
  const given = isGiven(group, permission.id, edits);
  const edited = edits.get(group.id)?.has(permission.id) ?? false;
  const delta = edited ? (given ? 'added' : 'removed') : null;
  const label = t('groups.matrix.cell', { permission: permission.label, group: group.name });
  return (
    <td className={classNames('cell', delta, missing !== null && 'is-fixed')} title={missing ?? undefined}>
      <CheckBox
        checked={given}
        onChange={missing === null ? onSwitch : () => undefined}
        onFocus={onActive}
        aria-disabled={missing !== null}
        aria-describedby={missing === null ? undefined : MISSING_ID}
        tabIndex={active ? 0 : -1}
        aria-label={delta ? `${label}, ${t(`groups.matrix.${delta}`)}` : label}
      />
      {delta ? <span className="delta" aria-hidden="true" /> : null}
    </td>
  );
}

interface HeldCellProps {
  readonly permission: string;
  readonly groups: readonly Group[];
  readonly edits: Edits;
}

/** How many users hold a permission through groups once the edits are saved. */
function HeldCell({ permission, groups, edits }: HeldCellProps) {
  const { t } = useTranslation();
  const now = useMemo(() => heldBy(permission, groups, NO_EDITS), [permission, groups]);
  const after = useMemo(
    () => (edits === NO_EDITS ? now : heldBy(permission, groups, edits)),
    [permission, groups, edits, now],
  );
  const changed = after !== null && now !== null && after !== now;
  return (
    <td
      className={classNames('right held last-cell', changed && 'is-changed')}
      title={changed ? t('groups.matrix.heldWas', { count: now }) : undefined}
    >
      {after === null ? '–' : formatNumber(after)}
    </td>
  );
}
