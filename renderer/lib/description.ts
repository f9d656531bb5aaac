import { useQuery } from '@tanstack/react-query';
import type { CapabilityId, Description } from '../../electron/domain/description.ts';
import { orpc } from './orpc.ts';

/** What an instance is and can do, as its server says. */
export function useDescription(instanceId: string) {
  return useQuery(orpc.instances.describe.queryOptions({ input: { instanceId } }));
}

/** Why an instance can't do something and what one can do instead, as sentences; null where it can. */
export function missingWords(description: Pick<Description, 'capabilities'>, id: CapabilityId): string | null {
  const capability = description.capabilities[id];
  return capability.available ? null : `${capability.reason} ${capability.instead}`;
}
