import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fail } from '../../domain/failure.ts';
import { assertNever, ok, type Result } from '../../domain/result.ts';
import { parseJson, readIfThere, removeTemporaries, writeAtomically } from './atomic-file.ts';
import { type Lock, lockFor, seal, unseal } from './seal.ts';
import {
  findSecret,
  type SecretBackend,
  type Secrets,
  secretSchema,
  withoutSecret,
  withoutSecrets,
  withSecret,
} from './secret-backend.ts';

/** A sealed text that holds the secrets as JSON. */
const SEALED_FILE = 'secrets.sealed';
const FORM = { format: 'roster-secrets', version: 1 } as const;

/** Whether the folder has a sealed store. */
export function hasSealed(folder: string): boolean {
  return existsSync(path.join(folder, SEALED_FILE));
}

/**
 * Opens the sealed store, or makes an empty one. Fails with `passphrase-wrong`, `secrets-damaged` (the file stays as it
 * is), `settings-newer`, `disk-full` or `not-writable`.
 */
export async function openSealed(folder: string, passphrase: string): Promise<Result<SecretBackend>> {
  const file = path.join(folder, SEALED_FILE);
  removeTemporaries(file);
  const text = readIfThere(file);
  if (!text.ok) return text;
  if (text.value !== null) return openFile(file, text.value, passphrase);
  const lock = await lockFor(passphrase);
  const written = writeAtomically(file, sealSecrets([], lock));
  return written.ok ? ok(createBackend(file, lock, [])) : written;
}

/** Stands in for the sealed store until its pass phrase is there. */
export function createLockedBackend(): SecretBackend {
  const locked = async () => fail('secrets-locked');
  return { kind: 'passphrase', sealed: true, get: locked, set: locked, forget: locked, remove: locked };
}

async function openFile(file: string, text: string, passphrase: string): Promise<Result<SecretBackend>> {
  const damaged = fail('secrets-damaged', { file: SEALED_FILE });
  const unsealed = await unseal(text, passphrase, FORM);
  switch (unsealed.state) {
    case 'opened': {
      const secrets = z.array(secretSchema).safeParse(parseJson(unsealed.plain));
      return secrets.success ? ok(createBackend(file, unsealed.lock, secrets.data)) : damaged;
    }
    case 'newer':
      return fail('settings-newer', { file: SEALED_FILE });
    case 'locked':
    case 'wrong':
      return fail('passphrase-wrong');
    case 'foreign':
    case 'damaged':
      return damaged;
    default:
      return assertNever(unsealed);
  }
}

function createBackend(file: string, lock: Lock, initial: Secrets): SecretBackend {
  let secrets = initial;
  function replace(next: Secrets): Result<void> {
    const written = writeAtomically(file, sealSecrets(next, lock));
    if (written.ok) secrets = next;
    return written;
  }
  return {
    kind: 'passphrase',
    sealed: false,
    get: async (connectionId, purpose) => ok(findSecret(secrets, connectionId, purpose)),
    set: async (connectionId, purpose, secret) => replace(withSecret(secrets, connectionId, purpose, secret)),
    forget: async (connectionId, purpose) => replace(withoutSecret(secrets, connectionId, purpose)),
    remove: async (connectionId) => replace(withoutSecrets(secrets, connectionId)),
  };
}

function sealSecrets(secrets: Secrets, lock: Lock): string {
  return seal(JSON.stringify(secrets), lock, FORM);
}
