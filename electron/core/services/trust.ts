import { isDeepStrictEqual } from 'node:util';
import { baseUrlOf, parseAddress } from '../../domain/address.ts';
import type { Connection, Draft } from '../../domain/connection.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CallContext } from '../core.ts';
import type { Confirmations } from './confirmations.ts';
import type { Services } from './instances.ts';

interface TrustParts extends Pick<Services, 'connections'> {
  readonly confirmations: Pick<Confirmations, 'trust'>;
}

/** A draft about to be saved; `id` is null for a new connection. */
interface Saving {
  readonly id: string | null;
  readonly draft: Draft;
}

/**
 * Has a person confirm whom a connection will trust, before anything is sent on that trust: an own CA or a pinned key
 * that was not trusted for this server before. Fails with `not-confirmed` or `certificate-unreadable`.
 */
export async function confirmTrust(
  { connections, confirmations }: TrustParts,
  { id, draft }: Saving,
  context: CallContext,
  signal?: AbortSignal,
): Promise<Result<void>> {
  const saved = id === null ? null : connections.get(id);
  const { trust } = draft.network;
  const read = parseAddress(draft.address, draft.allowHttp);
  // The address is looked at later, and nothing is sent to one that can't be read.
  if (!read.ok || (saved && trustedBefore(saved, draft, read.value))) return ok(undefined);
  const name = draft.name || saved?.name || read.value.host;
  const instance = { id: id ?? '', name, origin: baseUrlOf(read.value), environment: draft.environment };
  return confirmations.trust(instance, trust, context, signal);
}

function trustedBefore({ baseUrl, network }: Connection, draft: Draft, address: URL): boolean {
  return isDeepStrictEqual(network.trust, draft.network.trust) && new URL(baseUrl).origin === address.origin;
}
