import { randomUUID } from 'node:crypto';
import type { Change } from '../../domain/change.ts';
import type { Connection } from '../../domain/connection.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CallContext } from '../core.ts';
import { type Changes, placeOf } from './changes.ts';
import type { Confirmations } from './confirmations.ts';
import type { Connections } from './connections.ts';
import type { Instance } from './instances.ts';
import type { WriteGuard } from './write-guard.ts';

/** What choosing a new password of one's own stands on. */
export interface OwnPasswordParts {
  readonly changes: Pick<Changes, 'carryOut'>;
  readonly connectionsService: Pick<Connections, 'keepSecret'>;
  readonly guard: Pick<WriteGuard, 'check'>;
  readonly confirmations: Pick<Confirmations, 'changes'>;
}

/**
 * The server's demand for a new password, answered as a change like every other write; the new one is kept. Where the
 * instance is read-only the change itself is confirmed: nobody gets far enough in to unlock it first.
 */
export async function resetOwnPassword(
  { changes, connectionsService, guard, confirmations }: OwnPasswordParts,
  instance: Instance,
  password: string,
  context: CallContext,
): Promise<Result<Connection>> {
  const { id, signIn } = instance.connection;
  const change: Change = {
    id: randomUUID(),
    instanceId: id,
    action: 'reset-own-password',
    target: { type: 'user', id: null, name: signIn.handle },
    before: {},
    after: {},
    secrets: ['password'],
    labels: {},
    grade: 'final',
  };
  const isLocked = !guard.check(instance.connection).ok;
  const confirmed = isLocked
    ? await confirmations.changes(instance.connection, [{ ...change, grave: true }], context)
    : ok(undefined);
  if (!confirmed.ok) return confirmed;
  const send = () => instance.session.resetOwnPassword(password);
  const carried = await changes.carryOut(placeOf(instance, context.face), change, send);
  if (!carried.ok) return carried;
  const { answer } = carried.value;
  return answer.ok ? connectionsService.keepSecret(id, password, answer.value) : answer;
}
