import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { type Certificate, CHAIN_LIMIT } from '../../domain/certificate.ts';
import { fail } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const NAME_LIMIT = 300;

/** Describes a certificate for a person. */
export function describeCertificate(certificate: X509Certificate): Certificate {
  return {
    subject: oneLine(certificate.subject) || namesOf(certificate),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate),
    validFrom: certificate.validFromDate.toISOString(),
    validUntil: certificate.validToDate.toISOString(),
    fingerprint: certificate.fingerprint256,
    pin: pinOf(certificate),
    pem: certificate.toString(),
  };
}

/** Describes a chain, the server's own certificate first; null when nothing was shown. */
export function describeChain(chain: readonly X509Certificate[]): Certificate[] | null {
  return chain.length === 0 ? null : chain.slice(0, CHAIN_LIMIT).map(describeCertificate);
}

/** The SHA-256 of a certificate's public key with its algorithm (SubjectPublicKeyInfo), as upper-case hex with colons. */
export function pinOf(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digits = createHash('sha256').update(key).digest('hex').toUpperCase();
  return digits.match(/../g)?.join(':') ?? '';
}

/**
 * Reads the certificates of a PEM text, whatever stands between them. Fails with `certificate-unreadable` when there is
 * none, or when one of them is damaged.
 */
export function readCertificates(pem: string): Result<X509Certificate[]> {
  const blocks = pem.match(BLOCK) ?? [];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    return certificates.length > 0 ? ok(certificates) : fail('certificate-unreadable');
  } catch {
    return fail('certificate-unreadable');
  }
}

/** Describes the certificates of a PEM text. Fails like `readCertificates`. */
export function describePem(pem: string): Result<Certificate[]> {
  const read = readCertificates(pem);
  return read.ok ? ok(read.value.map(describeCertificate)) : read;
}

/**
 * Reads a client certificate with its key; issuers may follow it in the text and are given behind it. Fails with `certificate-unreadable`,
 * `client-key-missing` without a key, or `client-key-unusable` for one that is damaged, sealed or another's.
 */
export function readClientCertificate(pem: string, key: string | null): Result<X509Certificate[]> {
  const read = readCertificates(pem);
  if (!read.ok) return read;
  const [certificate] = read.value;
  if (!certificate) return fail('certificate-unreadable');
  const subject = oneLine(certificate.subject);
  if (key === null) return fail('client-key-missing', { subject });
  try {
    if (certificate.checkPrivateKey(createPrivateKey(key))) return read;
  } catch {
    // Not a key, or sealed by a pass phrase: to the person it is the same wrong file.
  }
  return fail('client-key-unusable', { subject });
}

/** The hosts that a certificate is for; its subject when it names none. */
export function namesOf(certificate: X509Certificate): string {
  const alternative = certificate.subjectAltName?.replace(/(DNS|IP Address):/g, '');
  return (alternative ?? oneLine(certificate.subject)).slice(0, NAME_LIMIT);
}

/** A distinguished name on one line; Node gives none at all for an empty one. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ').slice(0, NAME_LIMIT);
}
