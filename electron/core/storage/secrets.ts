import type { SecretStoreState } from '../../contract/contract.ts';
import type { Failure } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type Say, type Sentence, sayEnglish } from '../../domain/say.ts';
import { createQueue } from './queue.ts';
import type { BackendKind, SecretBackend, Secrets } from './secret-backend.ts';
import { openSecretIndex, type SecretIndex, type SecretName } from './secret-index.ts';
import {
  createKeyringBackend,
  findKeyring,
  type Keyring,
  type KeyringFinding,
  proveKeyring,
} from './secrets-keyring.ts';
import { createMemoryBackend, type MemoryBackend } from './secrets-memory.ts';
import { createLockedBackend, hasSealed, openSealed } from './secrets-passphrase.ts';

/** The secrets of connections, by connection id and purpose (the sign-in method). */
export interface SecretStore {
  /** Where secrets are kept, and why there. */
  state(): SecretStoreState;
  /**
   * Opens the sealed store; with secrets in memory it makes one and carries them over; a keyring needs none of this.
   * Fails with `passphrase-wrong`, `secrets-damaged`, `settings-newer`, `disk-full` or `not-writable`.
   */
  unlock(passphrase: string): Promise<Result<SecretStoreState>>;
  /**
   * Null where there is none, or where it was put into a back end that is not in use now. Fails with `secrets-locked`
   * or `secret-store-failed`.
   */
  get(connectionId: string, purpose: string): Promise<Result<string | null>>;
  /** Fails with `secrets-locked`, `secret-store-failed`, `disk-full` or `not-writable`. */
  set(connectionId: string, purpose: string, secret: string): Promise<Result<void>>;
  /** Removes one secret; out of a back end that is not in use now, once it is. Fails as `set` does. */
  forget(connectionId: string, purpose: string): Promise<Result<void>>;
  /** Removes all secrets of a connection; out of a back end that is not in use now, once it is. Fails as `set` does. */
  remove(connectionId: string): Promise<Result<void>>;
  readonly notices: readonly Failure[];
}

/** What `openSecretStore` needs. `folder` exists; `now` gives the time in milliseconds. */
export interface SecretStoreOptions {
  readonly folder: string;
  /** Chooses the pass-phrase back end and opens it, or makes it; null or empty: none. */
  readonly passphrase: string | null;
  /** Another keyring than the operating system's; null: none. */
  readonly keyring?: Keyring | null;
  /** How `state` speaks; English unless told. */
  readonly say?: Say;
  readonly now?: () => number;
}

interface Choice {
  readonly backend: SecretBackend;
  /** Why the keyring is not used, as a sentence; null where it is. */
  readonly reason: Sentence | null;
}

const ABOUT_MEMORY = 'Secrets last until Roster ends; with a pass phrase they are kept in a sealed file.';

/**
 * Opens the store: the pass-phrase back end if a pass phrase is given, else the keyring, else the sealed store (locked),
 * else memory. Fails with `passphrase-wrong`, `secrets-damaged`, `settings-newer`, `disk-full` or `not-writable`.
 */
export async function openSecretStore(options: SecretStoreOptions): Promise<Result<SecretStore>> {
  const index = openSecretIndex(options.folder, options.now ?? Date.now);
  if (!index.ok) return index;
  const memory = createMemoryBackend();
  const choice = await choose(options, memory);
  if (!choice.ok) return choice;
  await sweep(choice.value.backend, index.value);
  return ok(createStore(options, choice.value, memory, index.value));
}

async function choose(
  { folder, passphrase, keyring }: SecretStoreOptions,
  memory: MemoryBackend,
): Promise<Result<Choice>> {
  if (passphrase) {
    const sealed = await openSealed(folder, passphrase);
    const reason = { english: 'A pass phrase was given, so no keyring is used.' };
    return sealed.ok ? ok({ backend: sealed.value, reason }) : sealed;
  }
  const finding = await lookFor(keyring);
  if ('keyring' in finding) return ok({ backend: createKeyringBackend(finding.keyring), reason: null });
  return ok({ backend: hasSealed(folder) ? createLockedBackend() : memory, reason: finding.reason });
}

async function lookFor(keyring: Keyring | null | undefined): Promise<KeyringFinding> {
  if (keyring === undefined) return findKeyring();
  return keyring ? proveKeyring(async () => keyring) : { reason: { english: 'No keyring is used here.' } };
}

