import packageJson from '../../package.json' with { type: 'json' };
import type { ConfirmationDesk } from '../core/core.ts';
import type { CoreClient } from '../core/rpc/callers.ts';
import { confStore } from '../core/storage/conf-store.ts';
import { dataFolder } from '../core/storage/data-folder.ts';
import { readLock } from '../core/storage/lock.ts';
import { type AttachedCore, attach } from '../host/attach.ts';
import { type OwnCore, startOwnCore } from '../host/own-core.ts';
import { CommandFailure } from './failures.ts';

/** A core that commands call: of this process, or of another face that is running. */
export interface ConnectedCore {
  readonly client: CoreClient;
  /** Whether the core ends with this command, and what it keeps in memory with it. */
  readonly isOwn: boolean;
  /** Holds streams back while whoever reads our output doesn't; a core of our own needs no telling. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Milliseconds to wait for a core that is just starting or, being another command's, about to end. */
const PATIENCE = 20_000;
const INTERVAL = 100;

/**
 * Attaches to the core that runs on the data folder, else starts one. `secret` serves in place of saved ones; `desk`
 * asks what is to be confirmed. Throws a `CommandFailure` when neither can be done.
 */
export async function connectCore(
  secret: string | null,
  passphrase: string | null,
  desk: ConfirmationDesk,
): Promise<ConnectedCore> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const attached = await attachToRunning(secret, desk);
    if (attached) return fromAttached(attached);
    const own = await startOwnCore({
      version: packageJson.version,
      face: 'terminal',
      createStore: confStore,
      passphrase,
    });
    if (own.ok) return fromOwn(own.value, secret, desk);
    if (own.failure.code !== 'core-running' || Date.now() > deadline) throw new CommandFailure(own.failure);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

async function attachToRunning(secret: string | null, desk: ConfirmationDesk): Promise<AttachedCore | null> {
  const folder = dataFolder();
  if (!folder.ok) throw new CommandFailure(folder.failure);
  const holder = readLock(folder.value);
  return holder && attach(holder, secret, desk);
}

function fromAttached(core: AttachedCore): ConnectedCore {
  return {
    client: core.client,
    isOwn: false,
    pause: () => core.pause(),
    resume: () => core.resume(),
    close: async () => core.close(),
  };
}

function fromOwn(core: OwnCore, secret: string | null, desk: ConfirmationDesk): ConnectedCore {
  return {
    client: core.caller(desk, secret),
    isOwn: true,
    pause: () => undefined,
    resume: () => undefined,
    close: () => core.close(),
  };
}
