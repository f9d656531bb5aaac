import { useQuery } from '@tanstack/react-query';
import type { DraftInput } from '../../../electron/domain/connection.ts';
import type { Failure } from '../../../electron/domain/failure.ts';
import type { ProbeFinding } from '../../../electron/domain/probe.ts';
import { api } from '../../lib/bridge.ts';
import { failureOf } from '../../lib/failure.ts';

/** What stands at the address: nothing known yet, a server, or why it could not be found out. */
export interface FoundServer {
  readonly finding: ProbeFinding | null;
  readonly failure: Failure | null;
  readonly looking: boolean;
  readonly look: () => void;
}

/** Looks at a server without signing in; without an address nothing is asked. */
export function useFoundServer(draft: DraftInput): FoundServer {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['first-user', draft.address, draft.allowHttp],
    queryFn: ({ signal }) => probed(draft, signal),
    enabled: draft.address !== '',
    // A server is looked at anew whenever somebody comes here.
    gcTime: 0,
  });
  return {
    finding: data?.finding ?? null,
    failure: error ? failureOf(error) : (data?.failure ?? null),
    looking: isFetching,
    look: () => void refetch(),
  };
}

async function probed(draft: DraftInput, signal: AbortSignal) {
  let finding: ProbeFinding | null = null;
  let failure: Failure | null = null;
  for await (const event of await api.instances.probe(draft, { signal })) {
    if (event.type === 'finding') finding = event.finding;
    else failure = event.step.failure ?? failure;
  }
  return { finding, failure };
}
