import { z } from 'zod';

/**
 * One certificate as a person compares it. `validFrom` and `validUntil` are ISO times; `fingerprint` is the SHA-256 of
 * the certificate, `pin` that of its public key alone (SubjectPublicKeyInfo), both as upper-case hex with colons.
 * `names` are the hosts that it is for. Names come from the server: text to be shown as text.
 */
export const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  fingerprint: z.string(),
  pin: z.string(),
  pem: z.string(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** The longest chain that is kept and shown, the server's own certificate included. */
export const CHAIN_LIMIT = 5;
