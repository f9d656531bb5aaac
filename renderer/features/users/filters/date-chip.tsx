import { useTranslation } from 'react-i18next';
import type { DateFacet, DateFilter } from '../../../../electron/domain/query.ts';
import { Icon } from '../../../components/icon.tsx';
import { LatePopover } from '../../../components/late-popover.tsx';
import { formatDate } from '../../../lib/format.ts';
import type { DateFilterName } from '../url-state.ts';
import { DateValues } from './date-values.tsx';

interface DateChipProps {
  readonly name: DateFilterName;
  readonly value: DateFilter | null;
  readonly facets: readonly DateFacet[];
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onChange: (value: DateFilter | null) => void;
}

/** The filter by one date: its period opens on a click, the cross takes it away. */
export function DateChip({ name, value, facets, opened, onOpened, onChange }: DateChipProps) {
  const { t } = useTranslation();
  const label = t(`users.column.${name}`);
  const words = value ? periodWords(value) : t('users.filter.any');
  function periodWords({ from, to, never }: DateFilter) {
    const period =
      from && to
        ? `${formatDate(from)} – ${formatDate(lastOf(to))}`
        : from
          ? t('users.period.since', { day: formatDate(from) })
          : to
            ? t('users.period.before', { day: formatDate(to) })
            : '';
    return [period, never ? t('users.period.never') : ''].filter(Boolean).join(', ');
  }
  return (
    <span className="chip">
      <LatePopover
        {...{ opened, onOpened }}
        position="bottom-start"
        width={340}
        target={
          <button type="button" className="chip-body">
            <span className="key">{label}</span> <span className="cut">{words}</span>
            <span className="sr-only">. {t('users.filter.change', { name: label })}</span>
          </button>
        }
      >
        <DateValues label={label} facets={facets} value={value} onChange={onChange} />
      </LatePopover>
      <button
        type="button"
        className="chip-cross"
        aria-label={t('users.filter.remove', { name: label })}
        onClick={() => (value ? onChange(null) : onOpened(false))}
      >
        <Icon name="x" />
      </button>
    </span>
  );
}

/** The last moment of a period whose end does not belong to it. */
function lastOf(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString();
}
