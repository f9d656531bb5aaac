import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../electron/domain/connection.ts';
import { ENVIRONMENT_RULES } from '../../electron/domain/environment.ts';
import { orpc } from './orpc.ts';

/** Whether an instance may be written to: always, not now, or until a moment (milliseconds since 1970). */
export type WriteLock =
  | { readonly state: 'open' }
  | { readonly state: 'locked' }
  | { readonly state: 'unlocked'; readonly until: number };

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
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const end = () => {
      setOver(until);
      void client.invalidateQueries({ queryKey: orpc.instances.writable.key() });
    };
    const timer = setTimeout(end, Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until, client]);
  if (!guarded) return { state: 'open' };
  return until > over ? { state: 'unlocked', until } : { state: 'locked' };
}

/** Why nothing can be saved on an instance now, as a sentence; null where it can. */
export function useReadOnly(connection: Place & Pick<Connection, 'name'>): string | null {
  const { t } = useTranslation();
  return useWriteLock(connection).state === 'locked' ? t('common.readOnly', { name: connection.name }) : null;
}

/** Minutes and seconds: `11:42`. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
