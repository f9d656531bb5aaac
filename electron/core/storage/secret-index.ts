import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { secretStoreStateSchema } from '../../contract/contract.ts';
import { type Failure, fail, failure } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import { parseJson, readIfThere, removeTemporaries, setAside, writeAtomically } from './atomic-file.ts';
import type { BackendKind } from './secret-backend.ts';

const INDEX_FILE = 'secret-index.json';
const VERSION = 1;

const recordSchema = z.object({
  connectionId: z.string(),
  purpose: z.string(),
  backend: secretStoreStateSchema.shape.backend,
  /** Its connection is gone; the secret goes when this back end is in use again. */
  removed: z.boolean(),
});
export type SecretRecord = z.infer<typeof recordSchema>;
/** What a secret is called. */
export type SecretName = Pick<SecretRecord, 'connectionId' | 'purpose'>;
const indexSchema = z.object({ version: z.literal(VERSION), secrets: z.array(recordSchema) });
const versionSchema = z.object({ version: z.number().int() });

/** Which back end each secret was put into; no secrets. */
export interface SecretIndex {
  /** Null where nothing is recorded. */
  backendOf(connectionId: string, purpose: string): BackendKind | null;
  all(): readonly SecretRecord[];
  /** Notes that these secrets are in `backend` from now on. */
  record(secrets: readonly SecretName[], backend: BackendKind): Result<void>;
  /** Goes back to records that `all` gave earlier. */
  restore(records: readonly SecretRecord[]): Result<void>;
  /** Forgets one secret in back end `from`, and marks it as removed where it is in another one. */
  forget(secret: SecretName, from: BackendKind | null): Result<void>;
  /** Forgets the secrets of a connection in back end `from`, and marks those in others as removed. */
  remove(connectionId: string, from: BackendKind | null): Result<void>;
  /** `settings-lost` where a damaged index was set aside. */
  readonly notices: readonly Failure[];
}

/** Opens `secret-index.json`. Fails with `settings-newer`, `disk-full` or `not-writable`. */
export function openSecretIndex(folder: string, now: () => number): Result<SecretIndex> {
  const file = path.join(folder, INDEX_FILE);
  removeTemporaries(file);
  const read = readIndex(file, now);
  if (!read.ok) return read;
  let { records } = read.value;

  function replace(next: readonly SecretRecord[]): Result<void> {
    if (isDeepStrictEqual(next, records)) return ok(undefined);
    const written = writeAtomically(file, `${JSON.stringify({ version: VERSION, secrets: next }, null, 2)}\n`);
    if (written.ok) records = next;
    return written;
  }

  function removeWhere(matches: (one: SecretRecord) => boolean, from: BackendKind | null): Result<void> {
    // What was in memory is gone by itself.
    const gone = ({ backend }: SecretRecord) => backend === from || backend === 'memory';
    const kept = records.filter((one) => !matches(one) || !gone(one));
    return replace(kept.map((one) => (matches(one) ? { ...one, removed: true } : one)));
  }

  return ok({
    notices: read.value.notices,
    all: () => records,
    backendOf: (connectionId, purpose) =>
      records.find((one) => isSame(one, { connectionId, purpose }))?.backend ?? null,
    record(secrets, backend) {
      const others = records.filter((one) => !secrets.some((secret) => isSame(one, secret)));
      const entries = secrets.map(({ connectionId, purpose }) => ({ connectionId, purpose, backend, removed: false }));
      return replace([...others, ...entries]);
    },
    restore: replace,
    forget: (secret, from) => removeWhere((one) => isSame(one, secret), from),
    remove: (connectionId, from) => removeWhere((one) => one.connectionId === connectionId, from),
  });
}

function isSame(a: SecretName, b: SecretName): boolean {
  return a.connectionId === b.connectionId && a.purpose === b.purpose;
}

/** An index can be done without: secrets are still found where they are, so a damaged one is only set aside. */
function readIndex(
  file: string,
  now: () => number,
): Result<{ records: readonly SecretRecord[]; notices: readonly Failure[] }> {
  const text = readIfThere(file);
  if (!text.ok) return text;
  if (text.value === null) return ok({ records: [], notices: [] });
  const value = parseJson(text.value);
  const version = versionSchema.safeParse(value);
  if (version.success && version.data.version > VERSION) return fail('settings-newer', { file: INDEX_FILE });
  const index = indexSchema.safeParse(value);
  if (index.success) return ok({ records: index.data.secrets, notices: [] });
  const aside = setAside(file, now());
  return aside.ok ? ok({ records: [], notices: [failure('settings-lost', { file: INDEX_FILE })] }) : aside;
}
