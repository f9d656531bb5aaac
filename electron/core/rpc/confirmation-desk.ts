import type { Confirmation } from '../../domain/confirmation.ts';
import type { ConfirmationDesk } from '../core.ts';

const PATIENCE = 5 * 60_000;

/** A desk whose questions wait until the face's privileged side has drawn and answered them. */
export interface WaitingDesk extends ConfirmationDesk {
  /** The question to draw; null when it was answered, withdrawn or too old. */
  find(id: string): Confirmation | null;
  /** Answers a question, once: with the digest of what was drawn to agree, with null to refuse. */
  decide(id: string, digest: string | null): void;
  /** Refuses everything that waits: whoever asked is gone. */
  close(): void;
}

/** Creates a desk. `addressOf` says where a question is drawn, null where its window opens by itself. */
export function createWaitingDesk(addressOf: (confirmation: Confirmation) => string | null): WaitingDesk {
  const waiting = new Map<string, { confirmation: Confirmation; settle: (digest: string | null) => void }>();

  function decide(id: string, digest: string | null) {
    const question = waiting.get(id);
    waiting.delete(id);
    question?.settle(digest);
  }

  return {
    decide,
    refuse: (id) => decide(id, null),
    close: () => {
      for (const id of [...waiting.keys()]) decide(id, null);
    },
    find: (id) => waiting.get(id)?.confirmation ?? null,
    pending: () =>
      [...waiting.values()].map(({ confirmation }) => ({
        id: confirmation.id,
        purpose: confirmation.purpose,
        instance: confirmation.instance.name,
        address: addressOf(confirmation),
      })),
    confirm(confirmation, signal) {
      return new Promise((resolve) => {
        const refuse = () => decide(confirmation.id, null);
        const timer = setTimeout(refuse, PATIENCE);
        timer.unref();
        signal?.addEventListener('abort', refuse, { once: true });
        const settle = (digest: string | null) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', refuse);
          resolve(digest);
        };
        waiting.set(confirmation.id, { confirmation, settle });
      });
    },
  };
}

/** A desk of a face that can ask nobody: everything is refused. */
export const NOBODY: ConfirmationDesk = {
  confirm: () => Promise.resolve(null),
  pending: () => [],
  refuse: () => undefined,
};
