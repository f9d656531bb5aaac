import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Sentence } from '../../domain/say.ts';
import type { SecretBackend } from './secret-backend.ts';

/** A keyring of the operating system: texts by account name. Rejects when it cannot do what is asked. */
export interface Keyring {
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
}

const SERVICE = 'Roster';
const PROBE_LIMIT = 2000;
/** Long enough for a person who is asked to unlock the keyring. */
const CALL_LIMIT = 60_000;

/** A keyring that was seen to work, or a sentence that says why there is none. */
export type KeyringFinding = { readonly keyring: Keyring } | { readonly reason: Sentence };

/** Looks for the operating system's keyring. Takes up to two seconds. */
export async function findKeyring(): Promise<KeyringFinding> {
  if (process.platform === 'linux' && !hasSessionBus()) {
    return { reason: { english: 'There is no keyring here, because no desktop session (D-Bus) is running.' } };
  }
  return proveKeyring(openSystemKeyring);
}

/** Writes, reads and deletes a probe: a keyring can be there and still refuse. */
export async function proveKeyring(open: () => Promise<Keyring>): Promise<KeyringFinding> {
  const account = `probe ${randomUUID()}`;
  try {
    const keyring = await within(PROBE_LIMIT, async () => {
      const opened = await open();
      await opened.set(account, account);
      const read = await opened.get(account);
      await opened.remove(account);
      if (read !== account) throw new Error('it does not give back what was put in');
      return opened;
    });
    return { keyring };
  } catch (error) {
    const english = 'The keyring of this computer cannot be used: {reason}.';
    return { reason: { english, details: { reason: reasonOf(error) } } };
  }
}

/** Keeps each secret as one entry of a keyring. Fails with `secret-store-failed`. */
export function createKeyringBackend(keyring: Keyring): SecretBackend {
  return {
    kind: 'keyring',
    sealed: false,
    get: (connectionId, purpose) => call(() => keyring.get(accountOf(connectionId, purpose))),
    set: (connectionId, purpose, secret) => call(() => keyring.set(accountOf(connectionId, purpose), secret)),
    forget: (connectionId, purpose) => call(() => keyring.remove(accountOf(connectionId, purpose))),
    remove: (connectionId, purposes) =>
      call(async () => {
        for (const purpose of purposes) await keyring.remove(accountOf(connectionId, purpose));
      }),
  };
}

async function openSystemKeyring(): Promise<Keyring> {
  // Loaded late: the binary can be missing on a platform that it was not installed for.
  const { AsyncEntry } = await import('@napi-rs/keyring');
  // Pinned, because without D-Bus the library falls back to the kernel's keyring, which forgets at the next boot.
  const entry = (account: string) => new AsyncEntry(SERVICE, account, { linux: { store: 'secret-service' } });
  return {
    get: (account) => entry(account).getPassword(),
    set: (account, secret) => entry(account).setPassword(secret),
    async remove(account) {
      await entry(account).deletePassword();
    },
  };
}

function hasSessionBus(): boolean {
  return Boolean(process.env.DBUS_SESSION_BUS_ADDRESS) || existsSync(`/run/user/${process.getuid?.()}/bus`);
}

function accountOf(connectionId: string, purpose: string): string {
  return `${connectionId} ${purpose}`;
}

async function call<T>(operation: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await within(CALL_LIMIT, operation));
  } catch (error) {
    return fail('secret-store-failed', { reason: reasonOf(error) });
  }
}

/** A keyring that shows a dialog to nobody would never answer. */
async function within<T>(milliseconds: number, operation: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([operation(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown';
  return (message.split('\n')[0] ?? '').replace(/\.$/, '').slice(0, 200);
}
