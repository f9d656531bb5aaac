import type { Description } from '../../../electron/domain/description.ts';
import { classNames } from '../../lib/class-names.ts';

interface StatusMarkProps {
  readonly status: string;
  readonly statuses: Description['statuses'];
  readonly className?: string;
}

/** A status by its word and a mark of its own shape; one that the description doesn't know shows its id. */
export function StatusMark({ status, statuses, className }: StatusMarkProps) {
  const known = statuses.find((one) => one.id === status);
  const tone = known?.tone ?? 'off';
  return <span className={classNames('state', tone !== 'good' && tone, className)}>{known?.label ?? status}</span>;
}
