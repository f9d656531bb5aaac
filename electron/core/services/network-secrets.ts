import type { Connection, Draft } from '../../domain/connection.ts';
import { NETWORK_SECRET_PURPOSES, type Network, type NetworkSecrets } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { SecretStore } from '../storage/secrets.ts';

const { clientKey: CLIENT_KEY, proxyPassword: PROXY_PASSWORD } = NETWORK_SECRET_PURPOSES;

/** Reads what the way to an instance needs and nothing else, so that most ways need no secret store. Fails as `get` does. */
export async function readNetworkSecrets(
  secrets: Pick<SecretStore, 'get'>,
  { id, network }: Pick<Connection, 'id' | 'network'>,
): Promise<Result<NetworkSecrets>> {
  const clientKey = network.clientCertificate ? await secrets.get(id, CLIENT_KEY) : ok(null);
  if (!clientKey.ok) return clientKey;
  const proxyPassword = asksProxyPassword(network) ? await secrets.get(id, PROXY_PASSWORD) : ok(null);
  if (!proxyPassword.ok) return proxyPassword;
  return ok({ clientKey: clientKey.value, proxyPassword: proxyPassword.value });
}

/** The secrets with which a saved connection is called after `draft`; a saved proxy password never goes to another proxy. */
export async function completeNetworkSecrets(
  secrets: Pick<SecretStore, 'get'>,
  saved: Pick<Connection, 'id' | 'network'>,
  { network, networkSecrets }: Pick<Draft, 'network' | 'networkSecrets'>,
): Promise<Result<NetworkSecrets>> {
  const read = await readNetworkSecrets(secrets, saved);
  if (!read.ok) return read;
  const proxyStays = sameProxy(saved.network, network);
  return ok({
    clientKey: networkSecrets.clientKey ?? (network.clientCertificate ? read.value.clientKey : null),
    proxyPassword: networkSecrets.proxyPassword ?? (proxyStays ? read.value.proxyPassword : null),
  });
}

/** Removes the secrets of the way that are null: they belonged to another way, and the present one must not get them. */
export async function forgetNetworkSecrets(
  secrets: Pick<SecretStore, 'forget'>,
  connectionId: string,
  { clientKey, proxyPassword }: NetworkSecrets,
): Promise<Result<void>> {
  const forgotten = clientKey === null ? await secrets.forget(connectionId, CLIENT_KEY) : ok(undefined);
  if (!forgotten.ok || proxyPassword !== null) return forgotten;
  return secrets.forget(connectionId, PROXY_PASSWORD);
}

/** The secrets of the way with their purposes, as they are kept; those that are null are left out. */
export function namedNetworkSecrets({ clientKey, proxyPassword }: NetworkSecrets) {
  return [
    ...(clientKey === null ? [] : [{ purpose: CLIENT_KEY, secret: clientKey }]),
    ...(proxyPassword === null ? [] : [{ purpose: PROXY_PASSWORD, secret: proxyPassword }]),
  ];
}

function asksProxyPassword({ proxy }: Network): boolean {
  return proxy.mode === 'own' && proxy.handle !== null;
}

function sameProxy({ proxy: one }: Network, { proxy: other }: Network): boolean {
  return one.mode === 'own' && other.mode === 'own' && one.url === other.url && one.handle === other.handle;
}
