import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../electron/domain/connection.ts';
import { orpc } from './orpc.ts';

/** The saved instances, kept up to date. */
export function useConnections() {
  return useQuery(orpc.instances.list.queryOptions({ input: {} }));
}

/** One saved instance: undefined while the list is read, null when there is none with this id. */
export function useConnection(instanceId: string | undefined): Connection | null | undefined {
  const { data } = useConnections();
  return data ? (data.find(({ id }) => id === instanceId) ?? null) : undefined;
}

/** Reads the list again and waits for it, so that what was just saved is there when its screen opens. */
export function useRefreshConnections(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: orpc.instances.list.key() });
}
