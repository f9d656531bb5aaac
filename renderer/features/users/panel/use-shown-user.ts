import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Connection } from '../../../../electron/domain/connection.ts';
import type { Failure } from '../../../../electron/domain/failure.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { healthOf } from '../../../components/health-dot.tsx';
import { failureOf } from '../../../lib/failure.ts';
import { orpc } from '../../../lib/orpc.ts';
import { useReturn } from '../../../lib/use-return.ts';

/**
 * Why an account is shown as it was read before. `at`: when that was; null where its reading did not come to an end.
 * `failure`: why the server can't be asked; null while it is.
 */
export interface Keeping {
  readonly at: string | null;
  readonly failure: Failure | null;
}

/** The account of a panel, as far as it can be had. */
export interface ShownUser {
  /** Null while it is read, or where it can't be shown. */
  readonly user: User | null;
  /** There where the server has not answered for it; null where it has. */
  readonly keeping: Keeping | null;
  /** Why there is no account to show; null while it is read. */
  readonly failure: Failure | null;
  readonly asking: boolean;
  readonly retry: () => void;
}

/** Rows of the directory that a whole word of an id may name. */
const LOOKED_THROUGH = 100;
/** Milliseconds after which a server counts as slow: one that is not would only make the panel flicker. */
const SLOW = 200;

/** Asks the server for an account, and as long as it does not tell, shows what was read before. */
export function useShownUser({ id: instanceId, lastContact }: Connection, userId: string): ShownUser {
  const asked = useQuery(orpc.users.get.queryOptions({ input: { instanceId, userId } }));
  const away = healthOf({ lastContact }) === 'off' ? (lastContact?.failure ?? null) : null;
  const failure = useLastFailure(userId, asked) ?? (asked.data ? null : away);
  useReturn({ lastContact }, () => void (asked.error && asked.refetch({ cancelRefetch: false })));
  const isSlow = useSlow(userId, asked.isPending && failure === null);
  const wanted = !asked.data && (failure === null ? isSlow : failure.code !== 'user-not-found');
  const kept = useQuery(
    orpc.directory.query.queryOptions({
      input: { instanceId, search: idSearch(userId), filters: {}, sort: [], offset: 0, limit: LOOKED_THROUGH },
      enabled: wanted,
    }),
  );
  const shared = { asking: asked.isFetching, retry: () => void asked.refetch() };
  if (asked.data && failure === null) return { ...shared, user: asked.data, keeping: null, failure };
  if (asked.data) {
    const at = new Date(asked.dataUpdatedAt).toISOString();
    return { ...shared, user: asked.data, keeping: { at, failure }, failure: null };
  }
  const user = kept.data?.rows.find(({ id }) => id === userId);
  if (user && wanted)
    return { ...shared, user, keeping: { at: kept.data?.state.loadedAt ?? null, failure }, failure: null };
  // While the server is asked for the first time, nothing has failed yet.
  return { ...shared, user: null, keeping: null, failure: asked.error || kept.data ? failure : null };
}

/** Why the account could not be read; while it is asked for again, why it could not be the time before. */
function useLastFailure(userId: string, { error, data }: { error: unknown; data: User | undefined }): Failure | null {
  const [last, setLast] = useState<{ userId: string; error: unknown } | null>(null);
  if (error && last?.error !== error) setLast({ userId, error });
  if (!error && data && last) setLast(null);
  if (error) return failureOf(error);
  return last && !data && last.userId === userId ? failureOf(last.error) : null;
}

/** Whether something about an account is waited for so long that one notices. */
function useSlow(userId: string, waiting: boolean): boolean {
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(userId), SLOW);
    return () => clearTimeout(timer);
  }, [userId, waiting]);
  return waiting && slow === userId;
}

/** A search of the directory for an id; no text of one can end its quotes. */
function idSearch(userId: string): string {
  return userId
    .split('"')
    .filter((part) => part.trim() !== '')
    .map((part) => `id:"${part}"`)
    .join(' ');
}
