import net from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { diagnose } from '../../../../electron/core/net/diagnose.ts';
import { sentBy } from '../../../../electron/domain/probe.ts';
import { issue } from './certificates.ts';
import { runDiagnosis as run, told } from './diagnoses.ts';
import { serveProxy } from './proxies.ts';
import { freePort, network, serveEncrypted } from './servers.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const lab = issue({ subject: 'lab-01', issuer: root, names: ['lab-01.example'] });
const labTrust = { mode: 'ca', pem: root.certificate } as const;

describe('a diagnosis through a proxy', () => {
  const through = (url: string) => network({ trust: labTrust, proxy: { mode: 'own', url, handle: null } });

  it('tests the proxy, and the server behind it', async () => {
    const server = await serveEncrypted({ cert: lab.certificate, key: lab.key });
    const proxy = await serveProxy({ to: server });
    const { steps, ends, result } = await run({ address: 'lab-01.example', network: through(proxy.url) });
    expect(told(ends)).toEqual([
      'address passed address-read',
      'lookup skipped lookup-left',
      'tcp passed tcp-connected-proxy',
      'proxy passed proxy-passes',
      'tls passed tls-trusted',
    ]);
    expect(proxy.asked.map((one) => one.target)).toEqual(['lab-01.example:443', 'lab-01.example:443']);
    expect(ends[3]?.note?.details).toEqual({ proxy: `localhost:${proxy.port}` });
    expect(ends[4]?.chain).toHaveLength(2);
    expect(sentBy(steps)).toBe('handshake');
    expect([result.ok, server.calls]).toEqual([true, 0]);
  });

  it('leaves it to the HTTP step whether a proxy forwards unencrypted calls', async () => {
    const proxy = await serveProxy({});
    const { ends } = await run({ address: 'http://lab-01.example', allowHttp: true, network: through(proxy.url) });
    expect(told(ends).slice(3)).toEqual(['proxy passed proxy-forwards', 'tls skipped tls-consented']);
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    ['asks for a sign-in', { status: 407 }, 'proxy-sign-in'],
    ['refuses', { status: 403 }, 'proxy-failed'],
    ['cannot be trusted', { certificate: issue({ subject: 'proxy', names: ['localhost'] }) }, 'proxy-untrusted'],
  ])('ends at the proxy when it %s', async (_what, options, code) => {
    const proxy = await serveProxy(options);
    const { steps, ends, result } = await run({ address: 'lab-01.example', network: through(proxy.url) });
    expect(told(ends).at(-1)).toBe('proxy failed');
    expect(result).toMatchObject({ failure: { code, details: { proxy: `localhost:${proxy.port}` } } });
    expect(sentBy(steps)).toBe('connection');
  });

  it('ends at a proxy that is not there', async () => {
    const port = await freePort();
    const { ends, result } = await run({ address: 'lab-01.example', network: through(`http://127.0.0.1:${port}`) });
    expect(told(ends).at(-1)).toBe('tcp failed');
    expect(result).toMatchObject({ failure: { code: 'proxy-failed', details: { reason: 'connection-refused' } } });
  });

  it('ends at a proxy whose name is not found', async () => {
    const { ends, result } = await run({ address: 'lab-01.example', network: through('http://proxy.invalid') });
    expect(told(ends).at(-1)).toBe('lookup failed');
    expect(result).toMatchObject({ failure: { code: 'proxy-failed', details: { reason: 'name-not-found' } } });
  });

  it('ends at a setting of the system that names no proxy', async () => {
    const { ends } = await run({ address: 'lab-01.example', variables: { HTTPS_PROXY: 'socks5://proxy' } });
    expect(ends.at(-1)).toMatchObject({ step: 'proxy', state: 'failed', failure: { code: 'proxy-address-invalid' } });
  });

  it.each([
    [{ mode: 'none' }, 'proxy-none-chosen'],
    [{ mode: 'system' }, 'proxy-none-system'],
  ] as const)('says why there is none (%j)', async (proxy, key) => {
    const steps = diagnose({ address: '192.0.2.1', allowHttp: false, network: network({ proxy }), variables: {} });
    const controlled = vi.spyOn(net, 'connect').mockImplementation(() => {
      const socket = new net.Socket();
      process.nextTick(() => socket.emit('connect'));
      return socket;
    });
    onTestFinished(() => controlled.mockRestore());
    for await (const step of steps) {
      if (step.step !== 'proxy') continue;
      expect(step).toMatchObject({ state: 'skipped', note: { key } });
      return;
    }
    expect.unreachable();
  });
});
