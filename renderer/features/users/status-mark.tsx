import type { Description } from '../../../electron/domain/description.ts';
import { classNames } from '../../lib/class-names.ts';
import { statusWords } from './table/cell-words.ts';

interface StatusMarkProps {
  readonly status: string;
  readonly statuses: Description['statuses'];
  readonly className?: string;
}

/** A status by its word and a mark of its own shape; an unknown one shows its id. Nothing where the kind has none. */
export function StatusMark({ status, statuses, className }: StatusMarkProps) {
  if (statuses.length === 0) return null;
  const { label, tone } = statusWords(status, statuses);
  return (
    <span className={classNames('state', tone !== 'good' && tone, className)} title={label}>
      <span className="cut">{label}</span>
    </span>
  );
}
