import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { MembersWindow } from '../../../electron/domain/group.ts';
import type { Group } from '../../../electron/domain/user.ts';
import { orpc } from '../../lib/orpc.ts';

/** Members that are asked for at once. */
const WINDOW = 100;
/** Members beyond those in view that are asked for already. */
const AHEAD = 40;
const KEPT_MS = 60_000;

/** A member of a group. */
export type Member = NonNullable<Group['members']>[number];

/** Which members are looked at: those of a group that match a search, places counted from 0. */
export interface MembersView {
  readonly instanceId: string;
  readonly groupId: string;
  readonly search: string;
  readonly first: number;
  readonly last: number;
  /** The member that has the keys, wherever it is. */
  readonly kept: number;
}

/** What is known of a group's members. */
export interface KnownMembers {
  readonly matched: number;
  memberAt(index: number): Member | undefined;
}

function combine(results: readonly UseQueryResult<MembersWindow>[]) {
  return {
    windows: results.map((result) => result.data),
    error: results.find((result) => result.error)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

/** Asks for the windows around the members in view; while another search is on its way those of the one before stay. */
export function useMembers({ instanceId, groupId, search, first, last, kept }: MembersView) {
  const offsets = useMemo(() => {
    const from = Math.floor(Math.max(0, first - AHEAD) / WINDOW);
    const to = Math.floor(Math.max(0, last + AHEAD) / WINDOW);
    const around = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW);
    return [...new Set([...around, kept - (kept % WINDOW)])];
  }, [first, last, kept]);
  const { windows, error, retry } = useQueries({
    queries: offsets.map((offset) =>
      orpc.groups.members.queryOptions({
        input: { instanceId, groupId, search, offset, limit: WINDOW },
        gcTime: KEPT_MS,
      }),
    ),
    combine,
  });
  const current = useMemo(() => joined(offsets, windows), [offsets, windows]);
  const before = useRef<KnownMembers | null>(null);
  useEffect(() => {
    if (current) before.current = current;
  }, [current]);
  return { known: current ?? before.current, error, retry };
}

function joined(offsets: readonly number[], windows: readonly (MembersWindow | undefined)[]): KnownMembers | null {
  const [newest] = windows.filter((window) => window !== undefined);
  if (!newest) return null;
  const byOffset = new Map(offsets.map((offset, index) => [offset, windows[index]]));
  return {
    matched: newest.matched,
    memberAt: (index) => byOffset.get(index - (index % WINDOW))?.members[index % WINDOW],
  };
}
