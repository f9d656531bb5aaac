import type { ComponentProps } from 'react';

interface BareBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked' | 'className'> {
  readonly 'aria-label': string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A check box that looks as `CheckBox` and is one element, for tables that draw hundreds of them in a frame. */
export function BareBox({ onChange, ...input }: BareBoxProps) {
  return (
    <input
      {...input}
      type="checkbox"
      className="bare-box"
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
