import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Say } from '../../domain/say.ts';
import type { HttpClient } from '../net/http.ts';
import type { Adapter, Detection } from './adapter.ts';
import { arvados } from './arvados/adapter.ts';
import { pterodactyl } from './pterodactyl/adapter.ts';
import { virtool } from './virtool/adapter.ts';
import { virtoolLegacy } from './virtool-legacy/adapter.ts';

/**
 * Every kind that Roster speaks, in the order in which an unknown address is tried. Arvados goes first: one document
 * that no other server has tells it, while others go by what many servers may answer. Virtool of 2018 goes before the
 * modern one, which would take its web interface for one of its own that lacks the API.
 */
export const ADAPTERS: readonly Adapter[] = [arvados, virtoolLegacy, virtool, pterodactyl];

/** The adapter of a saved connection's kind. */
export function adapterOf(kind: string): Adapter {
  const adapter = ADAPTERS.find((one) => one.kind === kind);
  if (!adapter) throw new Error(`No adapter for kind ${kind}`);
  return adapter;
}

/** Finds out which server answers at the client's base URL. Fails with `not-recognised` if no kind fits. */
export async function detect(
  http: HttpClient,
  say: Say,
  signal?: AbortSignal,
): Promise<Result<{ adapter: Adapter; detection: Detection }>> {
  for (const adapter of ADAPTERS) {
    const found = await adapter.detect(http, say, signal);
    if (!found.ok) return found;
    if (found.value) return ok({ adapter, detection: found.value });
  }
  return fail('not-recognised', { origin: http.baseUrl });
}
