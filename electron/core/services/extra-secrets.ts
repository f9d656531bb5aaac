import type { Connection } from '../../domain/connection.ts';
import { ok, type Result } from '../../domain/result.ts';
import { sayEnglish } from '../../domain/say.ts';
import { adapterOf } from '../adapters/registry.ts';
import type { SecretStore } from '../storage/secrets.ts';

/** The purposes under which the further secrets of a connection's sign-in method are kept. */
export function extraPurposes({ server, signIn }: Pick<Connection, 'server' | 'signIn'>): string[] {
  const methods = adapterOf(server.kind).signInMethods(sayEnglish);
  return methods.find(({ id }) => id === signIn.method)?.extraSecrets.map(({ purpose }) => purpose) ?? [];
}

/** The further secrets that are kept for a connection, by purpose. Fails as `get` does. */
export async function readExtraSecrets(
  secrets: Pick<SecretStore, 'get'>,
  connection: Pick<Connection, 'id' | 'server' | 'signIn'>,
): Promise<Result<Record<string, string>>> {
  const kept: Record<string, string> = {};
  for (const purpose of extraPurposes(connection)) {
    const secret = await secrets.get(connection.id, purpose);
    if (!secret.ok) return secret;
    if (secret.value !== null) kept[purpose] = secret.value;
  }
  return ok(kept);
}

/** The given further secrets with their purposes, as they are kept; others than the method's own are left out. */
export function namedExtraSecrets(
  connection: Pick<Connection, 'server' | 'signIn'>,
  given: Readonly<Record<string, string>>,
): { purpose: string; secret: string }[] {
  return extraPurposes(connection).flatMap((purpose) => {
    const secret = given[purpose];
    return secret === undefined || secret === '' ? [] : [{ purpose, secret }];
  });
}
