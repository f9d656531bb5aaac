import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Description } from '../../../../electron/domain/description.ts';
import type { Selection } from '../../../../electron/domain/query.ts';
import { Icon } from '../../../components/icon.tsx';
import { LatePopover } from '../../../components/late-popover.tsx';
import { latePopup } from '../../../components/late-popup.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { useGroupsOnDemand } from '../../../lib/groups.ts';
import {
  DATE_FILTERS,
  type DateFilterName,
  type FilterName,
  type UsersView,
  withDate,
  withFilter,
} from '../url-state.ts';
import { DateChip } from './date-chip.tsx';
import { chosenValues, type FilterOption, filterOptions, isFiltered, withCounts } from './filter-options.ts';
import { FilterValues } from './filter-values.tsx';
import './filters.css';
import { useFacets } from './use-facets.ts';

const FILTERS: readonly FilterName[] = ['status', 'administrator', 'groups', 'permissions'];

type AnyFilter = FilterName | DateFilterName;

const FilterMenu = latePopup('menu', async () => (await import('./filter-menu.tsx')).FilterMenu);

interface FilterChipsProps {
  readonly selection: Selection;
  readonly view: UsersView;
  readonly onView: (view: UsersView) => void;
  readonly instanceId: string;
  readonly description: Description;
  /** The rows of the selection are there, so that counting holds nothing up. */
  readonly isCurrent: boolean;
  /** The menu of filters is open. */
  readonly menuOpened: boolean;
  readonly onMenu: (opened: boolean) => void;
}

/** Every filter that is on as a chip, the default one too, and the way to add others. */
export function FilterChips(props: FilterChipsProps) {
  const { view, onView, instanceId, description, selection, isCurrent, menuOpened, onMenu } = props;
  const { t } = useTranslation();
  /** A filter that was just added has no chip yet; its values are asked for first. */
  const [editing, setEditing] = useState<AnyFilter | null>(null);
  const { statuses } = description;
  const { groups, pending } = useGroupsOnDemand(
    instanceId,
    description,
    view.groups.length > 0 || editing === 'groups',
  );
  const facets = useFacets(selection, editing !== null && isCurrent);
  const options = filterOptions(t, description, groups);
  const dates = DATE_FILTERS.filter((name) => description.columns.includes(name));
  const offered = FILTERS.filter((name) =>
    name === 'groups' ? description.capabilities['groups.list'].available : options[name].length > 0,
  );
  const set = (name: FilterName, values: readonly string[] | null) => onView(withFilter(view, name, values));
  return (
    <div className="chips">
      {offered
        .filter((name) => isFiltered(name, view, statuses) || name === editing)
        .map((name) => (
          <FilterChip
            key={name}
            name={name}
            options={withCounts(options[name], facets?.[name])}
            pending={name === 'groups' && pending}
            chosen={isFiltered(name, view, statuses) ? chosenValues(name, view, statuses) : []}
            isDefault={name === 'status' && view.status === null}
            opened={editing === name}
            onOpened={(opened) => setEditing(opened ? name : null)}
            onChange={(values) => set(name, values)}
            onRemove={() => set(name, [])}
          />
        ))}
      {dates
        .filter((name) => view.dates[name] || name === editing)
        .map((name) => (
          <DateChip
            key={name}
            name={name}
            value={view.dates[name] ?? null}
            facets={facets?.[name] ?? []}
            opened={editing === name}
            onOpened={(opened) => setEditing(opened ? name : null)}
            onChange={(date) => onView(withDate(view, name, date))}
          />
        ))}
      <FilterMenu
        opened={menuOpened}
        onOpened={onMenu}
        target={
          <button type="button" className="btn plain square small" aria-label={t('users.toolbar.addFilter')}>
            <Icon name="plus" />
          </button>
        }
        filters={offered}
        dates={dates}
        onChoose={setEditing}
        onRestore={view.status === null ? null : () => set('status', null)}
      />
    </div>
  );
}

interface FilterChipProps {
  readonly name: FilterName;
  readonly options: readonly FilterOption[];
  readonly pending: boolean;
  readonly chosen: readonly string[];
  readonly isDefault: boolean;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onChange: (values: readonly string[]) => void;
  readonly onRemove: () => void;
}

/** One filter: its values open on a click, the cross takes it away. */
function FilterChip(props: FilterChipProps) {
  const { name, options, pending, chosen, isDefault, opened, onOpened, onChange, onRemove } = props;
  const { t } = useTranslation();
  const label = t(`users.filter.${name}`);
  const labels = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value));
  const words = isDefault
    ? t('users.filter.enabled')
    : [...labels, ...(pending ? [] : unknown)].join(', ') || t('users.filter.any');
  return (
    <span className={classNames('chip', isDefault && 'default')}>
      <LatePopover
        {...{ opened, onOpened }}
        position="bottom-start"
        width={240}
        target={
          <button type="button" className="chip-body">
            <span className="key">{label}</span> <span className="cut">{words}</span>{' '}
            {isDefault ? <span className="faint">{t('users.filter.default')}</span> : null}
            <span className="sr-only">. {t('users.filter.change', { name: label })}</span>
          </button>
        }
      >
        <FilterValues label={label} options={options} pending={pending} chosen={chosen} onChange={onChange} />
      </LatePopover>
      <button
        type="button"
        className="chip-cross"
        aria-label={t('users.filter.remove', { name: label })}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
    </span>
  );
}
