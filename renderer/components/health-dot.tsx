import { useTranslation } from 'react-i18next';
import type { Connection } from '../../electron/domain/connection.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { classNames } from '../lib/class-names.ts';

/** What the last contact says of an instance: it answered, it answered but something is due, it did not, or no contact. */
export type Health = 'good' | 'slow' | 'off' | 'unknown';

/** Reads the health off the last contact. A server that answered, whatever it said, is there and needs attention. */
export function healthOf({ lastContact }: Pick<Connection, 'lastContact'>): Health {
  if (!lastContact) return 'unknown';
  if (!lastContact.failure) return 'good';
  return isOnTheWay(lastContact.failure) ? 'off' : 'slow';
}

const ON_THE_WAY: ReadonlySet<string> = new Set([
  'name-not-found',
  'connection-refused',
  'unreachable',
  'timed-out-connecting',
  'timed-out-answering',
  'connection-cut',
  'client-key-missing',
  'client-key-unusable',
]);

/** The call never came to the server, or its answer never came back. */
function isOnTheWay({ code }: Failure): boolean {
  return ON_THE_WAY.has(code) || code.startsWith('proxy-') || code.startsWith('tls-');
}

/** The health as a dot: full, half, hollow; its word is its name. */
export function HealthDot({ health }: { health: Health }) {
  const { t } = useTranslation();
  const shape = health === 'slow' ? 'slow' : health === 'good' ? null : 'off';
  const word = t(`common.health.${health}`);
  return <span className={classNames('health', shape)} role="img" aria-label={word} title={word} />;
}
