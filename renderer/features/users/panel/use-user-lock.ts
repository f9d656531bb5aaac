import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { CapabilityId, Description } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { missingWords } from '../../../lib/description.ts';
import { formatFullTime } from '../../../lib/format.ts';
import { useReadOnly } from '../../../lib/write-lock.ts';
import type { Keeping } from './use-shown-user.ts';

/** What keeps one account from being changed. */
export interface UserLock {
  /** Why nothing about it can be changed now: it belongs to the server itself, the server is away, or it is read-only. */
  readonly locked: string | null;
  /** Why something that takes a capability can't be done to it now; null where it can. */
  unavailable(id: CapabilityId): string | null;
}

/**
 * Asks before every control of the panel why it could not be used. What the kind can't do comes first: it won't pass.
 * `keeping`: the account is shown as it was read before.
 */
export function useUserLock(
  connection: Connection,
  description: Description,
  user: Pick<User, 'untouchable'>,
  keeping: Keeping | null,
): UserLock {
  const { t } = useTranslation();
  const readOnly = useReadOnly(connection);
  const passing = keeping ? keptWords(t, connection, keeping) : readOnly;
  const locked = user.untouchable ?? passing;
  return { locked, unavailable: (id) => user.untouchable ?? missingWords(description, id) ?? passing };
}

function keptWords(t: TFunction, { name }: Connection, { at, failure }: Keeping): string {
  if (failure) return t('user.kept.locked', { name });
  return at === null ? t('user.kept.askingUndated', { name }) : t('user.kept.asking', { name, at: formatFullTime(at) });
}
