import type { ReactNode } from 'react';
import { ServerText } from '../server-text.tsx';

interface ChosenFieldProps {
  readonly legend: string;
  /** What was chosen; null: nothing yet. */
  readonly value: { readonly name: string } | null;
  readonly help?: string | undefined;
  /** The picker that chooses. */
  readonly children: ReactNode;
}

/** A field of a form that shows what was chosen out of many, beside the picker that chooses another. */
export function ChosenField({ legend, value, help, children }: ChosenFieldProps) {
  return (
    <fieldset className="plain-group">
      <legend className="label">{legend}</legend>
      <div className="chosen-groups">
        {value ? (
          <span className="chip">
            <span className="cut">
              <ServerText>{value.name}</ServerText>
            </span>
          </span>
        ) : null}
        {children}
      </div>
      {help ? <p className="help">{help}</p> : null}
    </fieldset>
  );
}
