import type { ComponentProps, Ref } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon } from './icon.tsx';

interface SearchBoxProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref'> {
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The keys that lead here, shown while nothing is typed. */
  readonly keys?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A quiet field that searches while one types; Escape clears it. */
export function SearchBox(props: SearchBoxProps) {
  const { label, clearLabel, value, onChange, keys, className, onKeyDown, ref, ...input } = props;
  return (
    <search className={classNames('field quiet', className)}>
      <Icon name="search" />
      <input
        {...input}
        ref={ref}
        type="text"
        inputMode="search"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
      />
      {value === '' && keys ? <kbd>{keys}</kbd> : null}
      {value === '' ? null : (
        <button type="button" className="eye" aria-label={clearLabel} onClick={() => onChange('')}>
          <Icon name="x" size="s" />
        </button>
      )}
    </search>
  );
}
