import type { Say } from '../../../domain/say.ts';
import type { Caller } from './caller.ts';
import type { Facts } from './releases.ts';
import type { UserWire } from './wire.ts';

/** A cluster as one session knows it. */
export interface Cluster {
  readonly caller: Caller;
  readonly facts: Facts;
  /** The account that is signed in. */
  readonly self: UserWire;
  /** A6: the account that the cluster uses itself. */
  readonly systemUser: string;
  /** What the token may do, empty where it may not even tell; null where it may do everything. */
  readonly scopes: readonly string[] | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: Say;
}

/** Whether reads may ask for this cluster's own copy of other clusters' accounts; only administrators may. */
export function readsLocally({ facts, self }: Pick<Cluster, 'facts' | 'self'>): boolean {
  return self.is_admin && facts.home === null;
}
