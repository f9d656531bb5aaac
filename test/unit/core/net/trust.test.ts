import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinOf } from '../../../../electron/core/net/certificate.ts';
import type { Network, Trust } from '../../../../electron/domain/network.ts';
import { type Issued, issue } from './certificates.ts';
import { connectTo, network, serveEncrypted } from './servers.ts';

const systemRoot = issue({ subject: 'System Root', authority: true });
const root = issue({ subject: 'Lab Root', authority: true });
const intermediate = issue({ subject: 'Lab Issuing', issuer: root, authority: true });
const get = { method: 'GET', path: '/' } as const;
const post = { method: 'POST', path: '/', json: { password: 'canary' } } as const;

const before = tls.getCACertificates('default');
beforeAll(() => tls.setDefaultCACertificates([...before, systemRoot.certificate]));
afterAll(() => tls.setDefaultCACertificates(before));

const ownCa: Trust = { mode: 'ca', pem: root.certificate };
const pinOn = ({ certificate }: Issued): Trust => ({
  mode: 'pin',
  fingerprint: pinOf(new X509Certificate(certificate)),
  pem: certificate,
});

const serveWith = (leaf: Issued, ...chain: Issued[]) =>
  serveEncrypted({ cert: [leaf, ...chain].map((one) => one.certificate).join(''), key: leaf.key });

/** What a write to this server ends with under this trust: `ok`, or the failure. */
async function callUnder(trust: Trust, server: { origin: string }) {
  const answer = await connectTo(server.origin, { network: network({ trust }) }).send(post);
  return answer.ok ? 'ok' : answer.failure;
}

const forLocalhost = (issuer: Issued) => issue({ subject: 'localhost', issuer, names: ['localhost'] });

describe('an own CA', () => {
  it('is trusted for its instance only', async () => {
    const server = await serveWith(forLocalhost(root));
    expect(await callUnder(ownCa, server)).toBe('ok');
    expect(await callUnder({ mode: 'system' }, server)).toMatchObject({ code: 'tls-untrusted' });
  });

  it('is trusted in addition to the system', async () => {
    expect(await callUnder(ownCa, await serveWith(forLocalhost(systemRoot)))).toBe('ok');
  });

  it('may come in a file with others, and with anything between them', async () => {
    const other = issue({ subject: 'Other Root', authority: true });
    const pem = `subject=CN = Other\r\n${other.certificate}\r\n# ours:\r\n${root.certificate.replaceAll('\n', '\r\n')}`;
    expect(await callUnder({ mode: 'ca', pem }, await serveWith(forLocalhost(root)))).toBe('ok');
  });

  it('does not excuse a wrong host name', async () => {
    const leaf = issue({ subject: 'x', issuer: root, names: ['other.example'] });
    expect(await callUnder(ownCa, await serveWith(leaf))).toMatchObject({ code: 'tls-wrong-host' });
  });

  it('that holds no certificate fails every call, and nothing is sent', async () => {
    const server = await serveWith(forLocalhost(systemRoot));
    const damaged = root.certificate.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA');
    for (const pem of ['hello', damaged]) {
      expect(await callUnder({ mode: 'ca', pem }, server)).toMatchObject({ code: 'certificate-unreadable' });
    }
    expect(server.calls).toBe(0);
  });
});

