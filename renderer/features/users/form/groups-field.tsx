import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupRef } from '../../../../electron/domain/user.ts';
import { Icon } from '../../../components/icon.tsx';
import { Picker } from '../../../components/picker.tsx';
import { SearchBox } from '../../../components/search-box.tsx';
import { ServerText } from '../../../components/server-text.tsx';
import { classNames } from '../../../lib/class-names.ts';

interface GroupsFieldProps {
  readonly label: string;
  readonly help: string | null;
  readonly error: string | null;
  readonly groups: readonly GroupRef[];
  /** What people call the level of a membership; null where it has none. */
  readonly levelOf?: ((groupId: string) => string | null) | undefined;
  /** Wants all groups that exist, which may come later. */
  readonly onWant: () => void;
  readonly pending: boolean;
  readonly chosen: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (ids: string[]) => void;
}

/** Chips that are shown before somebody asks for the rest. */
const FOLDED = 12;

/** Any number of groups: those chosen as chips, the first dozen unless all are asked for; others found by searching. */
export function GroupsField({
  label,
  help,
  error,
  groups,
  chosen,
  disabled,
  onChange,
  onWant,
  pending,
  levelOf,
}: GroupsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = (group: string) => groups.find((one) => one.id === group)?.name ?? group;
  const folding = useFolding(chosen, nameOf);
  const others = groups.filter((group) => !chosen.includes(group.id));
  return (
    <fieldset className="plain-group" aria-describedby={help || error ? `${id}-help` : undefined}>
      <legend className="label">{label}</legend>
      {folding.opened ? (
        <SearchBox
          className="chosen-search"
          label={t('user.field.searchChosen')}
          placeholder={t('user.field.searchChosen')}
          clearLabel={t('access.clearSearch')}
          value={folding.search}
          onChange={folding.setSearch}
          onKeyDown={(event) => {
            // It stands in a form, which is not sent by searching.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      ) : null}
      <div className="chosen-groups">
        {chosen.length === 0 ? <span className="faint">{t('user.field.noGroups')}</span> : null}
        {chosen.length > 0 && folding.shown.length === 0 ? (
          <span className="faint">{t('users.filter.noneFound')}</span>
        ) : null}
        {folding.shown.map((group) => (
          <Chip
            key={group}
            name={nameOf(group)}
            level={levelOf?.(group) ?? null}
            disabled={disabled}
            onRemove={() => onChange(chosen.filter((one) => one !== group))}
          />
        ))}
        {folding.folds ? (
          <button type="button" className="btn plain small" aria-expanded={folding.opened} onClick={folding.toggle}>
            {folding.opened ? t('user.field.fewerGroups') : t('user.field.moreGroups', { count: folding.hidden })}
          </button>
        ) : null}
        <Picker
          label={t('user.field.addGroup')}
          searchLabel={t('user.field.searchGroups')}
          options={others.map((group) => ({ value: group.id, label: group.name }))}
          nothing={t('user.field.allGroups')}
          disabled={disabled}
          onOpen={onWant}
          pending={pending}
          onPick={(group) => {
            folding.keep(group);
            onChange([...chosen, group]);
          }}
        />
      </div>
      {error || help ? (
        <p id={`${id}-help`} className={classNames('help', error && 'is-error')}>
          {error ?? help}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Which chips are shown: all that a search finds once they are opened, else the first ones and those just added. */
function useFolding(chosen: readonly string[], nameOf: (group: string) => string) {
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const wanted = search.trim().toLocaleLowerCase();
  const first = chosen.filter((group, place) => place < FOLDED || added.has(group));
  const found = chosen.filter((group) => nameOf(group).toLocaleLowerCase().includes(wanted));
  const folds = first.length < chosen.length;
  return {
    opened: opened && folds,
    folds,
    hidden: chosen.length - first.length,
    shown: !folds ? chosen : opened ? found : first,
    search,
    setSearch,
    toggle() {
      setOpened(!opened);
      setSearch('');
    },
    keep: (group: string) => setAdded(new Set([...added, group])),
  };
}

interface ChipProps {
  readonly name: string;
  readonly level: string | null;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

function Chip({ name, level, disabled, onRemove }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      <ServerText>{name}</ServerText>
      {level ? <span className="faint">{level}</span> : null}
      <button
        type="button"
        className="chip-cross"
        aria-label={t('user.field.removeGroup', { name })}
        disabled={disabled}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
    </span>
  );
}
