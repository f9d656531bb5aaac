import type { Certificate } from '../../../electron/domain/certificate.ts';
import type { FailureCode } from '../../../electron/domain/failure.ts';

/** What is wrong with one certificate of a chain; each is a text under `probe.chain.trouble`. */
export type Trouble = 'root' | 'missing' | 'selfSigned' | 'expired' | 'early' | 'name' | 'key';

/** One link of a chain as it is drawn; `certificate` is null for one that the server should have sent. */
export interface ChainLink {
  readonly name: string;
  readonly certificate: Certificate | null;
  readonly trouble: Trouble | null;
}

/** The certificates that a server showed, its own first, each with what the failure finds wrong with it. */
export function chainLinks(chain: readonly Certificate[], code: FailureCode | null, now: number): ChainLink[] {
  const last = chain.length - 1;
  const links = chain.map((certificate, index) => ({
    name: certificate.subject,
    certificate,
    trouble: troubleOf(certificate, { code, now, isFirst: index === 0, isLast: index === last }),
  }));
  const end = chain[last];
  const isOpen = end !== undefined && end.subject !== end.issuer;
  const wantsIssuer = code === 'tls-incomplete' || code === 'tls-untrusted';
  if (!isOpen || !wantsIssuer) return links;
  return [...links, { name: end.issuer, certificate: null, trouble: code === 'tls-incomplete' ? 'missing' : 'root' }];
}

interface Place {
  readonly code: FailureCode | null;
  readonly now: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function troubleOf(certificate: Certificate, { code, now, isFirst, isLast }: Place): Trouble | null {
  const { subject, issuer, validFrom, validUntil } = certificate;
  if (Date.parse(validUntil) < now) return 'expired';
  if (Date.parse(validFrom) > now) return 'early';
  if (code === 'tls-untrusted' && isLast && subject === issuer) return 'root';
  if (code === 'tls-self-signed' && isFirst) return 'selfSigned';
  if (code === 'tls-wrong-host' && isFirst) return 'name';
  if (code === 'tls-pin-changed' && isFirst) return 'key';
  return null;
}
