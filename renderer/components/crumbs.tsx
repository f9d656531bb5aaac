import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.tsx';
import { Slot } from './slots.tsx';

/** One step of the way to a screen; `mark` stands behind its name (an environment tag). */
export interface Crumb {
  readonly label: ReactNode;
  readonly to?: string;
  readonly mark?: ReactNode;
}

/** The way to the present screen, drawn in the top bar; the last one is where one is. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const last = crumbs.length - 1;
  return (
    <Slot name="crumbs">
      {crumbs.map((crumb, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place on the way
        <Fragment key={index}>
          {index > 0 ? <Icon name="next" size="s" /> : null}
          {index === last ? (
            <h1 className="here cut">{crumb.label}</h1>
          ) : crumb.to ? (
            <Link to={crumb.to} className="crumb cut">
              {crumb.label}
            </Link>
          ) : (
            <span className="cut">{crumb.label}</span>
          )}
          {crumb.mark}
        </Fragment>
      ))}
    </Slot>
  );
}
