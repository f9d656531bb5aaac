import type { Connection } from '../../electron/domain/connection.ts';
import type { CapabilityId, Description } from '../../electron/domain/description.ts';
import { missingWords } from './description.ts';
import { useReadOnly } from './write-lock.ts';

/**
 * Why something that writes can't be done now: the instance can't do it at all, or it is read-only at the moment. Null
 * where it can.
 */
export function useUnavailable(
  connection: Pick<Connection, 'id' | 'name' | 'environment'>,
  description: Pick<Description, 'capabilities'>,
): (id: CapabilityId) => string | null {
  const readOnly = useReadOnly(connection);
  return (id) => missingWords(description, id) ?? readOnly;
}
