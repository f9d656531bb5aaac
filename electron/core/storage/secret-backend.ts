import { z } from 'zod';
import type { SecretStoreState } from '../../contract/contract.ts';
import type { Result } from '../../domain/result.ts';

export type BackendKind = SecretStoreState['backend'];

/** One place where secrets can be kept, each under a connection's id and a purpose. */
export interface SecretBackend {
  readonly kind: BackendKind;
  /** True while a pass phrase is missing; every call fails with `secrets-locked` then. */
  readonly sealed: boolean;
  /** Null where there is none. */
  get(connectionId: string, purpose: string): Promise<Result<string | null>>;
  set(connectionId: string, purpose: string, secret: string): Promise<Result<void>>;
  /** Removes one secret; one that is not there is no failure. */
  forget(connectionId: string, purpose: string): Promise<Result<void>>;
  /** Removes the secrets of a connection; `purposes` are the ones that were recorded. */
  remove(connectionId: string, purposes: readonly string[]): Promise<Result<void>>;
}

/** One kept secret. */
export const secretSchema = z.object({ connectionId: z.string(), purpose: z.string(), secret: z.string() });
export type Secrets = readonly z.infer<typeof secretSchema>[];

/** The secret of a connection for a purpose, or null. */
export function findSecret(secrets: Secrets, connectionId: string, purpose: string): string | null {
  return secrets.find((one) => one.connectionId === connectionId && one.purpose === purpose)?.secret ?? null;
}

/** The secrets with one added or replaced. */
export function withSecret(secrets: Secrets, connectionId: string, purpose: string, secret: string): Secrets {
  return [...withoutSecret(secrets, connectionId, purpose), { connectionId, purpose, secret }];
}

/** The secrets without one of them. */
export function withoutSecret(secrets: Secrets, connectionId: string, purpose: string): Secrets {
  return secrets.filter((one) => one.connectionId !== connectionId || one.purpose !== purpose);
}

/** The secrets without those of a connection. */
export function withoutSecrets(secrets: Secrets, connectionId: string): Secrets {
  return secrets.filter((one) => one.connectionId !== connectionId);
}
