import { useTranslation } from 'react-i18next';
import type { Connection } from '../../electron/domain/connection.ts';
import { classNames } from '../lib/class-names.ts';

/** What the last contact says of an instance: it answered, it answered but something is due, it did not, or no contact. */
export type Health = 'good' | 'slow' | 'off' | 'unknown';

/** Reads the health off the last contact. A server that answered with a refusal is there and needs attention. */
export function healthOf({ lastContact }: Pick<Connection, 'lastContact'>): Health {
  if (!lastContact) return 'unknown';
  if (!lastContact.failure) return 'good';
  return ANSWERED.has(lastContact.failure.code) ? 'slow' : 'off';
}

const ANSWERED: ReadonlySet<string> = new Set([
  'credentials-missing',
  'credentials-wrong',
  'key-wrong',
  'account-deactivated',
  'password-reset-required',
  'not-allowed',
  'rate-limited',
  'server-error',
  'server-unavailable',
  'secrets-locked',
]);

/** The health as a dot: full, half, hollow; its word is its name. */
export function HealthDot({ health }: { health: Health }) {
  const { t } = useTranslation();
  const shape = health === 'slow' ? 'slow' : health === 'good' ? null : 'off';
  const word = t(`common.health.${health}`);
  return <span className={classNames('health', shape)} role="img" aria-label={word} title={word} />;
}
