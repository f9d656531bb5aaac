import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pinOf } from '../../../../electron/core/net/certificate.ts';
import { type ProbeStep, probeStepSchema, sentBy } from '../../../../electron/domain/probe.ts';
import { issue } from './certificates.ts';
import { runDiagnosis as run, told } from './diagnoses.ts';
import { answerOk, freePort, network, serve, serveEncrypted, serveRaw } from './servers.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const good = issue({ subject: 'localhost', issuer: root, names: ['localhost', '127.0.0.1'] });
const before = tls.getCACertificates('default');
beforeAll(() => tls.setDefaultCACertificates([...before, root.certificate]));
afterAll(() => tls.setDefaultCACertificates(before));

describe('a diagnosis', () => {
  it('walks to an unencrypted server on this computer', async () => {
    const server = await serve(answerOk);
    let time = 0;
    const clock = () => {
      time += 2.4;
      return time;
    };
    const { steps, result } = await run({ address: `127.0.0.1:${server.port}/api/`, clock });
    expect(told(steps)).toEqual([
      'address running',
      'address passed address-read',
      'lookup skipped address-literal',
      'tcp running',
      'tcp passed tcp-connected',
      'proxy skipped proxy-none',
      'tls skipped tls-unencrypted',
    ]);
    expect(steps[1]).toMatchObject({
      milliseconds: 2,
      note: { details: { scheme: 'http', port: server.port, path: '/api' } },
    });
    expect(result).toEqual({ ok: true, value: new URL(`${server.origin}/api`) });
    expect(server.calls).toBe(0);
  });

  it('walks to an encrypted server and tells its certificate', async () => {
    const server = await serveEncrypted({ cert: good.certificate, key: good.key });
    for (const address of [server.origin, `https://127.0.0.1:${server.port}`]) {
      const { ends, result } = await run({ address });
      const date = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      expect(ends.at(-1)).toMatchObject({
        step: 'tls',
        state: 'passed',
        note: { key: 'tls-trusted', details: { protocol: 'TLSv1.3', subject: 'CN=localhost', date } },
      });
      expect(result.ok).toBe(true);
    }
  });

  it('ends at an address that is none, and at one that is not encrypted', async () => {
    expect(told((await run({ address: 'https://' })).steps)).toEqual(['address running', 'address failed']);
    const { steps, result } = await run({ address: 'http://lab-01.example' });
    expect(told(steps)).toEqual(['address running', 'address failed']);
    expect(result).toMatchObject({ failure: { code: 'address-insecure' } });
  });

  it('ends at a name that is not found', async () => {
    const { steps, result } = await run({ address: 'lab-01.invalid' });
    expect(told(steps).slice(2)).toEqual(['lookup running', 'lookup failed']);
    expect(result).toMatchObject({ failure: { code: 'name-not-found', details: { host: 'lab-01.invalid' } } });
  });

  it('ends at a refused port', async () => {
    const { ends, result } = await run({ address: `localhost:${await freePort()}` });
    expect(told(ends).at(-1)).toBe('tcp failed');
    expect(result).toMatchObject({ failure: { code: 'connection-refused' } });
  });

  it('ends at a certificate that cannot be trusted, with what a person compares', async () => {
    const self = issue({ subject: 'localhost', names: ['localhost'] });
    const server = await serveEncrypted({ cert: self.certificate, key: self.key });
    const { ends, result } = await run({ address: server.origin });
    expect(ends.at(-1)).toMatchObject({ step: 'tls', state: 'failed', milliseconds: expect.any(Number) });
    expect(result).toMatchObject({
      failure: {
        code: 'tls-self-signed',
        details: {
          subject: 'CN=localhost',
          issuer: 'CN=localhost',
          validUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          fingerprint: new X509Certificate(self.certificate).fingerprint256,
        },
      },
    });
    expect(server.calls).toBe(0);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('ends at a server that wants a client certificate (%s)', async (version) => {
    const mutual = { requestCert: true, rejectUnauthorized: true, ca: root.certificate, maxVersion: version };
    const server = await serveEncrypted({ cert: good.certificate, key: good.key, ...mutual });
    const { result } = await run({ address: server.origin });
    expect(result).toMatchObject({ failure: { code: 'tls-client-certificate' } });
  });

  it('shows the chain of a server that it trusts and of one that it doesn’t, five certificates at most', async () => {
    const issuers = [issue({ subject: 'Unknown Root', authority: true })];
    for (const level of [1, 2, 3, 4, 5]) {
      const [issuer] = issuers;
      if (issuer) issuers.unshift(issue({ subject: `Level ${level}`, issuer, authority: true }));
    }
    const [issuer] = issuers;
    const leaf = issue({ subject: 'localhost', ...(issuer ? { issuer } : {}), names: ['localhost', '10.1.2.3'] });
    const long = await serveEncrypted({
      cert: [leaf, ...issuers].map((one) => one.certificate).join(''),
      key: leaf.key,
    });
    const refused = (await run({ address: long.origin })).ends.at(-1);
    expect(refused).toMatchObject({ step: 'tls', state: 'failed', failure: { code: 'tls-untrusted' } });
    expect(refused?.chain?.map((one) => one.subject)).toEqual([
      ...['CN=localhost', 'CN=Level 5', 'CN=Level 4', 'CN=Level 3', 'CN=Level 2'],
    ]);
    const certificate = new X509Certificate(leaf.certificate);
    expect(refused?.chain?.[0]).toEqual({
      subject: 'CN=localhost',
      issuer: 'CN=Level 5',
      names: 'localhost, 10.1.2.3',
      validFrom: certificate.validFromDate.toISOString(),
      validUntil: certificate.validToDate.toISOString(),
      fingerprint: certificate.fingerprint256,
      pin: pinOf(certificate),
      pem: leaf.certificate,
    });
    expect(probeStepSchema.safeParse(refused).error).toBeUndefined();

    const trusted = await serveEncrypted({ cert: good.certificate, key: good.key });
    const passed = (await run({ address: trusted.origin })).ends;
    expect(passed.at(-1)?.chain?.map((one) => one.subject)).toEqual(['CN=localhost', 'CN=Lab Root']);
    expect(passed.slice(0, -1).map((one) => one.chain)).toEqual([null, null, null, null]);
  });

  it('pins what it has shown: the next one passes', async () => {
    const self = issue({ subject: 'x', names: ['other.example'] });
    const server = await serveEncrypted({ cert: self.certificate, key: self.key });
    const shown = (await run({ address: server.origin })).ends.at(-1)?.chain?.[0];
    const trust = { mode: 'pin', fingerprint: shown?.pin ?? '', pem: shown?.pem ?? '' } as const;
    const { ends, result } = await run({ address: server.origin, network: network({ trust }) });
    expect(result.ok).toBe(true);
    expect(ends.at(-1)).toMatchObject({ state: 'passed', note: { key: 'tls-pinned' } });
  });

  it('accepts the pinned key in a renewed certificate', async () => {
    const old = issue({ subject: 'localhost' });
    const renewed = issue({ subject: 'localhost', issuer: root, keyOf: old });
    const server = await serveEncrypted({ cert: renewed.certificate, key: renewed.key });
    const fingerprint = pinOf(new X509Certificate(old.certificate));
    const trust = { mode: 'pin', fingerprint, pem: old.certificate } as const;
    const { ends, result } = await run({ address: server.origin, network: network({ trust }) });
    expect(result.ok).toBe(true);
    expect(ends.at(-1)?.chain?.[0]?.pem).toBe(renewed.certificate);
  });

  it('ends at settings that cannot be used, before anything is encrypted', async () => {
    const server = await serveEncrypted({ cert: good.certificate, key: good.key });
    const trust = { mode: 'ca', pem: 'hello' } as const;
    const { ends, result } = await run({ address: server.origin, network: network({ trust }) });
    expect(told(ends).at(-1)).toBe('tls failed');
    expect(result).toMatchObject({ failure: { code: 'certificate-unreadable' } });
  });

  it('ends at a handshake that takes too long', async () => {
    const server = await serveRaw(() => {}, 'https');
    const { ends, result } = await run({ address: server.origin, network: network({ timeouts: { connect: 200 } }) });
    expect(told(ends).at(-1)).toBe('tls failed');
    expect(result).toMatchObject({ failure: { code: 'timed-out-connecting' } });
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const server = await serveRaw((socket) => void socket.once('data', () => controller.abort()), 'https');
    const { ends, result } = await run({ address: server.origin, signal: controller.signal });
    expect(told(ends).at(-1)).toBe('tls failed');
    expect(result).toMatchObject({ failure: { code: 'cancelled' } });
  });
});

describe('what a test has sent', () => {
  it('is nothing beyond the TLS handshake when the diagnosis is over', async () => {
    let decrypted = 0;
    const finished = Promise.withResolvers<void>();
    const server = tls.createServer({ cert: good.certificate, key: good.key }, (socket) => {
      socket.on('data', (bytes) => {
        decrypted += bytes.length;
      });
      socket.on('error', () => {}).on('close', () => finished.resolve());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { steps, result } = await run({ address: `https://localhost:${port}` });
    await finished.promise;
    expect([result.ok, decrypted, sentBy(steps)]).toEqual([true, 0, 'handshake']);
  });

  it('is told by the last step that began; what was skipped sent nothing', () => {
    const run = (...steps: [ProbeStep['step'], ProbeStep['state']][]) =>
      sentBy(steps.map(([step, state]) => ({ step, state })));
    expect(run()).toBe('nothing');
    expect(run(['address', 'failed'])).toBe('nothing');
    expect(run(['address', 'passed'], ['lookup', 'failed'])).toBe('nothing');
    expect(run(['address', 'passed'], ['lookup', 'skipped'], ['tcp', 'failed'])).toBe('connection');
    expect(run(['tcp', 'passed'], ['proxy', 'skipped'], ['tls', 'skipped'])).toBe('connection');
    expect(run(['tcp', 'passed'], ['tls', 'running'])).toBe('handshake');
    expect(run(['tls', 'passed'], ['http', 'failed'])).toBe('request');
    expect(run(['kind', 'passed'], ['sign-in', 'skipped'], ['rights', 'skipped'])).toBe('request');
    expect(run(['kind', 'passed'], ['sign-in', 'running'])).toBe('credentials');
  });
});