describe('a pinned key', () => {
  it('is accepted whatever chain and host name say', async () => {
    const unknown = forLocalhost(intermediate);
    const misnamed = issue({ subject: 'x', names: ['other.example'] });
    expect(await callUnder(pinOn(unknown), await serveWith(unknown))).toBe('ok');
    expect(await callUnder(pinOn(unknown), await serveWith(unknown, intermediate, root))).toBe('ok');
    expect(await callUnder(pinOn(misnamed), await serveWith(misnamed))).toBe('ok');
  });

  it('is the only one that is accepted: what the system trusts does not count', async () => {
    const server = await serveWith(forLocalhost(systemRoot));
    const pinned = issue({ subject: 'localhost', names: ['localhost'] });
    expect(await callUnder(pinOn(pinned), server)).toMatchObject({
      code: 'tls-pin-changed',
      details: { pinned: expect.stringMatching(/^([0-9A-F]{2}:){31}/), host: 'localhost' },
    });
    expect(server.calls).toBe(0);
  });

  it('that changed is told with the old and the new fingerprint', async () => {
    const old = issue({ subject: 'localhost', names: ['localhost'] });
    const changed = issue({ subject: 'localhost', names: ['localhost'] });
    const details = {
      pinned: pinOf(new X509Certificate(old.certificate)),
      seen: pinOf(new X509Certificate(changed.certificate)),
    };
    expect(await callUnder(pinOn(old), await serveWith(changed))).toMatchObject({ code: 'tls-pin-changed', details });
  });

  it('is not fulfilled by a certificate that was issued with it', async () => {
    const pinned = issue({ subject: 'Lab', authority: true });
    const server = await serveWith(forLocalhost(pinned));
    expect(await callUnder(pinOn(pinned), server)).toMatchObject({ code: 'tls-pin-changed' });
    expect(server.calls).toBe(0);
  });

  it('stays accepted when the certificate was renewed', async () => {
    const old = issue({ subject: 'localhost', names: ['localhost'], until: new Date('2024-03-01T12:00:00Z') });
    const renewed = issue({ subject: 'localhost', issuer: intermediate, names: ['localhost'], keyOf: old });
    const server = await serveWith(renewed, intermediate);
    const { send } = connectTo(server.origin, { network: network({ trust: pinOn(old) }) });
    const answers = await Promise.all([send(post), send(get), send(post)]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(server.calls).toBe(3);
  });

  it('does not excuse an expired certificate', async () => {
    const until = new Date('2024-03-01T12:00:00Z');
    const expired = issue({ subject: 'localhost', names: ['localhost'], from: new Date('2023-03-01'), until });
    const found = await callUnder(pinOn(expired), await serveWith(expired));
    expect(found).toMatchObject({ code: 'tls-expired', details: { date: '2024-03-01' } });
  });
});

describe('a client certificate', () => {
  const client = issue({ subject: 'roster', issuer: root });
  const demanding = (version: 'TLSv1.2' | 'TLSv1.3') => {
    const { certificate: cert, key } = forLocalhost(root);
    return serveEncrypted(
      { cert, key, requestCert: true, rejectUnauthorized: true, ca: root.certificate, maxVersion: version },
      (request, response) => {
        const { subject } = (request.socket as tls.TLSSocket).getPeerCertificate();
        response.end(JSON.stringify({ subject: subject?.CN }));
      },
    );
  };
  const showing = (pem: string, clientKey: string | null, trust: Trust = ownCa) => {
    const parts: Partial<Network> = { trust, clientCertificate: { pem } };
    return { network: network(parts), networkSecrets: { clientKey, proxyPassword: null } };
  };

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('is shown to a server that asks (%s)', async (version) => {
    const server = await demanding(version);
    const { send } = connectTo(server.origin, showing(client.certificate, client.key));
    expect(await send(post)).toMatchObject({ ok: true, value: { text: '{"subject":"roster"}' } });
  });

  it('may come with its issuers, and goes with system trust and with a pin', async () => {
    const leaf = forLocalhost(systemRoot);
    const issuing = issue({ subject: 'Client Issuing', issuer: root, authority: true });
    const below = issue({ subject: 'below', issuer: issuing });
    const { certificate: cert, key } = leaf;
    const server = await serveEncrypted({ cert, key, requestCert: true, ca: root.certificate });
    for (const trust of [{ mode: 'system' }, pinOn(leaf)] as const) {
      const { send } = connectTo(server.origin, showing(below.certificate + issuing.certificate, below.key, trust));
      expect(await send(post)).toMatchObject({ ok: true });
    }
  });

  it.each([
    ['has no key', null, 'client-key-missing'],
    ['has another’s key', issue({ subject: 'other' }).key, 'client-key-unusable'],
    ['has something that is no key', 'canary', 'client-key-unusable'],
  ] as const)('that %s fails every call, and nothing is sent', async (_what, key, code) => {
    const server = await demanding('TLSv1.3');
    const answer = await connectTo(server.origin, showing(client.certificate, key)).send(post);
    expect(answer).toMatchObject({ failure: { code, details: { subject: 'CN=roster' } } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(server.calls).toBe(0);
  });

  it('that nginx finds fault with is told as refused', async () => {
    const { certificate: cert, key } = forLocalhost(root);
    const server = await serveEncrypted({ cert, key }, (_request, response) => {
      response.writeHead(400).end('<html><head><title>400 The SSL certificate error</title></head></html>');
    });
    const { send } = connectTo(server.origin, showing(client.certificate, client.key));
    expect(await send(get)).toMatchObject({
      failure: { code: 'tls-client-certificate-refused', details: { shown: 'CN=roster' } },
    });
  });
});
