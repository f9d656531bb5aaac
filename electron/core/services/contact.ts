import type { Connection } from '../../domain/connection.ts';
import { type Failure, fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { UserPage } from '../adapters/adapter.ts';
import type { HttpClient } from '../net/http.ts';
import type { Services } from './instances.ts';
import { isOutOfReach } from './told-description.ts';

/** Notes of a saved connection whether the last contact worked. Fails with `instance-not-found`, or as saving does. */
export function noteContact(
  { connections, events, now }: Pick<Services, 'connections' | 'events' | 'now'>,
  id: string,
  failure: Failure | null,
): Result<Connection> {
  const connection = connections.get(id);
  if (!connection) return fail('instance-not-found', { instance: id });
  const noted = { ...connection, lastContact: { at: new Date(now()).toISOString(), failure } };
  const saved = connections.save(noted);
  if (!saved.ok) return saved;
  events.publish('instances', id);
  return ok(noted);
}

/** Passes a server's list on, and tells `note` how it ended, unless whoever reads it stopped. */
export async function* noting(
  list: AsyncGenerator<Result<UserPage>>,
  note: (failure: Failure | null) => void,
  signal?: AbortSignal,
): AsyncGenerator<Result<UserPage>> {
  for await (const page of list) {
    if (!page.ok && !signal?.aborted) note(page.failure);
    yield page;
    if (!page.ok) return;
  }
  if (!signal?.aborted) note(null);
}

/** Passes calls on, and notes when the server stops answering and when it answers again, whatever it is asked for. */
export function notingReach(
  http: HttpClient,
  lastFailure: () => Failure | null,
  note: (failure: Failure | null) => void,
): HttpClient {
  return {
    baseUrl: http.baseUrl,
    async send(request) {
      const result = await http.send(request);
      const failure = result.ok ? null : result.failure;
      // A call that was stopped here, or a write that may have arrived, says nothing of the server.
      if (failure && !isOutOfReach(failure)) return result;
      const last = lastFailure();
      const wasAway = last !== null && isOutOfReach(last);
      if (wasAway !== (failure !== null)) note(failure);
      return result;
    },
  };
}
