import type { ReactNode } from 'react';
import { Slot } from './slots.tsx';

/** What the screen says in the status bar: totals, matches, selection; `end` stands at the right edge. */
export function StatusBar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <Slot name="status">
      {children}
      {end ? <span className="push">{end}</span> : null}
    </Slot>
  );
}
