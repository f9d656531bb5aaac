import { describe, expect, it } from 'vitest';
import {
  clientCertificateSchema,
  DEFAULT_NETWORK,
  networkSchema,
  readProxyAddress,
  splitPem,
} from '../../../../electron/domain/network.ts';
import { issue } from './certificates.ts';

const lab = issue({ subject: 'lab-01' });
const root = issue({ subject: 'Lab Root', authority: true });
const fingerprint = Array(32).fill('AB').join(':');
const accepts = (parts: object) => networkSchema.safeParse({ ...DEFAULT_NETWORK, ...parts }).success;

describe('the network settings of an instance', () => {
  it.each([
    {},
    { trust: { mode: 'ca', pem: lab.certificate } },
    { trust: { mode: 'pin', fingerprint, pem: lab.certificate } },
    { proxy: { mode: 'none' } },
    { proxy: { mode: 'own', url: 'http://proxy.example:3128', handle: null } },
    { proxy: { mode: 'own', url: 'https://proxy.example', handle: 'fred' } },
    { clientCertificate: { pem: lab.certificate } },
    { timeouts: { connect: 1000, headers: 600_000, body: 1_800_000 } },
  ])('may be %j', (parts) => {
    expect(accepts(parts)).toBe(true);
  });

  it.each([
    { trust: { mode: 'none' } },
    { trust: { mode: 'system', rejectUnauthorized: false } },
    { trust: { mode: 'ca', pem: '' } },
    { trust: { mode: 'ca', pem: 'x'.repeat(1_000_001) } },
    { trust: { mode: 'pin', fingerprint: 'AB:CD', pem: lab.certificate } },
    { trust: { mode: 'pin', fingerprint: fingerprint.toLowerCase(), pem: lab.certificate } },
    { trust: { mode: 'pin', fingerprint } },
    { proxy: { mode: 'own', url: 'http://fred:secret@proxy.example', handle: 'fred' } },
    { proxy: { mode: 'own', url: 'socks5://proxy.example', handle: null } },
    { proxy: { mode: 'own', url: 'http://proxy.example', handle: 'fred', password: 'secret' } },
    { clientCertificate: { pem: lab.certificate, key: lab.key } },
    { clientCertificate: { pem: lab.certificate + lab.key } },
    { timeouts: { connect: 0, headers: 30_000, body: 60_000 } },
    { timeouts: { connect: 10_000, headers: 30_000, body: Number.POSITIVE_INFINITY } },
    { timeouts: { connect: 10_000, headers: 30_000 } },
    { verify: false },
  ])('may not be %j', (parts) => {
    expect(accepts(parts)).toBe(false);
  });
});

describe('the address of a proxy', () => {
  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128/'],
    [' http://proxy.example ', 'http://proxy.example/'],
    ['https://proxy.example:8443/', 'https://proxy.example:8443/'],
    ['[fd00::17]:3128', 'http://[fd00::17]:3128/'],
  ])('%s is %s', (typed, expected) => {
    const read = readProxyAddress(typed);
    expect(read.ok && read.value.href).toBe(expected);
  });

  it.each([
    ['', 'proxy-address-invalid'],
    ['http://', 'proxy-address-invalid'],
    ['proxy example', 'proxy-address-invalid'],
    ['ftp://proxy.example', 'proxy-address-invalid'],
    ['http://proxy.example/path', 'proxy-address-invalid'],
    ['http://proxy.example/?a', 'proxy-address-invalid'],
    ['http://fred:canary@proxy.example', 'address-has-credentials'],
    ['socks5://fred:canary@proxy.example', 'proxy-address-invalid'],
    ['fred:canary@proxy.example', 'address-has-credentials'],
  ])('%j is refused as %s, without telling credentials', (typed, code) => {
    const read = readProxyAddress(typed);
    expect(read).toMatchObject({ failure: { code } });
    expect(JSON.stringify(read)).not.toContain('canary');
  });
});

describe('a PEM file', () => {
  it('that holds certificates and their key is separated, so that the key can go where secrets are', () => {
    const file = `Bag Attributes\n${lab.key}more words\n${lab.certificate}${root.certificate}`;
    const { certificates, key } = splitPem(file);
    expect(certificates).toBe(lab.certificate + root.certificate);
    expect(`${key}\n`).toBe(lab.key);
    expect(clientCertificateSchema.safeParse({ pem: certificates }).success).toBe(true);
  });

  it('may hold one of them only, or a key of another form', () => {
    expect(splitPem(lab.certificate)).toEqual({ certificates: lab.certificate, key: null });
    expect(splitPem(lab.key)).toMatchObject({ certificates: '', key: expect.stringContaining('PRIVATE KEY') });
    const older = lab.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    expect(splitPem(older).key).toBe(older.trimEnd());
    expect(splitPem('hello')).toEqual({ certificates: '', key: null });
  });
});
