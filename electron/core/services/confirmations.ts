import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../../domain/change.ts';
import { type Confirmation, isGrave } from '../../domain/confirmation.ts';
import type { Connection, Environment } from '../../domain/connection.ts';
import { moreCareful } from '../../domain/connection-export.ts';
import { ENVIRONMENT_RULES } from '../../domain/environment.ts';
import { fail } from '../../domain/failure.ts';
import type { Trust } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CallContext } from '../core.ts';
import { describePem } from '../net/certificate.ts';
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
  /** Before a read-only instance gets an environment that is none: that would unlock it for good. */
  weaken(
    connection: Connection,
    environment: Environment,
    context: CallContext,
    signal?: AbortSignal,
  ): Promise<Result<void>>;
  /** Before grave changes; others pass. Final ones, and all on production, want the instance's name typed. */
  changes(connection: Connection, changes: readonly Change[], context: CallContext): Promise<Result<void>>;
  /** Before the secrets of these connections leave in an export; the facts name them. */
  exportSecrets(connections: readonly Connection[], context: CallContext, signal?: AbortSignal): Promise<Result<void>>;
  /**
   * Before certificates or a key are trusted that this computer does not trust; the system's own trust passes. The facts
   * are `mode`, `fingerprint` and `subject`. Fails with `certificate-unreadable` too.
   */
  trust(
    instance: Question['instance'],
    trust: Trust,
    context: CallContext,
    signal?: AbortSignal,
  ): Promise<Result<void>>;
  /** Shows a secret that a server made, once, where no page can read it. Closing it unread is no failure. */
  reveal(connection: Connection, secret: { label: string; text: string }, context: CallContext): Promise<void>;
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
    async weaken(connection, environment, context, signal) {
      const isWeaker = ENVIRONMENT_RULES[connection.environment].readOnly && !ENVIRONMENT_RULES[environment].readOnly;
      if (!isWeaker) return ok(undefined);
      const facts = { environment };
      const typed = connection.name;
      return ask({ purpose: 'weaken', instance: about(connection), changes: [], facts, typed }, context, signal);
    },
    async changes(connection, changes, context) {
      if (!changes.some(isGrave)) return ok(undefined);
      const { typedConfirmation } = ENVIRONMENT_RULES[connection.environment];
      const typed = typedConfirmation || changes.some((change) => change.grade === 'final') ? connection.name : null;
      return ask({ purpose: 'changes', instance: about(connection), changes: [...changes], facts: {}, typed }, context);
    },
    exportSecrets(connections, context, signal) {
      const names = connections.map(({ name }) => name).join(', ');
      const facts = { count: String(connections.length), names };
      const environment = connections.map((one) => one.environment).reduce(moreCareful, 'other');
      const instance = { id: '', name: names, origin: '', environment };
      return ask({ purpose: 'export-secrets', instance, changes: [], facts, typed: null }, context, signal);
    },
    async trust(instance, trust, context, signal) {
      if (trust.mode === 'system') return ok(undefined);
      const facts = trustFacts(trust);
      if (!facts.ok) return facts;
      return ask({ purpose: 'trust', instance, changes: [], facts: facts.value, typed: null }, context, signal);
    },
    async reveal(connection, { label, text }, context) {
      const facts = { label, text };
      await ask({ purpose: 'reveal', instance: about(connection), changes: [], facts, typed: null }, context);
    },
  };
}

const about = ({ id, name, baseUrl, environment }: Connection) => ({ id, name, origin: baseUrl, environment });

/** So many certificates of a CA file are named; the hash of the file stands for all of them. */
const NAMED = 10;

/** What a person compares before trusting: each certificate's fingerprint, or that of the pinned key. */
function trustFacts(trust: Exclude<Trust, { mode: 'system' }>): Result<Record<string, string>> {
  const described = describePem(trust.pem);
  if (!described.ok) return described;
  const certificates = described.value;
  if (trust.mode === 'pin') {
    const pinned = certificates.find(({ pin }) => pin === trust.fingerprint);
    if (!pinned) return fail('certificate-unreadable');
    return ok({ mode: 'pin', fingerprint: trust.fingerprint, subject: pinned.subject });
  }
  const named = certificates.slice(0, NAMED);
  const all = { count: String(certificates.length), file: createHash('sha256').update(trust.pem).digest('hex') };
  return ok({
    mode: 'ca',
    fingerprint: named.map(({ fingerprint }) => fingerprint).join('; '),
    subject: named.map(({ subject }) => subject).join('; '),
    ...(certificates.length > NAMED ? all : {}),
  });
}
