import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../electron/domain/failure.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';

interface CreationFailureProps {
  readonly failure: Failure | null;
  readonly what: 'group' | 'colleague';
  readonly name: string;
}

/** Why a group or a user was not created, or that nobody knows. */
export function CreationFailure({ failure, what, name }: CreationFailureProps) {
  const { t } = useTranslation();
  if (!failure) return null;
  const unknown = failure.code === 'outcome-unknown';
  const title = t(`firstUser.${what}.${unknown ? 'unknown' : 'failed'}`, { name, handle: name });
  return <FailureNotice failure={failure} tone={unknown ? 'warn' : 'danger'} title={title} />;
}

/** The failure, unless it is all about fields that say so themselves. */
export function withoutField(failure: Failure | null, fields: readonly string[]): Failure | null {
  const named = Object.keys(failure?.fields ?? {});
  return named.length > 0 && named.every((key) => fields.includes(key)) ? null : failure;
}
