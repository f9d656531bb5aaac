import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/field.tsx';
import { SearchBox } from '../../../components/search-box.tsx';
import type { FilterOption } from './filter-options.ts';

/** From this many values on a search stands above them. */
const SEARCHABLE = 8;
/** More are found by searching; so many check boxes stay quick. */
const SHOWN = 200;

interface FilterValuesProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly pending: boolean;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The values of a filter, any number of which can be chosen. */
export function FilterValues({ label, options, pending, chosen, onChange }: FilterValuesProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted));
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset className="plain-group">
      <legend className="label">{label}</legend>
      {options.length >= SEARCHABLE ? (
        <SearchBox
          label={t('users.filter.searchIn', { name: label })}
          clearLabel={t('users.search.clear')}
          value={search}
          onChange={setSearch}
        />
      ) : null}
      <div className="filter-values">
        {found.slice(0, SHOWN).map((option) => (
          <div key={option.value} className="filter-value">
            <CheckField
              label={option.label}
              checked={chosen.includes(option.value)}
              onChange={(on) => toggle(option.value, on)}
            />
            {option.count === undefined ? null : (
              <span className="small faint">{t('users.filter.count', { count: option.count })}</span>
            )}
          </div>
        ))}
        {found.length === 0 ? (
          <p className="faint">{t(pending ? 'common.loading' : 'users.filter.noneFound')}</p>
        ) : null}
      </div>
    </fieldset>
  );
}
