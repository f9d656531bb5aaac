import { useId } from 'react';
import { classNames } from '../../../lib/class-names.ts';

/** Longer texts get lines, or are folded: settings that are kept as JSON fill pages. */
const LONG_FROM = 120;

/** Whether a text needs more than one line. */
export function isLong(text: string): boolean {
  return text.length > LONG_FROM || text.includes('\n');
}

interface LongTextFieldProps {
  readonly label: string;
  readonly help: string | null;
  readonly error: string | null;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for a text of many lines. */
export function LongTextField({ label, help, error, value, disabled, onChange }: LongTextFieldProps) {
  const id = useId();
  const words = error ?? help;
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className={classNames('field long-text', error && 'is-error', disabled && 'is-disabled')}>
        <textarea
          id={id}
          className="mono"
          rows={5}
          spellCheck={false}
          aria-describedby={words ? `${id}-help` : undefined}
          aria-invalid={error ? true : undefined}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {words ? (
        <p id={`${id}-help`} className={classNames('help', error && 'is-error')}>
          {words}
        </p>
      ) : null}
    </div>
  );
}
