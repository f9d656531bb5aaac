import type { TFunction } from 'i18next';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../electron/domain/description.ts';
import type { GroupEffects, GroupSummary } from '../../../electron/domain/group.ts';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/format.ts';
import { BareBox } from './bare-box.tsx';
import { nameOfGroup, withNames } from './group-name.ts';
import { type Edits, isGiven, type Section } from './matrix.ts';
import type { MatrixColumn, MatrixColumns } from './use-matrix-columns.ts';

/** Users who hold a permission through groups; null where a group does not tell its members. */
type HeldCount = GroupEffects['held'][string];

interface SectionRowProps {
  readonly section: Section;
  readonly columns: MatrixColumns;
  readonly edits: Edits;
  readonly onActive: (groupId: string, row: string) => void;
  readonly onSetAll: (group: GroupSummary, section: Section, given: boolean) => void;
  readonly missing: string | null;
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** The name of a section, and for each group how much of it that gives; a click gives or takes all. */
export function SectionRow(props: SectionRowProps) {
  const { section, columns, edits, onActive, onSetAll, missing, folded, onFold } = props;
  const { t } = useTranslation();
  const words = useMemo(() => sumWords(t, section), [t, section]);
  return (
    <tr className="sec">
      <th scope="rowgroup" aria-colindex={1}>
        <button
          type="button"
          className="section-fold"
          aria-expanded={!folded}
          title={t(folded ? 'groups.matrix.unfold' : 'groups.matrix.fold', { section: section.name })}
          onClick={onFold}
        >
          <Icon name={folded ? 'next' : 'down'} size="s" />
          {section.name} <span className="count">{section.permissions.length}</span>
        </button>
      </th>
      {columns.shown.map(({ group, slot, index, left }) => (
        <SumCell
          key={slot}
          {...{ t, group, index, left, section, words, missing, onActive, onSetAll }}
          given={section.permissions.filter((permission) => isGiven(group, permission.id, edits)).length}
        />
      ))}
      <td className="last-cell" aria-colindex={columns.count + 2} />
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
  readonly onActive: (groupId: string, row: string) => void;
  readonly onSwitch: (group: GroupSummary, permission: string) => void;
}

/** One permission: a switch for each group, and how many users hold it. */
export function PermissionRow(props: PermissionRowProps) {
  const { permission, columns, held, edits, missing, active, onActive, onSwitch } = props;
  const { t } = useTranslation();
  const words = useMemo(
    () => withNames((group) => t('groups.matrix.cell', { permission: permission.label, group })),
    [t, permission],
  );
  return (
    <tr className={classNames(permission.danger && 'risky')}>
      <PermissionHead permission={permission} />
      {columns.shown.map(({ group, slot, index, left }) => (
        <SwitchCell
          key={slot}
          {...{ t, group, index, left, permission, words, missing, onActive, onSwitch }}
          given={isGiven(group, permission.id, edits)}
          edited={edits.get(group.id)?.has(permission.id) ?? false}
          active={active === group.id}
        />
      ))}
      <HeldCell held={held} column={columns.count + 2} />
    </tr>
  );
}

const PermissionHead = memo(function PermissionHead({ permission }: { permission: Permission }) {
  const { id, label, danger, noEffect } = permission;
  const { t } = useTranslation();
  return (
    <th scope="row" className="perm-head" aria-colindex={1}>
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
});

/** The element that says why nothing can be switched. */
export const MISSING_ID = 'matrix-missing';

interface SwitchCellProps extends Pick<MatrixColumn, 'group' | 'index' | 'left'> {
  readonly t: TFunction;
  readonly permission: Permission;
  /** What the cell of a group is called. */
  readonly words: (group: string) => string;
  readonly given: boolean;
  readonly edited: boolean;
  readonly missing: string | null;
  readonly active: boolean;
  readonly onActive: (groupId: string, row: string) => void;
  readonly onSwitch: (group: GroupSummary, permission: string) => void;
}

/** Drawn again only where it changes: most cells stay while columns come and go at the edges. */
const SwitchCell = memo(function SwitchCell(props: SwitchCellProps) {
  const { t, group, index, left, permission, words, given, edited, missing, active, onActive, onSwitch } = props;
  const delta = edited ? (given ? 'added' : 'removed') : null;
  const label = words(nameOfGroup(t, group));
  return (
    <td
      className={classNames('cell', delta, missing !== null && 'is-fixed')}
      aria-colindex={index + 2}
      title={missing ?? undefined}
      style={{ left }}
    >
      <BareBox
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

/** What the cells of a section say. */
interface SumWords {
  readonly giveAll: (group: string) => string;
  readonly takeAll: (group: string) => string;
  /** By the number of permissions that are given. */
  readonly sums: readonly string[];
}

function sumWords(t: TFunction, { name, permissions }: Section): SumWords {
  const total = permissions.length;
  return {
    giveAll: withNames((group) => t('groups.matrix.giveAll', { group, section: name })),
    takeAll: withNames((group) => t('groups.matrix.takeAll', { group, section: name })),
    sums: Array.from({ length: total + 1 }, (_, given) => t('groups.matrix.sum', { given, total })),
  };
}

interface SumCellProps extends Pick<MatrixColumn, 'group' | 'index' | 'left'> {
  readonly t: TFunction;
  readonly section: Section;
  readonly words: SumWords;
  readonly given: number;
  readonly missing: string | null;
  readonly onActive: (groupId: string, row: string) => void;
  readonly onSetAll: (group: GroupSummary, section: Section, given: boolean) => void;
}

const SumCell = memo(function SumCell(props: SumCellProps) {
  const { t, group, index, left, section, words, given, missing, onActive, onSetAll } = props;
  const total = section.permissions.length;
  const label = (given === total ? words.takeAll : words.giveAll)(nameOfGroup(t, group));
  const sum = words.sums[given];
  return (
    <td className="cell sum" aria-colindex={index + 2} style={{ left }}>
      <button
        type="button"
        className="sum-button"
        tabIndex={-1}
        aria-label={`${sum}. ${label}`}
        title={missing ?? label}
        disabled={missing !== null}
        // The column that was clicked stays drawn: another group must not come under the focus.
        onFocus={() => onActive(group.id, section.permissions[0]?.id ?? '')}
        onClick={() => onSetAll(group, section, given < total)}
      >
        {sum}
      </button>
    </td>
  );
});

/** How many users hold a permission through groups: now, and once the edits are saved. */
const HeldCell = memo(function HeldCell({ held, column }: { held: HeldCount | undefined; column: number }) {
  const { t } = useTranslation();
  const { now = null, after = null } = held ?? {};
  const changed = now !== null && after !== null && after !== now;
  return (
    <td
      className={classNames('held last-cell', changed && 'is-changed')}
      aria-colindex={column}
      title={changed ? t('groups.matrix.heldWas', { count: now }) : undefined}
    >
      {held ? (after === null ? '–' : formatNumber(after)) : null}
    </td>
  );
});
