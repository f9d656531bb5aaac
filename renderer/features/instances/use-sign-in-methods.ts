import { useQuery } from '@tanstack/react-query';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import { orpc } from '../../lib/orpc.ts';

interface KnownMethods {
  /** Those of a kind, whose servers need not be asked for them; null until they are read. */
  readonly methodsOf: (kind: string) => readonly SignInMethod[] | null;
  /** How a saved connection signs in, in words. */
  readonly labelOf: (connection: Pick<Connection, 'server' | 'signIn'>) => string;
}

/** The sign-in methods of every kind that Roster speaks. */
export function useSignInMethods(): KnownMethods {
  const { data } = useQuery(orpc.kinds.list.queryOptions({ input: {} }));
  const methodsOf = (kind: string) => data?.find((one) => one.kind === kind)?.signInMethods ?? null;
  return {
    methodsOf,
    labelOf: ({ server, signIn: { method } }) =>
      methodsOf(server.kind)?.find(({ id }) => id === method)?.label ?? method,
  };
}
