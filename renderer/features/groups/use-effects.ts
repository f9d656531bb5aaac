import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type GroupEffects,
  MOST_SWITCHES,
  type PermissionSwitch,
  type SwitchEffect,
} from '../../../electron/domain/group.ts';
import { orpc } from '../../lib/orpc.ts';
import type { Edit } from './matrix.ts';

/** What is asked beside the switches themselves. */
interface Options {
  /** The handles of those whom the switches affect. */
  readonly names?: boolean;
  readonly enabled?: boolean;
}

/** What switches do to the members of groups, as the core works it out. More than can be told at once are left out. */
export function useEffects(
  instanceId: string,
  switches: readonly PermissionSwitch[],
  { names = false, enabled = true }: Options = {},
) {
  const input = { instanceId, switches: switches.slice(0, MOST_SWITCHES), names };
  return useQuery(orpc.groups.effects.queryOptions({ input, enabled, placeholderData: keepPreviousData }));
}

/** An edit of the matrix as a switch. */
export function switchOf({ group, permission, given }: Edit): PermissionSwitch {
  return { groupId: group.id, permission: permission.id, given };
}

/** The effect of one edit: null where members are not told, undefined until it is worked out. */
export function effectOf(effects: GroupEffects | undefined, edit: Edit): SwitchEffect | null | undefined {
  if (!effects) return undefined;
  if (effects.switches === null) return null;
  const { groupId, permission, given } = switchOf(edit);
  return effects.switches.find(
    (one) => one.groupId === groupId && one.permission === permission && one.given === given,
  );
}
