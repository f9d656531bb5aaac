import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** The first step, as a button or link. */
  readonly action?: ReactNode;
}

/** What an empty screen says, and the first step that it offers. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty" role="status">
      <Icon name={icon} size="l" />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action ? <div className="empty-action">{action}</div> : null}
    </div>
  );
}
