import type { Confirmation, PendingConfirmation } from '../domain/confirmation.ts';
import type { Result } from '../domain/result.ts';
import type { Say } from '../domain/say.ts';
import type { createRouter } from './services/router.ts';
import type { StoreFactory } from './storage/connections.ts';

/** Which face a call came through; it is written into the journal. */
export type Face = 'window' | 'browser' | 'terminal';

/** What an entry hands to the core. */
export interface CoreOptions {
  /** The data folder; created with mode 0700 when missing. */
  readonly folder: string;
  readonly version: string;
  /** The face that starts the core, for the words of the lock. */
  readonly face: Face;
  /** Makes the Conf-shaped store of the settings file: electron-store in the shell, its base library elsewhere. */
  readonly createStore: StoreFactory;
  /** Opens the sealed secret store at once; null: ask later, or keep secrets in memory. */
  readonly passphrase: string | null;
  /** Starts a demo emulator; handed in because the core must not know them. */
  readonly startEmulator: StartEmulator;
}

export interface RunningEmulator {
  readonly origin: string;
  readonly users: number;
  readonly signIn: {
    method: string | null;
    handle: string | null;
    password: string | null;
    key: string | null;
    extraSecrets?: Readonly<Record<string, string>>;
  };
  close(): Promise<void>;
}
export type StartEmulator = (options: {
  profile: string;
  users?: number;
  virgin?: boolean;
}) => Promise<RunningEmulator>;

/** A running core: the handlers of the contract, and an orderly end that releases the data folder. */
export interface Core {
  readonly router: ReturnType<typeof createRouter>;
  /** Says sentences in the language of the person. */
  readonly say: Say;
  close(): Promise<void>;
}

/** Context of every call. */
export interface CallContext {
  readonly face: Face;
  /** A secret for this call alone, in place of the saved one; null otherwise. Only the terminal has a way to give it. */
  readonly secret: string | null;
  readonly desk: ConfirmationDesk;
}

/** The privileged side of a face: asks the person where the renderer can't script. */
export interface ConfirmationDesk {
  /** Resolves with the digest of the confirmation that was drawn and agreed to, or null where nobody agreed. */
  confirm(confirmation: Confirmation, signal?: AbortSignal): Promise<string | null>;
  /** What waits for an answer, for the renderer to point to. */
  pending(): PendingConfirmation[];
  /** Withdraws a question: it counts as answered with no. Any caller may do that; only agreeing is privileged. */
  refuse(id: string): void;
}

export type StartCore = (options: CoreOptions) => Promise<Result<Core>>;