function createStore(
  { folder, say = sayEnglish }: Pick<SecretStoreOptions, 'folder' | 'say'>,
  choice: Choice,
  memory: MemoryBackend,
  index: SecretIndex,
): SecretStore {
  let { backend } = choice;
  const inTurn = createQueue();

  function state(): SecretStoreState {
    const sentences = [
      choice.reason && say(choice.reason.english, choice.reason.details),
      backend === memory ? say(ABOUT_MEMORY) : null,
      explainElsewhere(backend.kind, index, say),
    ];
    const reason = sentences.filter((sentence) => sentence !== null).join(' ');
    return { backend: backend.kind, sealed: backend.sealed, reason: reason || null };
  }

  async function unlock(passphrase: string): Promise<Result<SecretStoreState>> {
    if (backend.kind === 'keyring') return ok(state());
    const opened = await openSealed(folder, passphrase);
    if (!opened.ok) return opened;
    const carried = await carryOver(memory.all(), opened.value, index);
    if (!carried.ok) return carried;
    for (const { connectionId } of memory.all()) await memory.remove(connectionId, []);
    backend = opened.value;
    await sweep(backend, index);
    return ok(state());
  }

  /** Recorded first: a record without a secret only says "needs credentials"; a secret without one would stay for ever. */
  async function set(connectionId: string, purpose: string, secret: string): Promise<Result<void>> {
    const before = index.all();
    const recorded = index.record([{ connectionId, purpose }], backend.kind);
    if (!recorded.ok) return recorded;
    const kept = await backend.set(connectionId, purpose, secret);
    if (!kept.ok) index.restore(before);
    return kept;
  }

  async function get(connectionId: string, purpose: string): Promise<Result<string | null>> {
    const recorded = index.backendOf(connectionId, purpose);
    if (recorded !== null && recorded !== backend.kind) return ok(null);
    return backend.get(connectionId, purpose);
  }

  return {
    state,
    notices: index.notices,
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    get: (connectionId, purpose) => inTurn(() => get(connectionId, purpose)),
    set: (connectionId, purpose, secret) => inTurn(() => set(connectionId, purpose, secret)),
    forget: (connectionId, purpose) => inTurn(() => forget({ connectionId, purpose }, backend, index)),
    remove: (connectionId) => inTurn(() => remove(connectionId, backend, index)),
  };
}

/** Until the last step the secrets are still where they were. */
async function carryOver(secrets: Secrets, into: SecretBackend, index: SecretIndex): Promise<Result<void>> {
  for (const { connectionId, purpose, secret } of secrets) {
    const kept = await into.set(connectionId, purpose, secret);
    if (!kept.ok) return kept;
  }
  return index.record(secrets, into.kind);
}

async function remove(connectionId: string, backend: SecretBackend, index: SecretIndex): Promise<Result<void>> {
  if (backend.sealed) return index.remove(connectionId, null);
  const here = index.all().filter((one) => one.connectionId === connectionId && one.backend === backend.kind);
  const removed = await backend.remove(
    connectionId,
    here.map((one) => one.purpose),
  );
  return removed.ok ? index.remove(connectionId, backend.kind) : removed;
}

async function forget(secret: SecretName, backend: SecretBackend, index: SecretIndex): Promise<Result<void>> {
  const { connectionId, purpose } = secret;
  const recorded = index.backendOf(connectionId, purpose);
  if (backend.sealed || (recorded !== null && recorded !== backend.kind)) return index.forget(secret, null);
  const there = await backend.get(connectionId, purpose);
  if (!there.ok) return there;
  const forgotten = there.value === null ? ok(undefined) : await backend.forget(connectionId, purpose);
  return forgotten.ok ? index.forget(secret, backend.kind) : forgotten;
}

/** Removes what was removed while this back end was not in use; what fails waits on. */
async function sweep(backend: SecretBackend, index: SecretIndex): Promise<void> {
  if (backend.sealed) return;
  const left = index.all().filter((one) => one.removed && one.backend === backend.kind);
  for (const connectionId of new Set(left.map((one) => one.connectionId))) {
    const whole = index.all().every((one) => one.connectionId !== connectionId || one.removed);
    if (whole) await remove(connectionId, backend, index);
    else for (const one of left) if (one.connectionId === connectionId) await forget(one, backend, index);
  }
}

/** A sentence about secrets that were put into another back end than the one in use; null where there are none. */
function explainElsewhere(kind: BackendKind, index: SecretIndex, say: Say): string | null {
  const elsewhere = index.all().filter((one) => !one.removed && one.backend !== kind && one.backend !== 'memory');
  if (elsewhere.length === 0) return null;
  const places = new Set(elsewhere.map(({ backend }) => backend));
  const place =
    places.size > 1
      ? say('in the keyring of this computer and in the store sealed with a pass phrase')
      : places.has('keyring')
        ? say('in the keyring of this computer')
        : say('in the store sealed with a pass phrase');
  return elsewhere.length === 1
    ? say('One secret is {place}, which is not in use now; enter it again.', { place })
    : say('{count} secrets are {place}, not in use now; enter them again.', { place, count: elsewhere.length });
}
