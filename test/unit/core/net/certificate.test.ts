import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  describePem,
  pinOf,
  readCertificates,
  readClientCertificate,
} from '../../../../electron/core/net/certificate.ts';
import { certificateSchema } from '../../../../electron/domain/certificate.ts';
import { fingerprintSchema } from '../../../../electron/domain/network.ts';
import { issue } from './certificates.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const leaf = issue({
  ...{ subject: 'lab-01', issuer: root, names: ['lab-01.example'] },
  ...{ from: new Date('2026-01-02T03:04:05Z'), until: new Date('2027-01-02T03:04:05Z') },
});

describe('a PEM text', () => {
  it('is described certificate by certificate', () => {
    const described = describePem(`${leaf.certificate}some words\n${root.certificate}`);
    expect(described).toMatchObject({
      value: [
        {
          subject: 'CN=lab-01',
          issuer: 'CN=Lab Root',
          names: 'lab-01.example',
          validFrom: '2026-01-02T03:04:05.000Z',
          validUntil: '2027-01-02T03:04:05.000Z',
          fingerprint: new X509Certificate(leaf.certificate).fingerprint256,
          pem: leaf.certificate,
        },
        { subject: 'CN=Lab Root', names: 'CN=Lab Root' },
      ],
    });
    expect(described.ok && described.value.every((one) => certificateSchema.safeParse(one).success)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a key', leaf.key],
    ['half a certificate', leaf.certificate.slice(0, 200)],
    ['a damaged one after a good one', leaf.certificate + root.certificate.replace(/[a-zA-Z0-9]{30}/, '')],
  ])('with %s is unreadable', (_what, pem) => {
    expect(readCertificates(pem)).toMatchObject({ failure: { code: 'certificate-unreadable' } });
  });
});

describe('a pin', () => {
  it('is that of the key: the same in every certificate of the key', () => {
    const renewed = issue({ subject: 'renamed', issuer: root, keyOf: leaf });
    const [pin, same, other] = [leaf, renewed, root].map((one) => pinOf(new X509Certificate(one.certificate)));
    expect(fingerprintSchema.safeParse(pin).success).toBe(true);
    expect(same).toBe(pin);
    expect(other).not.toBe(pin);
  });

  it('is what OpenSSL makes of the key', () => {
    const pem = `-----BEGIN CERTIFICATE-----
MIIBGjCBwaADAgECAgECMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXgwIhgPMjAy
NjExMjEwNzQxNThaGA8yMDI2MTIyMjA3NDE1OFowDDEKMAgGA1UEAwwBeDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABMRSPi4JnD4U+RR3SSFVHWwGWjFsMK5n27C5
BUSTtNFG2CQQwDJ5sysSgc3GDkeKgpIbNfaQ4TxoJ8hjqslbQ+KjEDAOMAwGA1Ud
EwEB/wQCMAAwCgYIKoZIzj0EAwIDSAAwRQIgCplhc2iPV4O9DxEX3hOPGFghm1eD
dpdiO31e6jfEtKgCIQDNv64zGlB+d/oAoIBpLPFQi9Xg8bb6F3ughjcW1OTCLA==
-----END CERTIFICATE-----
`;
    // openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | sha256sum
    const made = '240747bf7ad4923455034c97e3334e06887437fb6f3f0b52e2f426254407b5df';
    expect(pinOf(new X509Certificate(pem)).replaceAll(':', '').toLowerCase()).toBe(made);
  });
});

describe('a client certificate', () => {
  it('is read with its key, and with its issuers behind it', () => {
    const read = readClientCertificate(leaf.certificate + root.certificate, leaf.key);
    expect(read.ok && read.value.map((one) => one.subject)).toEqual(['CN=lab-01', 'CN=Lab Root']);
  });

  it.each([
    ['without a key', leaf.certificate, null, 'client-key-missing'],
    ['with another’s key', leaf.certificate, root.key, 'client-key-unusable'],
    ['with its issuer before it', root.certificate + leaf.certificate, leaf.key, 'client-key-unusable'],
    ['with no key in the key’s file', leaf.certificate, leaf.certificate, 'client-key-unusable'],
    ['that is none', leaf.key, leaf.key, 'certificate-unreadable'],
  ])('%s cannot be used', (_what, pem, key, code) => {
    expect(readClientCertificate(pem, key)).toMatchObject({ failure: { code } });
  });

  it('whose key is sealed by a pass phrase cannot be used', () => {
    const sealed = leaf.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary' })
      .toString();
    expect(readClientCertificate(leaf.certificate, sealed)).toMatchObject({ failure: { code: 'client-key-unusable' } });
  });
});
