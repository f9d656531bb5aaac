import { type DraftInput, ENVIRONMENTS, type Environment } from '../../electron/domain/connection.ts';
import type { NetworkSecrets } from '../../electron/domain/network.ts';

/** What one way of adding a server hands to the other: everything that was typed but secrets. */
export interface HandOver {
  readonly address: string;
  /** Empty: named after its address. */
  readonly name: string;
  readonly environment: Environment;
  /** A person agreed to plain http; never part of an address that somebody else may have made. */
  readonly allowHttp: boolean;
  readonly handle: string;
  readonly folder?: DraftInput['folder'];
  readonly network?: DraftInput['network'];
}

/** Nothing yet. Production is the careful guess. */
export const NOTHING_HANDED_OVER: HandOver = {
  address: '',
  name: '',
  environment: 'production',
  allowHttp: false,
  handle: '',
};

/** The address of the first-user wizard for a server. The rest of what is handed over goes into the state beside it. */
export function firstUserPath({ address, name, environment }: Omit<HandOver, 'allowHttp' | 'handle'>): string {
  return `/instances/first-user?${new URLSearchParams({ address, name, environment })}`;
}

/** Reads what was handed over: the state that a screen left, and what the address says. */
export function readHandOver(parameters: URLSearchParams, state: unknown): HandOver {
  const environment = ENVIRONMENTS.find((one) => one === parameters.get('environment'));
  return {
    ...NOTHING_HANDED_OVER,
    ...(state as Partial<HandOver> | null),
    address: parameters.get('address') ?? '',
    name: parameters.get('name') ?? '',
    ...(environment ? { environment } : {}),
  };
}

let carried: { readonly address: string; readonly secrets: NetworkSecrets } | null = null;

/** Carries what the way to a server needs as secrets (of a proxy, say) to the next screen; a reload forgets it. */
export function carrySecrets(address: string, secrets: NetworkSecrets): void {
  carried = { address: address.trim(), secrets };
}

/** What was carried for this server; nothing is carried for another one. */
export function carriedSecrets({ address }: Pick<HandOver, 'address'>): { networkSecrets?: NetworkSecrets } {
  return carried?.address === address.trim() ? { networkSecrets: carried.secrets } : {};
}

/** The connection that was handed over, without a way to sign in. */
export function draftWithoutSignIn(given: HandOver): DraftInput {
  const { handle: _, ...way } = given;
  const [address, name] = [given.address.trim(), given.name.trim()];
  return { ...way, ...carriedSecrets(given), address, name, signIn: null, secret: null };
}

/** What people call the server: its name, or the host of its address, or the address while that is unreadable. */
export function calledName({ name, address }: Pick<HandOver, 'name' | 'address'>): string {
  const host = URL.parse(address)?.host;
  return name.trim() || host || address;
}
