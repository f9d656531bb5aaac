import { X509Certificate } from 'node:crypto';
import tls, { type ConnectionOptions, type SecureContext } from 'node:tls';
import type { Network, Trust } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import { describeCertificate, pinOf, readCertificates, readClientCertificate } from './certificate.ts';

/** The secrets of the way to one instance; null where there is none. */
export interface NetworkSecrets {
  /** PEM, without a pass phrase. */
  readonly clientKey: string | null;
  readonly proxyPassword: string | null;
}

/** What TLS on the way to one instance accepts and shows. */
export interface TlsSettings {
  /** For connections to the instance itself. */
  toServer(): ConnectionOptions;
  /** For connections to an encrypted proxy: an own CA counts for it too; pin and client certificate don't. */
  toProxy(): ConnectionOptions;
  /** The pinned key, if one is. */
  readonly pinned: string | null;
  /** Whose certificate is shown to the server, if one is. */
  readonly shown: string | null;
  /**
   * Looks at a server's certificate after a refused handshake. True if it holds the pinned key: the certificate is
   * accepted from now on, so trying again can help.
   */
  recognise(leaf: X509Certificate | undefined): boolean;
}

/** For a way that needs no secret. */
export const NO_SECRETS: NetworkSecrets = { clientKey: null, proxyPassword: null };

/**
 * What every encrypted connection of Roster starts from. Both values are Node's defaults; written down, they hold
 * against the environment variables and options that would weaken them.
 */
const FLOOR = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;

/**
 * Makes the TLS settings of one instance. Fails with `certificate-unreadable`, `client-key-missing` or
 * `client-key-unusable`.
 */
export function createTlsSettings(
  { trust, clientCertificate }: Pick<Network, 'trust' | 'clientCertificate'>,
  { clientKey }: NetworkSecrets = NO_SECRETS,
): Result<TlsSettings> {
  const trusted = trust.mode === 'system' ? ok([]) : readCertificates(trust.pem);
  if (!trusted.ok) return trusted;
  if (!clientCertificate) return ok(settings(trust, trusted.value, null));
  const shown = readClientCertificate(clientCertificate.pem, clientKey);
  return shown.ok ? ok(settings(trust, trusted.value, { chain: shown.value, key: clientKey ?? '' })) : shown;
}

/** A client certificate with its issuers, and its key as PEM. */
interface Identity {
  readonly chain: readonly X509Certificate[];
  readonly key: string;
}

function settings(trust: Trust, certificates: readonly X509Certificate[], identity: Identity | null): TlsSettings {
  const shown = identity?.chain[0] ? describeCertificate(identity.chain[0]).subject : null;
  const own = identity ? { cert: identity.chain.map((one) => one.toString()).join(''), key: identity.key } : {};
  const pinned = trust.mode === 'pin' ? trust.fingerprint : null;
  const added = new Set(certificates.map((one) => one.toString()));
  let server: SecureContext | undefined;
  let proxy: SecureContext | undefined;

  function serverContext(): SecureContext {
    if (trust.mode === 'pin') return createContext({ ...own, ca: [...added], allowPartialTrustChain: true });
    if (trust.mode === 'system' && !identity) return systemContext();
    return createContext({ ...own, ca: [...systemAuthorities(), ...added] });
  }

  return {
    toServer() {
      server ??= serverContext();
      return { ...FLOOR, secureContext: server, ...(pinned ? { checkServerIdentity: keyCheck(pinned) } : {}) };
    },
    toProxy() {
      proxy ??= trust.mode === 'ca' ? createContext({ ca: [...systemAuthorities(), ...added] }) : systemContext();
      return { ...FLOOR, secureContext: proxy };
    },
    pinned,
    shown,
    recognise(leaf) {
      if (!leaf || pinOf(leaf) !== pinned) return false;
      added.add(leaf.toString());
      server = undefined;
      return true;
    },
  };
}

/**
 * Takes the place of the check of the host name. The chain is verified before, against nothing but certificates of the
 * pinned key; it could still end at one that was issued with this key, and that would be another server's.
 */
function keyCheck(pinned: string): NonNullable<ConnectionOptions['checkServerIdentity']> {
  return (_host, { raw }) => {
    if (pinOf(new X509Certificate(raw)) === pinned) return undefined;
    return Object.assign(new Error('Not the pinned key'), { code: 'ERR_TLS_PIN_CHANGED' });
  };
}

/** `minVersion` counts here: Node doesn't look at that of a connection that is given a context. */
function createContext(options: tls.SecureContextOptions): SecureContext {
  return tls.createSecureContext({ ...options, minVersion: FLOOR.minVersion });
}

let shared: { from: readonly string[]; context: SecureContext } | undefined;

/** The context of all who trust what this computer trusts: reading hundreds of roots takes some 50 ms each time. */
function systemContext(): SecureContext {
  const from = rootsOf('default');
  if (shared?.from !== from) shared = { from, context: createContext({ ca: systemAuthorities() }) };
  return shared.context;
}

/**
 * Node's own roots, those of NODE_EXTRA_CA_CERTS, and those of the operating system, where a company's are installed.
 * Put together here and not as the process's default, which would reach every other library too.
 */
function systemAuthorities(): string[] {
  return [...new Set([...rootsOf('default'), ...rootsOf('system')])];
}

/** Node before 22.15 tells only its own roots, which a Mac without the pinned Node may still run. */
function rootsOf(store: 'default' | 'system'): readonly string[] {
  const read: typeof tls.getCACertificates | undefined = tls.getCACertificates;
  return read?.(store) ?? tls.rootCertificates;
}
