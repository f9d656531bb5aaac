import { useTranslation } from 'react-i18next';
import type { DateFacet, DateFilter } from '../../../../electron/domain/query.ts';
import { CheckField, TextField } from '../../../components/field.tsx';

interface DateValuesProps {
  readonly label: string;
  readonly facets: readonly DateFacet[];
  readonly value: DateFilter | null;
  readonly onChange: (value: DateFilter | null) => void;
}

const DAY_MS = 86_400_000;

/** A period for one date: the usual ones with their counts, days of one's own, and those without a date. */
export function DateValues({ label, facets, value, onChange }: DateValuesProps) {
  const { t } = useTranslation();
  const { from, to, never = false } = value ?? {};
  const change = (start: string | undefined, end: string | undefined, none: boolean) => {
    const kept = { ...(start ? { from: start } : {}), ...(end ? { to: end } : {}), ...(none ? { never: none } : {}) };
    onChange(Object.keys(kept).length > 0 ? kept : null);
  };
  const isChosen = (facet: DateFacet) =>
    facet.period === 'never'
      ? never
      : (facet.from ?? undefined) === from && (facet.to ?? undefined) === to && Boolean(from ?? to);
  const choose = (facet: DateFacet, on: boolean) => {
    if (facet.period === 'never') change(from, to, on);
    else change((on && facet.from) || undefined, (on && facet.to) || undefined, never);
  };
  return (
    <fieldset className="plain-group">
      <legend className="label">{label}</legend>
      <div className="filter-values">
        {facets.map((facet) => (
          <div key={facet.period} className="filter-value">
            <CheckField
              label={t(`users.period.${facet.period}`)}
              checked={isChosen(facet)}
              onChange={(on) => choose(facet, on)}
            />
            <span className="small faint">{t('users.filter.count', { count: facet.count })}</span>
          </div>
        ))}
      </div>
      <div className="period-ends">
        <TextField
          type="date"
          label={t('users.period.from')}
          value={dayOf(from, 0)}
          onChange={(day) => change(startOf(day, 0), to, never)}
        />
        <TextField
          type="date"
          label={t('users.period.until')}
          value={dayOf(to, -1)}
          onChange={(day) => change(from, startOf(day, 1), never)}
        />
      </div>
    </fieldset>
  );
}

/** The local day of a time, moved by some days, as a date field has it; an end of a period belongs to the day before. */
function dayOf(time: string | undefined, days: -1 | 0): string {
  if (time === undefined) return '';
  const moved = new Date(Date.parse(time) + days * DAY_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moved.getFullYear()}-${two(moved.getMonth() + 1)}-${two(moved.getDate())}`;
}

/** When a local day begins, or the one after it. */
function startOf(day: string, days: 0 | 1): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date + days).toISOString();
}
