import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** What was seen of a TLS handshake, however it ended. */
export interface Handshake {
  /** The server's certificate, with its chain behind `issuerCertificate`; null until the server has shown it. */
  readonly certificate: X509Certificate | null;
  /** Both sides had agreed on keys: what the server refuses after that is not its protocol or cipher. */
  readonly keysAgreed: boolean;
}

/**
 * Watches the handshake of a socket that was just made. Node verifies in its own `secure` listener and destroys the
 * socket there if the certificate is bad; listening before it is the one moment when a refused certificate can be read
 * without switching verification off.
 */
export function observeHandshake(socket: TLSSocket): Handshake {
  const seen: { certificate: X509Certificate | null; keysAgreed: boolean } = { certificate: null, keysAgreed: false };
  socket.prependOnceListener('secure', () => {
    seen.certificate = socket.getPeerX509Certificate() ?? null;
  });
  // Only the fact is of interest; the key material in the event is dropped at once.
  socket.once('keylog', () => {
    seen.keysAgreed = true;
  });
  return seen;
}
