import { useId } from 'react';
import type { Environment } from '../../electron/domain/connection.ts';
import { classNames } from '../lib/class-names.ts';

/** One piece of a segmented control; `environment` puts its colour before the label. */
export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly environment?: Environment;
}

interface SegmentedProps<Value extends string> {
  /** The name of the group. */
  readonly label: string;
  /** Draws the name above; without it the name is only spoken. */
  readonly showLabel?: boolean;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly help?: string;
  readonly size?: 'form' | 'small';
  readonly disabled?: boolean;
}

/** A choice of one among few, drawn as pieces of one bar: a radio group, with its keys. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, showLabel = true, segments, value, onChange, help, size = 'form', disabled = false } = props;
  const id = useId();
  return (
    <fieldset className="plain-group" aria-describedby={help ? `${id}-help` : undefined} disabled={disabled}>
      <legend className={showLabel ? 'label' : 'sr-only'}>{label}</legend>
      <div className={classNames('seg', size === 'form' ? 'wide' : 'small')}>
        {segments.map((segment) => (
          <label
            key={segment.value}
            className={classNames(segment.value === value && 'on')}
            data-env={segment.environment}
          >
            <input
              type="radio"
              name={id}
              value={segment.value}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
            />
            {segment.environment ? <i className="dot" /> : null}
            {segment.label}
          </label>
        ))}
      </div>
      {help ? (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      ) : null}
    </fieldset>
  );
}
