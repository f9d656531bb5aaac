import { isLoopback, parseAddress } from '../../../electron/domain/address.ts';
import type { Connection, DraftInput, Environment } from '../../../electron/domain/connection.ts';
import type { SignInMethod } from '../../../electron/domain/description.ts';
import {
  DEFAULT_NETWORK,
  type Network,
  type NetworkSecrets,
  NO_NETWORK_SECRETS,
  networkSchema,
} from '../../../electron/domain/network.ts';

/**
 * A connection form as it is typed. Empty texts are allowed; `method` is null until the kind is known. `secrets` holds
 * what was typed for each method, so that looking at another one loses nothing.
 */
export interface DraftForm {
  readonly address: string;
  readonly name: string;
  readonly environment: Environment;
  readonly allowHttp: boolean;
  readonly method: string | null;
  readonly handle: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** What was typed as further secrets, by purpose; an empty one keeps what is saved. */
  readonly extraSecrets: Readonly<Record<string, string>>;
  readonly folder: string | null;
  /** Whether a sealed copy of the directory stays on this computer. */
  readonly keepCopy: boolean;
  /** As it is typed: the address of a proxy may be half an address. */
  readonly network: Network;
  /** What was typed or chosen; null keeps what is saved. */
  readonly networkSecrets: NetworkSecrets;
}

/** What was typed as the secret of a method. */
const secretOf = ({ secrets }: DraftForm, { id }: Pick<SignInMethod, 'id'>) => secrets[id] ?? '';

/** What was typed as further secrets of a method, by purpose. */
function extraSecretsOf({ extraSecrets }: DraftForm, method: SignInMethod): Record<string, string> {
  const typed = method.extraSecrets.map(({ purpose }) => [purpose, extraSecrets[purpose] ?? ''] as const);
  return Object.fromEntries(typed.filter(([, secret]) => secret !== ''));
}

/** An empty form. */
export function emptyForm(address = ''): DraftForm {
  return {
    address,
    name: suggestName(address),
    environment: suggestEnvironment(address),
    allowHttp: false,
    method: null,
    handle: '',
    secrets: {},
    extraSecrets: {},
    folder: null,
    keepCopy: true,
    network: DEFAULT_NETWORK,
    networkSecrets: NO_NETWORK_SECRETS,
  };
}

/** A saved connection as a form; its secret stays where it is, so the field is empty. */
export function formOf(connection: Connection): DraftForm {
  const { baseUrl, name, environment, allowHttp, signIn, folder, keepCopy = true, network } = connection;
  const { method, handle } = signIn;
  return {
    address: baseUrl,
    name,
    environment,
    allowHttp,
    method,
    handle,
    secrets: {},
    extraSecrets: {},
    folder,
    keepCopy,
    network,
    networkSecrets: NO_NETWORK_SECRETS,
  };
}

/** What is sent. Without a method the test stops before the sign-in; an empty secret keeps the saved one. */
export function draftOf(form: DraftForm, method: SignInMethod | null): DraftInput {
  const { address, environment, allowHttp, folder, keepCopy, network, networkSecrets } = form;
  const handle = method?.handleLabel ? form.handle.trim() : '';
  return {
    name: form.name.trim(),
    address: address.trim(),
    environment,
    allowHttp,
    folder: folder?.trim() || null,
    keepCopy,
    network,
    networkSecrets,
    signIn: method && { method: method.id, handle },
    secret: method && (secretOf(form, method) || null),
    extraSecrets: method ? extraSecretsOf(form, method) : {},
  };
}

/** Whether the public field of a method still has to be filled in. */
function needsHandle(form: DraftForm, { handleLabel, handleOptional }: SignInMethod): boolean {
  return handleLabel !== null && handleOptional !== true && form.handle.trim() === '';
}

/** Whether a sign-in can be tried: its public field, where the method has one, and its secret are filled in. */
export function isSignInComplete(form: DraftForm, method: SignInMethod | null): method is SignInMethod {
  return method !== null && secretOf(form, method) !== '' && !needsHandle(form, method);
}

/** Whether two forms lead to the same server in the same way; the sign-in is not looked at. */
export function sameWay(one: DraftForm, other: DraftForm): boolean {
  return (
    one.address.trim() === other.address.trim() &&
    one.allowHttp === other.allowHttp &&
    sameNetwork(one.network, other.network) &&
    one.networkSecrets.clientKey === other.networkSecrets.clientKey &&
    one.networkSecrets.proxyPassword === other.networkSecrets.proxyPassword
  );
}

/** Whether two ways to a server are alike. */
export function sameNetwork(one: Network, other: Network): boolean {
  return JSON.stringify(networkParts(one)) === JSON.stringify(networkParts(other));
}

/** The parts in one order, each a record that is made in one place. */
const networkParts = ({ trust, proxy, clientCertificate, timeouts }: Network) => [
  [trust.mode, trust.mode === 'system' ? null : trust.pem, trust.mode === 'pin' ? trust.fingerprint : null],
  proxy.mode === 'own' ? [proxy.url, proxy.handle] : proxy.mode,
  clientCertificate?.pem,
  [timeouts.connect, timeouts.headers, timeouts.body],
];

/** Whether the way that a form describes can be taken: a proxy's address may still be half typed. */
export function isNetworkComplete({ network }: DraftForm): boolean {
  return networkSchema.safeParse(network).success;
}

/** Whether two forms sign in alike by a method. */
export function sameSignIn(one: DraftForm, other: DraftForm, method: SignInMethod): boolean {
  const [present, before] = [draftOf(one, method), draftOf(other, method)];
  return (
    one.method === other.method &&
    present.signIn?.handle === before.signIn?.handle &&
    present.secret === before.secret &&
    method.extraSecrets.every(({ purpose }) => present.extraSecrets?.[purpose] === before.extraSecrets?.[purpose])
  );
}

/** A short name for an address: the first part of its host's name, or the whole host where that is a number. */
export function suggestName(address: string): string {
  const read = parseAddress(address, true);
  if (!read.ok) return '';
  const url = read.value;
  const isNumber = /^[\d.]+$|:/.test(url.hostname);
  return isNumber ? url.host : (url.hostname.split('.')[0] ?? '');
}

/** Production is the careful guess, since it opens read-only; a server on this computer is somebody's own. */
export function suggestEnvironment(address: string): Environment {
  const read = parseAddress(address, true);
  return read.ok && isLoopback(read.value.hostname) ? 'development' : 'production';
}
