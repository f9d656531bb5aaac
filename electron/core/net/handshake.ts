import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** What was seen of a TLS handshake, however it ended. */
export interface Handshake {
  /** The server's certificate, then its issuers as far as they are known; empty until the server has shown it. */
  readonly chain: readonly X509Certificate[];
  /** Both sides had agreed on keys: what the server refuses after that is not its protocol or cipher. */
  readonly keysAgreed: boolean;
}

/**
 * Watches the handshake of a socket that was just made. Node verifies in its own `secure` listener and destroys the
 * socket there if the certificate is bad; listening before it is the one moment when a refused certificate can be read
 * without switching verification off.
 */
export function observeHandshake(socket: TLSSocket): Handshake {
  const seen: { chain: X509Certificate[]; keysAgreed: boolean } = { chain: [], keysAgreed: false };
  socket.prependOnceListener('secure', () => {
    seen.chain = readChain(socket);
  });
  // Only the fact is of interest; the key material in the event is dropped at once.
  socket.once('keylog', () => {
    seen.keysAgreed = true;
  });
  return seen;
}

/**
 * Not by `getPeerX509Certificate`: in Node 24 each call takes the first certificate away from the session, and Node
 * would then verify the host name against the next one.
 */
function readChain(socket: TLSSocket): X509Certificate[] {
  const chain = new Map<string, X509Certificate>();
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  // A root names itself as its issuer.
  while (next?.raw && !chain.has(next.fingerprint256)) {
    chain.set(next.fingerprint256, new X509Certificate(next.raw));
    next = next.issuerCertificate;
  }
  return [...chain.values()];
}
