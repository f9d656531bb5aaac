import { parseAddress } from '../../../electron/domain/address.ts';
import type { Connection, DraftInput, Environment } from '../../../electron/domain/connection.ts';
import { DEFAULT_NETWORK, type Network } from '../../../electron/domain/network.ts';

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
  readonly folder: string | null;
  readonly network: Network;
}

/** What was typed as the secret of the chosen method. */
export function secretOf({ method, secrets }: DraftForm): string {
  return method === null ? '' : (secrets[method] ?? '');
}

/** An empty form. Production is the careful guess: it is marked the loudest. */
export function emptyForm(address = ''): DraftForm {
  return {
    address,
    name: suggestName(address),
    environment: 'production',
    allowHttp: false,
    method: null,
    handle: '',
    secrets: {},
    folder: null,
    network: DEFAULT_NETWORK,
  };
}

/** A saved connection as a form; its secret stays where it is, so the field is empty. */
export function formOf(connection: Connection): DraftForm {
  const { baseUrl, name, environment, allowHttp, signIn, folder, network } = connection;
  const { method, handle } = signIn;
  return { address: baseUrl, name, environment, allowHttp, method, handle, secrets: {}, folder, network };
}

/** What is sent. Without a method or a secret the test stops before the sign-in. */
export function draftOf(form: DraftForm, signIn: 'with-sign-in' | 'without-sign-in' = 'with-sign-in'): DraftInput {
  const { address, environment, allowHttp, method, folder, network } = form;
  const given = method !== null && signIn === 'with-sign-in';
  return {
    name: form.name.trim(),
    address: address.trim(),
    environment,
    allowHttp,
    folder,
    network,
    signIn: given ? { method, handle: form.handle.trim() } : null,
    secret: given ? secretOf(form) || null : null,
  };
}

/** Whether a sign-in can be tried: its public field, where the method has one, and its secret are filled in. */
export function isSignInComplete(form: DraftForm, needsHandle: boolean): boolean {
  return form.method !== null && secretOf(form) !== '' && (!needsHandle || form.handle.trim() !== '');
}

/** Whether two forms lead to the same server in the same way; the sign-in is not looked at. */
export function sameWay(one: DraftForm, other: DraftForm): boolean {
  return one.address.trim() === other.address.trim() && one.allowHttp === other.allowHttp;
}

/** Whether two forms sign in alike. */
export function sameSignIn(one: DraftForm, other: DraftForm): boolean {
  return one.method === other.method && one.handle.trim() === other.handle.trim() && secretOf(one) === secretOf(other);
}

/** A short name for an address: the first part of its host's name, or the whole host where that is a number. */
export function suggestName(address: string): string {
  const read = parseAddress(address, true);
  if (!read.ok) return '';
  const url = read.value;
  const isNumber = /^[\d.]+$|:/.test(url.hostname);
  return isNumber ? url.host : (url.hostname.split('.')[0] ?? '');
}

/** The name itself, or with the first free number behind it. Case does not make a name another one. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  if (name === '' || !lower.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) if (!lower.has(`${name} ${number}`.toLowerCase())) return `${name} ${number}`;
}
