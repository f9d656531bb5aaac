import { ok } from '../../domain/result.ts';
import {
  findSecret,
  type SecretBackend,
  type Secrets,
  withoutSecret,
  withoutSecrets,
  withSecret,
} from './secret-backend.ts';

/** Secrets for this run. `all` is what a better back end takes over. */
export interface MemoryBackend extends SecretBackend {
  all(): Secrets;
}

/** Creates an empty back end that writes nothing down. */
export function createMemoryBackend(): MemoryBackend {
  let secrets: Secrets = [];
  return {
    kind: 'memory',
    sealed: false,
    get: async (connectionId, purpose) => ok(findSecret(secrets, connectionId, purpose)),
    async set(connectionId, purpose, secret) {
      secrets = withSecret(secrets, connectionId, purpose, secret);
      return ok(undefined);
    },
    async forget(connectionId, purpose) {
      secrets = withoutSecret(secrets, connectionId, purpose);
      return ok(undefined);
    },
    async remove(connectionId) {
      secrets = withoutSecrets(secrets, connectionId);
      return ok(undefined);
    },
    all: () => secrets,
  };
}
