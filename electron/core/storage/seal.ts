import { createCipheriv, createDecipheriv, createHash, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { parseJson } from './atomic-file.ts';

/** What is sealed: its name and version stand in the header. */
export interface SealedForm {
  readonly format: string;
  readonly version: number;
}

/** A key with the salt that it was derived with. */
export interface Lock {
  readonly key: Buffer;
  readonly salt: Buffer;
}

/**
 * What came of opening a sealed text. `foreign`: it is nothing that was sealed under this name; `newer`: by a later
 * version; `damaged`: cut off or changed by accident; `locked`: in order, but no pass phrase was given; `wrong`: it does not fit.
 */
export type Unsealed =
  | { readonly state: 'opened'; readonly plain: string; readonly lock: Lock }
  | { readonly state: 'foreign' | 'newer' | 'damaged' | 'locked' | 'wrong' };

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** About half a second and 128 MB for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;

const headerSchema = z.object({
  format: z.string(),
  version: z.int(),
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
const versionSchema = z.object({ format: z.string(), version: z.int() });

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Derives the key of a pass phrase, with a new salt unless one is given. Slow on purpose. */
export async function lockFor(passphrase: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<Lock> {
  // The same letters come in two encodings, depending on the keyboard and the system.
  const key = await derive(passphrase.normalize('NFC'), salt, KEY_BYTES, {
    ...COST,
    maxmem: 2 * 128 * COST.N * COST.r,
  });
  return { key, salt };
}

/**
 * Seals a text as three lines: a header in JSON, the text as base64 of its AES-256-GCM form with the tag, and a SHA-256
 * of both. The hash tells damage from a wrong pass phrase; the tag, which covers the header too, is what nobody can forge.
 */
export function seal(plain: string, { key, salt }: Lock, { format, version }: SealedForm): string {
  const nonce = randomBytes(NONCE_BYTES);
  const headerLine = JSON.stringify({
    format,
    version,
    derivation: { name: 'scrypt', ...COST, salt: salt.toString('base64') },
    cipher: CIPHER,
    nonce: nonce.toString('base64'),
  } satisfies z.infer<typeof headerSchema>);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(headerLine));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const body = sealed.toString('base64');
  return `${headerLine}\n${body}\n${checksumOf(headerLine, body)}\n`;
}

/** Opens what `seal` made under this name. */
export async function unseal(
  text: string,
  passphrase: string | null,
  { format, version }: SealedForm,
): Promise<Unsealed> {
  const [headerLine = '', body = '', checksum] = text.split(/\r?\n/);
  const named = versionSchema.safeParse(parseJson(headerLine));
  if (!named.success || named.data.format !== format) return { state: 'foreign' };
  if (named.data.version > version) return { state: 'newer' };
  const header = headerSchema.safeParse(parseJson(headerLine));
  if (!header.success || checksum !== checksumOf(headerLine, body)) return { state: 'damaged' };
  if (passphrase === null) return { state: 'locked' };
  const lock = await lockFor(passphrase, Buffer.from(header.data.derivation.salt, 'base64'));
  const plain = decrypt(lock.key, Buffer.from(header.data.nonce, 'base64'), headerLine, Buffer.from(body, 'base64'));
  return plain === null ? { state: 'wrong' } : { state: 'opened', plain, lock };
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

function checksumOf(headerLine: string, body: string): string {
  return createHash('sha256').update(`${headerLine}\n${body}`).digest('hex');
}
