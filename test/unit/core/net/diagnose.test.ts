import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiagnoseOptions, diagnose } from '../../../../electron/core/net/diagnose.ts';
import type { ProbeStep } from '../../../../electron/domain/probe.ts';
import { issue } from './certificates.ts';
import { answerOk, freePort, serve, serveEncrypted, serveRaw } from './servers.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const good = issue({ subject: 'localhost', issuer: root, names: ['localhost', '127.0.0.1'] });
const before = tls.getCACertificates('default');
beforeAll(() => tls.setDefaultCACertificates([...before, root.certificate]));
afterAll(() => tls.setDefaultCACertificates(before));

/** Runs a diagnosis to its end: all steps, those that ended by name, and the result. */
async function run(options: Omit<DiagnoseOptions, 'allowHttp'> & { allowHttp?: boolean }) {
  const steps: ProbeStep[] = [];
  const running = diagnose({ allowHttp: false, ...options });
  for (;;) {
    const next = await running.next();
    if (next.done) return { steps, ends: steps.filter((one) => one.state !== 'running'), result: next.value };
    steps.push(next.value);
  }
}

const told = (steps: ProbeStep[]) =>
  steps.map((one) => `${one.step} ${one.state}${one.note ? ` ${one.note.key}` : ''}`);

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

  it('ends at a handshake that takes too long', async () => {
    const server = await serveRaw(() => {}, 'https');
    const { ends, result } = await run({ address: server.origin, timeout: 40 });
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
