import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../electron/domain/connection.ts';
import type { CapabilityId, Description } from '../../electron/domain/description.ts';
import { ENVIRONMENT_RULES } from '../../electron/domain/environment.ts';
import { orpc } from './orpc.ts';

/** Whether an instance may be written to: always, not now, or for some milliseconds more. */
export type WriteLock =
  | { readonly state: 'open' }
  | { readonly state: 'locked' }
  | { readonly state: 'unlocked'; readonly remaining: number };

const SECOND = 1000;
/** Milliseconds after which the core is asked again, which alone knows how long an unlock lasts. */
const CHECK = 30_000;

type Place = Pick<Connection, 'id' | 'environment'>;

/** The write lock of an instance as the core has it; until it has answered, a lock counts as locked. */
export function useWriteLock({ id, environment }: Place): WriteLock {
  const client = useQueryClient();
  const guarded = ENVIRONMENT_RULES[environment].readOnly;
  const input = { instanceId: id };
  const { data, dataUpdatedAt } = useQuery(
    orpc.instances.writable.queryOptions({ input, enabled: guarded, staleTime: 0, refetchInterval: CHECK }),
  );
  const until = data?.remaining ? dataUpdatedAt + data.remaining : 0;
  const now = useNow(until);
  const over = until > 0 && until <= now;
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: orpc.instances.writable.key() });
  }, [over, client]);
  if (!guarded) return { state: 'open' };
  return until > now ? { state: 'unlocked', remaining: until - now } : { state: 'locked' };
}

/** The present time, told anew each second until `until`. */
function useNow(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, SECOND);
    return () => clearInterval(timer);
  }, [until]);
  return now;
}

/** Why nothing can be saved on an instance now, as a sentence; null where it can. */
export function useReadOnly(connection: Place & Pick<Connection, 'name'>): string | null {
  const { t } = useTranslation();
  return useWriteLock(connection).state === 'locked' ? t('common.readOnly', { name: connection.name }) : null;
}

/** What only reads is possible on a locked instance, too. */
const READING: readonly CapabilityId[] = ['users.find-on-server', 'groups.list'];

/** The description as it stands while the instance may not be written to: it can do nothing that writes, and says why. */
export function useWritableDescription(
  connection: Place & Pick<Connection, 'name'>,
  description: Description,
): Description {
  const { t } = useTranslation();
  const reason = useReadOnly(connection);
  if (reason === null) return description;
  const instead = t('common.unlockFirst');
  const capabilities = Object.entries(description.capabilities).map(([id, capability]) => {
    const reads = READING.includes(id as CapabilityId) || !capability.available;
    return [id, reads ? capability : { available: false, reason, instead }];
  });
  return { ...description, capabilities: Object.fromEntries(capabilities) as Description['capabilities'] };
}

/** Minutes and seconds: `11:42`. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
