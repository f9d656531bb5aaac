import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupEffects, GroupSummary } from '../../../electron/domain/group.ts';
import { CheckBox } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { type Edits, isGiven, type Section } from './matrix.ts';
import type { MatrixColumns } from './matrix-head.tsx';

/** Users who hold a permission through groups; null where a group does not tell its members. */
type HeldCount = GroupEffects['held'][string];

interface SectionRowProps {
  readonly section: Section;
  readonly columns: MatrixColumns;
  readonly edits: Edits;
  readonly onSetAll: (group: GroupSummary, section: Section, given: boolean) => void;
  readonly missing: string | null;
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** The name of a section, and for each group how much of it that gives; a click gives or takes all. */
export function SectionRow({ section, columns, edits, onSetAll, missing, folded, onFold }: SectionRowProps) {
  const { t } = useTranslation();
  const total = section.permissions.length;
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
      {columns.shown.map((group) => (
        <SumCell
          key={group.id}
          {...{ t, group, section, missing, onSetAll }}
          given={section.permissions.filter((permission) => isGiven(group, permission.id, edits)).length}
        />
      ))}
      {columns.after ? <td /> : null}
      {columns.before || columns.after ? null : <td />}
      <td className="right last-cell" />
    </tr>
  );
}

interface PermissionRowProps {
  readonly permission: Permission;
  readonly columns: MatrixColumns;
  /** How many hold it; missing until that is worked out. */
  readonly held: HeldCount | undefined;
  readonly edits: Edits;
  readonly missing: string | null;
  /** The group whose cell the tab key reaches, where it is in this row. */
  readonly active: string | null;
  readonly onActive: (groupId: string, permission: string) => void;
  readonly onSwitch: (group: GroupSummary, permission: string) => void;
}

/** One permission: a switch for each group, and how many users hold it. */
export function PermissionRow(props: PermissionRowProps) {
  const { permission, columns, held, edits, missing, active, onActive, onSwitch } = props;
  const { t } = useTranslation();
  return (
    <tr className={classNames(permission.danger && 'risky')}>
      <PermissionHead permission={permission} />
      {columns.before ? <td /> : null}
      {columns.shown.map((group) => (
        <SwitchCell
          key={group.id}
          {...{ t, group, permission, missing, onActive, onSwitch }}
          given={isGiven(group, permission.id, edits)}
          edited={edits.get(group.id)?.has(permission.id) ?? false}
          active={active === group.id}
        />
      ))}
      {columns.after ? <td /> : null}
      {columns.before || columns.after ? null : <td />}
      <HeldCell held={held} />
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
  readonly t: TFunction;
  readonly group: GroupSummary;
  readonly permission: Permission;
  readonly given: boolean;
  readonly edited: boolean;
  readonly missing: string | null;
  readonly active: boolean;
  readonly onActive: (groupId: string, permission: string) => void;
  readonly onSwitch: (group: GroupSummary, permission: string) => void;
}

/** Drawn again only where it changes: most cells stay while columns come and go at the edges. */
const SwitchCell = memo(function SwitchCell(props: SwitchCellProps) {
  const { t, group, permission, given, edited, missing, active, onActive, onSwitch } = props;
  const delta = edited ? (given ? 'added' : 'removed') : null;
  const label = t('groups.matrix.cell', { permission: permission.label, group: group.name });
  return (
    <td className={classNames('cell', delta, missing !== null && 'is-fixed')} title={missing ?? undefined}>
      <CheckBox
        checked={given}
        onChange={() => (missing === null ? onSwitch(group, permission.id) : undefined)}
        onFocus={() => onActive(group.id, permission.id)}
        aria-disabled={missing !== null}
        aria-describedby={missing === null ? undefined : MISSING_ID}
        tabIndex={active ? 0 : -1}
        aria-label={delta ? `${label}, ${t(`groups.matrix.${delta}`)}` : label}
      />
      {delta ? <span className="delta" aria-hidden="true" /> : null}
    </td>
  );
});

interface SumCellProps {
  readonly t: TFunction;
  readonly group: GroupSummary;
  readonly section: Section;
  readonly given: number;
  readonly missing: string | null;
  readonly onSetAll: (group: GroupSummary, section: Section, given: boolean) => void;
}

const SumCell = memo(function SumCell({ t, group, section, given, missing, onSetAll }: SumCellProps) {
  const total = section.permissions.length;
  const words = { group: group.name, section: section.name };
  const label = t(given === total ? 'groups.matrix.takeAll' : 'groups.matrix.giveAll', words);
  const sum = t('groups.matrix.sum', { given, total });
  return (
    <td className="cell sum">
      <button
        type="button"
        className="sum-button"
        tabIndex={-1}
        aria-label={`${sum}. ${label}`}
        title={missing ?? label}
        disabled={missing !== null}
        onClick={() => onSetAll(group, section, given < total)}
      >
        {sum}
      </button>
    </td>
  );
});

/** How many users hold a permission through groups: now, and once the edits are saved. */
function HeldCell({ held }: { held: HeldCount | undefined }) {
  const { t } = useTranslation();
  const { now = null, after = null } = held ?? {};
  const changed = now !== null && after !== null && after !== now;
  return (
    <td
      className={classNames('right held last-cell', changed && 'is-changed')}
      title={changed ? t('groups.matrix.heldWas', { count: now }) : undefined}
    >
      {held ? (after === null ? '–' : formatNumber(after)) : null}
    </td>
  );
}
