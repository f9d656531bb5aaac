import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Description } from '../../electron/domain/description.ts';
import type { GroupSummary } from '../../electron/domain/group.ts';
import { orpc } from './orpc.ts';

/** The groups of an instance, once somebody wants them. */
export interface GroupsOnDemand {
  /** Empty until they came. */
  readonly groups: readonly GroupSummary[];
  readonly pending: boolean;
  /** Has them read, unless they are there or can't be listed. */
  want(): void;
}

/**
 * The groups of an instance, read when they are first wanted: some servers tell them one by one. `wanted` wants them at
 * once.
 */
export function useGroupsOnDemand(
  instanceId: string,
  description: Pick<Description, 'capabilities'>,
  wanted = false,
): GroupsOnDemand {
  const [asked, setAsked] = useState(wanted);
  const enabled = (asked || wanted) && description.capabilities['groups.list'].available;
  const { data, isFetching } = useQuery(orpc.groups.list.queryOptions({ input: { instanceId }, enabled }));
  return { groups: data ?? NONE, pending: isFetching && !data, want: () => setAsked(true) };
}

const NONE: readonly GroupSummary[] = [];
