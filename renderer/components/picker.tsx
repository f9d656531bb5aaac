import { Combobox, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';
import { ServerText } from './server-text.tsx';

/** Something that can be picked; options with one section stand together under its name. */
export interface PickOption {
  readonly value: string;
  readonly label: string;
  readonly section?: string;
}

interface PickerProps {
  /** What the button says. */
  readonly label: ReactNode;
  readonly icon?: IconName;
  /** The name of the search field and of the list. */
  readonly searchLabel: string;
  readonly options: readonly PickOption[];
  /** Said where there is nothing to pick. */
  readonly nothing: string;
  readonly onPick: (value: string) => void;
  /** Called when the list opens: options may be had only then. */
  readonly onOpen?: () => void;
  /** Told what is typed; the options are found elsewhere then, and all that come are shown. */
  readonly onSearch?: (text: string) => void;
  /** The options are on their way. */
  readonly pending?: boolean;
  /** Why nothing can be picked now. */
  readonly unavailable?: string | null;
  /** Nothing can be picked now, which is explained elsewhere. */
  readonly disabled?: boolean;
  readonly look?: string;
  /** Opens from its start, with room for long names. */
  readonly wide?: boolean;
}

/** So many are drawn at once; searching finds the others. */
const SHOWN = 100;

/** A button that opens a list with a search; picking one closes it. */
export function Picker(props: PickerProps) {
  const { label, icon = 'plus', searchLabel, options, nothing, onPick, onOpen, onSearch, pending = false } = props;
  const { unavailable, disabled = false, look = 'plain small', wide = false } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
      onSearch?.('');
    },
    onDropdownOpen: () => {
      onOpen?.();
      combobox.focusSearchInput();
    },
  });
  const wanted = search.trim().toLocaleLowerCase();
  const matches = ({ label: name, section = '' }: PickOption) =>
    `${section} ${name}`.toLocaleLowerCase().includes(wanted);
  const found = onSearch ? options : options.filter(matches);
  return (
    <Combobox
      store={combobox}
      width={wide ? 400 : 280}
      position={wide ? 'bottom-start' : 'bottom-end'}
      onOptionSubmit={(value) => {
        combobox.closeDropdown();
        onPick(value);
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={`btn ${look}`}
          disabled={disabled || Boolean(unavailable)}
          title={unavailable ?? undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          <Icon name={icon} size="s" />
          {label}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className="popover">
        <Combobox.Search
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            onSearch?.(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options className="pick-list" aria-label={searchLabel}>
          <Sections options={found.slice(0, SHOWN)} />
          {found.length === 0 ? (
            <Combobox.Empty>
              {pending
                ? t('common.loading')
                : options.length === 0 && wanted === ''
                  ? nothing
                  : t('users.filter.noneFound')}
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Sections({ options }: { options: readonly PickOption[] }) {
  const sections = [...new Set(options.map((option) => option.section ?? ''))];
  return sections.map((section) => {
    const own = options.filter((option) => (option.section ?? '') === section);
    const entries = own.map(({ value, label }) => (
      <Combobox.Option key={value} value={value}>
        <ServerText>{label}</ServerText>
      </Combobox.Option>
    ));
    return section ? (
      <Combobox.Group key={section} label={section}>
        {entries}
      </Combobox.Group>
    ) : (
      entries
    );
  });
}
