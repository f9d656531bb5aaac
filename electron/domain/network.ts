import { z } from 'zod';
import { fail } from './failure.ts';
import { ok, type Result } from './result.ts';

/** Enough for a CA file that holds a whole company's roots. */
const CA_FILE_LIMIT = 1_000_000;
const CERTIFICATE_LIMIT = 100_000;

/** Certificates alone: settings are no place for the private key that some files hold too. */
const certificatesSchema = z
  .string()
  .min(1)
  .refine((pem) => !pem.includes('PRIVATE KEY'));

/** A SHA-256 fingerprint: upper-case hex with colons. */
export const fingerprintSchema = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);

/**
 * Whose word about the server counts. `system`: the roots of this computer and of Node. `ca`: these certificates too,
 * for this instance only. `pin`: nobody's but the key's own: the SHA-256 of its SubjectPublicKeyInfo, with the
 * certificate that it was pinned from. Under a pin, chain and host name don't matter, a renewed certificate of the same
 * key is accepted, and an expired one is refused as it is everywhere else.
 */
export const trustSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('ca'), pem: certificatesSchema.max(CA_FILE_LIMIT) }),
  z.strictObject({
    mode: z.literal('pin'),
    fingerprint: fingerprintSchema,
    pem: certificatesSchema.max(CERTIFICATE_LIMIT),
  }),
]);
export type Trust = z.infer<typeof trustSchema>;

/**
 * The way past or through a proxy. `system`: what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. `own`: this one; its
 * password is a secret. Calls to this computer itself never take a proxy.
 */
export const proxySchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('own'),
    url: z
      .string()
      .max(2000)
      .refine((url) => readProxyAddress(url).ok),
    handle: z.string().min(1).max(300).nullable(),
  }),
]);
export type ProxySetting = z.infer<typeof proxySchema>;

/** What Roster shows to servers that ask who calls; the private key that belongs to it is a secret. */
export const clientCertificateSchema = z.strictObject({ pem: certificatesSchema.max(CERTIFICATE_LIMIT) }).nullable();

/** Milliseconds that each phase of a call may take. */
export const timeoutsSchema = z.strictObject({
  connect: z.int().min(1000).max(120_000),
  headers: z.int().min(1000).max(600_000),
  body: z.int().min(1000).max(1_800_000),
});
export type Timeouts = z.infer<typeof timeoutsSchema>;

/** How one instance is reached. */
export const networkSchema = z.strictObject({
  trust: trustSchema,
  proxy: proxySchema,
  clientCertificate: clientCertificateSchema,
  timeouts: timeoutsSchema,
});
export type Network = z.infer<typeof networkSchema>;

/** How an instance is reached when nobody chose anything. */
export const DEFAULT_NETWORK: Network = {
  trust: { mode: 'system' },
  proxy: { mode: 'system' },
  clientCertificate: null,
  timeouts: { connect: 10_000, headers: 30_000, body: 60_000 },
};

/** The secrets of the way: the client certificate's private key as PEM without a pass phrase, and the proxy's password. */
export const networkSecretsSchema = z.strictObject({
  clientKey: z.string().min(1).max(CERTIFICATE_LIMIT).nullable(),
  proxyPassword: z.string().min(1).max(10_000).nullable(),
});
export type NetworkSecrets = z.infer<typeof networkSecretsSchema>;

/** For a way that needs no secret. */
export const NO_NETWORK_SECRETS: NetworkSecrets = { clientKey: null, proxyPassword: null };

/** Under which purposes the secrets of the way are kept. */
export const NETWORK_SECRET_PURPOSES = { clientKey: 'client-key', proxyPassword: 'proxy' } as const;

/** Separates what a PEM file may hold together: certificates, which are shown, and a private key, which is a secret. */
export function splitPem(text: string): { certificates: string; key: string | null } {
  const blocks = text.match(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'));
  const key = blocks.find((block) => /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(block)) ?? null;
  return { certificates: certificates.map((one) => `${one}\n`).join(''), key };
}

/**
 * Reads what a person typed as a proxy; a missing scheme means http. Fails with `proxy-address-invalid` or
 * `address-has-credentials`.
 */
export function readProxyAddress(typed: string): Result<URL> {
  const address = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`);
  const whole = url && /^https?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname);
  if (!whole || url.search !== '' || url.hash !== '' || /\s/.test(address)) {
    return fail('proxy-address-invalid', { address: withoutCredentials(address).slice(0, 100) });
  }
  if (url.username !== '' || url.password !== '') return fail('address-has-credentials');
  return ok(url);
}

const withoutCredentials = (address: string): string => address.replace(/^.*@/, '');
