import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../../domain/change.ts';
import { type Confirmation, isGrave } from '../../domain/confirmation.ts';
import type { Connection } from '../../domain/connection.ts';
import { ENVIRONMENT_RULES } from '../../domain/environment.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CallContext } from '../core.ts';
import type { Events } from './events.ts';

/** What is asked, before it gets its id and digest. */
type Question = Omit<Confirmation, 'id' | 'digest'>;

/** The SHA-256 that binds a confirmation to exactly this question, in hexadecimal. */
export function digestOf(question: Question): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex');
}

/** Asks the person before something grave happens. Every question fails with `not-confirmed` unless agreed to. */
export interface Confirmations {
  /** Before an instance is unlocked. */
  unlock(connection: Connection, context: CallContext, signal?: AbortSignal): Promise<Result<void>>;
  /** Before grave changes; others pass. Final ones, and all on production, want the instance's name typed. */
  changes(connection: Connection, changes: readonly Change[], context: CallContext): Promise<Result<void>>;
}

/** Creates the service; `events` tells faces that a confirmation waits, and that it no longer does. */
export function createConfirmations(events: Events): Confirmations {
  async function ask(question: Question, { desk }: CallContext, signal?: AbortSignal): Promise<Result<void>> {
    const confirmation: Confirmation = { ...question, id: randomUUID(), digest: digestOf(question) };
    const answer = desk.confirm(confirmation, signal);
    events.publish('confirmation', question.instance.id);
    const digest = await answer.finally(() => events.publish('confirmation', question.instance.id));
    return digest === confirmation.digest ? ok(undefined) : fail('not-confirmed');
  }

  return {
    unlock(connection, context, signal) {
      const facts = { minutes: String(ENVIRONMENT_RULES[connection.environment].unlockMinutes) };
      return ask({ purpose: 'unlock', instance: about(connection), changes: [], facts, typed: null }, context, signal);
    },
    async changes(connection, changes, context) {
      if (!changes.some(isGrave)) return ok(undefined);
      const { typedConfirmation } = ENVIRONMENT_RULES[connection.environment];
      const typed = typedConfirmation || changes.some((change) => change.grade === 'final') ? connection.name : null;
      return ask({ purpose: 'changes', instance: about(connection), changes: [...changes], facts: {}, typed }, context);
    },
  };
}

const about = ({ id, name, baseUrl, environment }: Connection) => ({ id, name, origin: baseUrl, environment });
