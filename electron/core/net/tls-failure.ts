import type { X509Certificate } from 'node:crypto';
import { type Details, type Failure, type FailureCode, failure } from '../../domain/failure.ts';
import { describeCertificate, namesOf, pinOf } from './certificate.ts';
import type { Handshake } from './handshake.ts';
import type { TlsSettings } from './tls-settings.ts';

/** What is known besides the error, as far as it is. */
export interface Circumstances {
  readonly handshake?: Handshake | null;
  readonly tls?: Pick<TlsSettings, 'pinned' | 'shown'>;
}

const VERIFICATION_CODES: Readonly<Record<string, FailureCode>> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
};

/** OpenSSL's names for what a verified chain can lack besides; Node uses them as error codes. */
const OTHER_VERIFICATION =
  /^(CERT_|CRL_|ERROR_IN_C|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH|UNABLE_TO_|(CA|EE)_(KEY|MD)_)/;
const PROTOCOL = /UNSUPPORTED_PROTOCOL|ALERT_PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE/;
const CLIENT_CERTIFICATE =
  /ALERT_(CERTIFICATE_(REQUIRED|UNKNOWN|EXPIRED|REVOKED)|(BAD|UNSUPPORTED)_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/;
const HANDSHAKE_FAILURE = /ALERT_HANDSHAKE_FAILURE/;
const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE/;

/** Whether an error with this code came out of TLS. */
export function isTlsCode(code: string): boolean {
  return code in VERIFICATION_CODES || OTHER_VERIFICATION.test(code) || /^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code);
}

/** The failure for a TLS error; its details hold what is known of the certificates that the two sides showed. */
export function tlsFailure(error: Error, code: string, url: URL, circumstances: Circumstances): Failure {
  const chain = circumstances.handshake?.chain ?? [];
  const kind = kindOf(error, code, circumstances);
  const reason = code
    .replace(/^ERR_(SSL|TLS)_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
  return failure(kind, {
    origin: url.origin,
    host: url.hostname,
    reason,
    ...chainDetails(chain, kind),
    ...(kind === 'tls-pin-changed' ? changedKey(chain, circumstances) : {}),
    ...(kind === 'tls-client-certificate-refused' ? { shown: circumstances.tls?.shown ?? '' } : {}),
  });
}

function kindOf(error: Error, code: string, { handshake, tls }: Circumstances): FailureCode {
  const [leaf] = handshake?.chain ?? [];
  if (tls?.pinned && leaf && pinOf(leaf) !== tls.pinned) return 'tls-pin-changed';
  const known = VERIFICATION_CODES[code];
  if (known) return known;
  if (code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') return lonelyLeaf(leaf);
  const wantsCertificate = tls?.shown ? 'tls-client-certificate-refused' : 'tls-client-certificate';
  // Some errors have only EPROTO for a code and OpenSSL's words in the message.
  const words = `${code} ${error.message.toUpperCase().replaceAll(' ', '_')}`;
  if (PROTOCOL.test(words)) return 'tls-protocol';
  if (CLIENT_CERTIFICATE.test(words)) return wantsCertificate;
  // Up to TLS 1.2, OpenSSL's servers answer a missing client certificate with this alert, and a missing cipher too.
  if (HANDSHAKE_FAILURE.test(words)) return handshake?.keysAgreed ? wantsCertificate : 'tls-protocol';
  if (NOT_TLS.test(words)) return 'tls-absent';
  return 'tls-failed';
}

/**
 * A server that shows nothing but its own certificate, by an issuer unknown here: an intermediate one is missing, or
 * the root is private. Certificates that say where their issuer's can be fetched come from a CA with intermediates.
 */
function lonelyLeaf(certificate: X509Certificate | undefined): FailureCode {
  return certificate?.infoAccess?.includes('CA Issuers') ? 'tls-incomplete' : 'tls-untrusted';
}

function chainDetails(chain: readonly X509Certificate[], kind: FailureCode): Details {
  const [leaf] = chain;
  if (!leaf) return {};
  const now = Date.now();
  const expired = chain.find((one) => one.validToDate.getTime() < now) ?? leaf;
  const early = chain.find((one) => one.validFromDate.getTime() > now) ?? leaf;
  const { subject, issuer, fingerprint } = describeCertificate(leaf);
  return {
    ...{ subject, issuer, fingerprint, validUntil: day(leaf.validToDate) },
    names: namesOf(leaf),
    ...(kind === 'tls-expired' ? { date: day(expired.validToDate) } : {}),
    ...(kind === 'tls-not-yet-valid' ? { date: day(early.validFromDate) } : {}),
  };
}

function changedKey([leaf]: readonly X509Certificate[], { tls }: Circumstances): Details {
  return { pinned: tls?.pinned ?? '', seen: leaf ? pinOf(leaf) : '' };
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
