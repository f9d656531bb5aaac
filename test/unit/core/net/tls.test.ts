import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { issue } from './certificates.ts';
import { connectTo, network, serveEncrypted, serveRaw } from './servers.ts';

const DAY = 86_400_000;
const root = issue({ subject: 'Lab Root', authority: true });
const intermediate = issue({ subject: 'Lab Issuing', issuer: root, authority: true });
const unknownRoot = issue({ subject: 'Unknown Root', authority: true });
const good = issue({ subject: 'localhost', issuer: root, names: ['localhost'] });
const get = { method: 'GET', path: '/' } as const;

const before = tls.getCACertificates('default');
beforeAll(() => tls.setDefaultCACertificates([...before, root.certificate]));
afterAll(() => tls.setDefaultCACertificates(before));

/** What a call to a server with this certificate and chain ends with. */
async function failureOf(leaf: { certificate: string; key: string }, ...chain: { certificate: string }[]) {
  const cert = [leaf, ...chain].map((one) => one.certificate).join('');
  const server = await serveEncrypted({ cert, key: leaf.key });
  const answer = await connectTo(server.origin).send({ ...get, headers: { Authorization: 'Bearer canary' } });
  expect(server.calls).toBe(0);
  return answer.ok ? null : answer.failure;
}

describe('TLS', () => {
  it('accepts a chain that ends at a trusted root', async () => {
    const leaf = issue({ subject: 'localhost', issuer: intermediate, names: ['localhost'] });
    const server = await serveEncrypted({ cert: leaf.certificate + intermediate.certificate, key: leaf.key });
    expect(await connectTo(server.origin).send(get)).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('names an expired certificate with its last day', async () => {
    const until = new Date('2024-03-01T12:00:00Z');
    const from = new Date('2023-03-01T12:00:00Z');
    const found = await failureOf(issue({ subject: 'localhost', issuer: root, names: ['localhost'], from, until }));
    expect(found).toMatchObject({ code: 'tls-expired', details: { date: '2024-03-01', host: 'localhost' } });
  });

  it('names the expired certificate of a chain, though the server’s own is still valid', async () => {
    const times = { from: new Date('2023-03-01T12:00:00Z'), until: new Date('2024-05-01T12:00:00Z') };
    const old = issue({ subject: 'Old Issuing', issuer: root, authority: true, ...times });
    const found = await failureOf(issue({ subject: 'localhost', issuer: old, names: ['localhost'] }), old);
    expect(found).toMatchObject({ code: 'tls-expired', details: { date: '2024-05-01' } });
  });

  it('names a certificate of the future', async () => {
    const from = new Date(Date.now() + DAY);
    const found = await failureOf(issue({ subject: 'localhost', issuer: root, names: ['localhost'], from }));
    expect(found).toMatchObject({ code: 'tls-not-yet-valid', details: { date: from.toISOString().slice(0, 10) } });
  });

  it('names the hosts that a certificate is for', async () => {
    const found = await failureOf(issue({ subject: 'x', issuer: root, names: ['other.example', '10.1.2.3'] }));
    expect(found).toMatchObject({ code: 'tls-wrong-host', details: { names: 'other.example, 10.1.2.3' } });
  });

  it('shows what a person compares when the certificate is self-signed', async () => {
    const found = await failureOf(issue({ subject: 'localhost', names: ['localhost'] }));
    expect(found).toMatchObject({
      code: 'tls-self-signed',
      details: {
        subject: 'CN=localhost',
        issuer: 'CN=localhost',
        fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}/),
      },
    });
  });

  it('tells an unknown CA, whether or not the server sends its root', async () => {
    const leaf = issue({ subject: 'localhost', issuer: unknownRoot, names: ['localhost'] });
    expect(await failureOf(leaf, unknownRoot)).toMatchObject({ code: 'tls-untrusted' });
    expect(await failureOf(leaf)).toMatchObject({ code: 'tls-untrusted', details: { issuer: 'CN=Unknown Root' } });
  });

  it('tells a missing intermediate certificate', async () => {
    const issuerAt = 'http://ca.example/issuing.crt';
    const found = await failureOf(
      issue({ subject: 'localhost', issuer: intermediate, names: ['localhost'], issuerAt }),
    );
    expect(found).toMatchObject({ code: 'tls-incomplete', details: { issuer: 'CN=Lab Issuing' } });
  });

  it('tells a server that knows only old versions of TLS', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await serveEncrypted({ cert: good.certificate, key: good.key, ...old });
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'tls-protocol' } });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('tells a server that wants a client certificate (%s)', async (version) => {
    const mutual = { requestCert: true, rejectUnauthorized: true, ca: root.certificate, maxVersion: version };
    const server = await serveEncrypted({ cert: good.certificate, key: good.key, ...mutual });
    const { send } = connectTo(server.origin);
    expect(await send(get)).toMatchObject({ failure: { code: 'tls-client-certificate' } });
    expect(await send({ ...get, method: 'POST' })).toMatchObject({ failure: { code: 'tls-client-certificate' } });
    expect(server.calls).toBe(0);
  });

  it('tells nginx’s page about a missing client certificate', async () => {
    const server = await serveEncrypted({ cert: good.certificate, key: good.key }, (_request, response) => {
      response.writeHead(400).end('<html><head><title>400 No required SSL certificate was sent</title></head></html>');
    });
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'tls-client-certificate' } });
  });

  it('tells a server that does not speak TLS', async () => {
    const server = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'https');
    expect(await connectTo(server.origin).send(get)).toMatchObject({ failure: { code: 'tls-absent' } });
  });

  it('does not let a write that met a bad certificate count as unknown', async () => {
    const server = await serveEncrypted(issueSelf());
    const answer = await connectTo(server.origin).send({ method: 'POST', path: '/', json: { password: 'canary' } });
    expect(answer).toMatchObject({ failure: { code: 'tls-self-signed' } });
    expect(server.calls).toBe(0);
  });

  it('verifies whatever the environment says', async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await failureOf(issue({ subject: 'localhost' }))).toMatchObject({ code: 'tls-self-signed' });
  });

  it('verifies the host name against the server’s own certificate, not against another one of its chain', async () => {
    const issuing = issue({ subject: 'Lab Issuing', issuer: root, authority: true, names: ['localhost'] });
    const leaf = issue({ subject: 'other', issuer: issuing, names: ['other.example'] });
    expect(await failureOf(leaf, issuing)).toMatchObject({ code: 'tls-wrong-host' });
  });

  it('calls a handshake without an end a time-out of connecting', async () => {
    const server = await serveRaw(() => {}, 'https');
    const { send } = connectTo(server.origin, { network: network({ timeouts: { connect: 200 } }) });
    expect(await send({ method: 'POST', path: '/' })).toMatchObject({ failure: { code: 'timed-out-connecting' } });
  });
});

function issueSelf() {
  const { certificate, key } = issue({ subject: 'localhost', names: ['localhost'] });
  return { cert: certificate, key };
}
