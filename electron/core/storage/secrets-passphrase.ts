import { createCipheriv, createDecipheriv, createHash, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { parseJson, readIfThere, removeTemporaries, writeAtomically } from './atomic-file.ts';
import {
  findSecret,
  type SecretBackend,
  type Secrets,
  secretSchema,
  withoutSecrets,
  withSecret,
} from './secret-backend.ts';

/**
 * Three lines: a header in JSON, the secrets as base64 of their AES-256-GCM text with its tag, and a SHA-256 of both.
 * The hash tells damage from a wrong pass phrase; the tag, which covers the header too, is what nobody can forge.
 */
export const SEALED_FILE = 'secrets.sealed';
const FORMAT = 'roster-secrets';
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** About half a second and 128 MB for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  derivation: z.object({
    name: z.literal('scrypt'),
    N: z.literal(COST.N),
    r: z.literal(COST.r),
    p: z.literal(COST.p),
    salt: z.base64(),
  }),
  cipher: z.literal(CIPHER),
  nonce: z.base64(),
});
const versionSchema = z.object({ format: z.literal(FORMAT), version: z.number().int() });

interface Lock {
  readonly key: Buffer;
  readonly salt: Buffer;
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

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
  if (text.value !== null) return unseal(file, text.value, passphrase);
  const lock = await lockFor(passphrase, randomBytes(SALT_BYTES));
  const written = writeAtomically(file, seal([], lock));
  return written.ok ? ok(createBackend(file, lock, [])) : written;
}

/** Stands in for the sealed store until its pass phrase is there. */
export function createLockedBackend(): SecretBackend {
  const locked = async () => fail('secrets-locked');
  return { kind: 'passphrase', sealed: true, get: locked, set: locked, remove: locked };
}

async function unseal(file: string, text: string, passphrase: string): Promise<Result<SecretBackend>> {
  const [headerLine = '', body = '', checksum] = text.split('\n');
  const damaged = fail('secrets-damaged', { file: SEALED_FILE });
  const version = versionSchema.safeParse(parseJson(headerLine));
  if (version.success && version.data.version > VERSION) return fail('settings-newer', { file: SEALED_FILE });
  const header = headerSchema.safeParse(parseJson(headerLine));
  if (!header.success || checksum !== checksumOf(headerLine, body)) return damaged;

  const lock = await lockFor(passphrase, Buffer.from(header.data.derivation.salt, 'base64'));
  const plain = decrypt(lock.key, Buffer.from(header.data.nonce, 'base64'), headerLine, Buffer.from(body, 'base64'));
  if (plain === null) return fail('passphrase-wrong');
  const secrets = z.array(secretSchema).safeParse(parseJson(plain));
  return secrets.success ? ok(createBackend(file, lock, secrets.data)) : damaged;
}

function createBackend(file: string, lock: Lock, initial: Secrets): SecretBackend {
  let secrets = initial;
  function replace(next: Secrets): Result<void> {
    const written = writeAtomically(file, seal(next, lock));
    if (written.ok) secrets = next;
    return written;
  }
  return {
    kind: 'passphrase',
    sealed: false,
    get: async (connectionId, purpose) => ok(findSecret(secrets, connectionId, purpose)),
    set: async (connectionId, purpose, secret) => replace(withSecret(secrets, connectionId, purpose, secret)),
    remove: async (connectionId) => replace(withoutSecrets(secrets, connectionId)),
  };
}

function seal(secrets: Secrets, { key, salt }: Lock): string {
  const nonce = randomBytes(NONCE_BYTES);
  const headerLine = JSON.stringify({
    format: FORMAT,
    version: VERSION,
    derivation: { name: 'scrypt', ...COST, salt: salt.toString('base64') },
    cipher: CIPHER,
    nonce: nonce.toString('base64'),
  } satisfies z.infer<typeof headerSchema>);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(headerLine));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets)), cipher.final(), cipher.getAuthTag()]);
  const body = sealed.toString('base64');
  return `${headerLine}\n${body}\n${checksumOf(headerLine, body)}\n`;
}

/** Null when the key does not fit. */
function decrypt(key: Buffer, nonce: Buffer, headerLine: string, sealed: Buffer): string | null {
  const split = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(headerLine))
      .setAuthTag(sealed.subarray(split));
    return Buffer.concat([decipher.update(sealed.subarray(0, split)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

async function lockFor(passphrase: string, salt: Buffer): Promise<Lock> {
  // The same letters come in two encodings, depending on the keyboard and the system.
  const key = await derive(passphrase.normalize('NFC'), salt, KEY_BYTES, {
    ...COST,
    maxmem: 2 * 128 * COST.N * COST.r,
  });
  return { key, salt };
}

function checksumOf(headerLine: string, body: string): string {
  return createHash('sha256').update(`${headerLine}\n${body}`).digest('hex');
}
