import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pinOf } from '../../../../electron/core/net/certificate.ts';
import { chooseProxy } from '../../../../electron/core/net/proxy.ts';
import type { Network } from '../../../../electron/domain/network.ts';
import { issue } from './certificates.ts';
import { serveProxy } from './proxies.ts';
import { answerOk, connectTo, freePort, network, serve, serveEncrypted, serveRaw } from './servers.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const lab = issue({ subject: 'lab-01', issuer: root, names: ['lab-01.example'] });
const local = issue({ subject: 'proxy', issuer: root, names: ['localhost'] });
const get = { method: 'GET', path: '/users' } as const;
const post = { method: 'POST', path: '/users', json: { handle: 'fred' } } as const;

/** The network of an instance whose CA is the lab's and whose proxy is this one. */
const through = (url: string, handle: string | null = null, parts: Partial<Network> = {}): Network =>
  network({ trust: { mode: 'ca', pem: root.certificate }, proxy: { mode: 'own', url, handle }, ...parts });

const encrypted = (handler = answerOk) => serveEncrypted({ cert: lab.certificate, key: lab.key }, handler);

describe('the proxy of the system', () => {
  const choose = (address: string, variables: Record<string, string>) => {
    const chosen = chooseProxy(new URL(address), { mode: 'system' }, null, variables);
    return chosen.ok ? (chosen.value?.url.origin ?? null) : chosen.failure.code;
  };

  it.each([
    [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128'],
    [{ https_proxy: 'https://proxy:3129', HTTPS_PROXY: 'http://other:1' }, 'https://proxy:3129'],
    [{ https_proxy: '', HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128'],
    [{ https_proxy: 'proxy:3128' }, 'http://proxy:3128'],
    [{ HTTP_PROXY: 'http://proxy:3128' }, null],
    [{}, null],
    [{ HTTPS_PROXY: 'socks5://proxy:1080' }, 'proxy-address-invalid'],
  ])('of %j is %s', (variables, expected) => {
    expect(choose('https://lab-01.example', variables)).toBe(expected);
  });

  it('for unencrypted calls is that of HTTP_PROXY', () => {
    const variables = { HTTP_PROXY: 'http://proxy:3128', HTTPS_PROXY: 'http://other:3128' };
    expect(choose('http://lab-01.example', variables)).toBe('http://proxy:3128');
  });

  it.each([
    ['*', 'https://lab-01.example', false],
    ['lab-01.example', 'https://LAB-01.example', false],
    ['example', 'https://lab-01.example', false],
    ['.example', 'https://lab-01.example', false],
    ['*.example', 'https://lab-01.example', false],
    ['ample', 'https://lab-01.example', true],
    ['other.test, lab-01.example', 'https://lab-01.example', false],
    ['lab-01.example:443', 'https://lab-01.example', false],
    ['lab-01.example:8443', 'https://lab-01.example', true],
    ['10.0.0.0/8', 'https://10.20.4.17', false],
    ['10.0.0.0/8', 'https://11.20.4.17', true],
    ['10.0.0.0/99', 'https://10.20.4.17', true],
    ['fd00::/8', 'https://[fd00::17]', false],
    ['fd00::17', 'https://[fd00::17]', false],
    ['[fd00::17]:443', 'https://[fd00::17]', false],
    ['', 'https://lab-01.example', true],
  ])('under NO_PROXY=%s serves %s: %s', (exempt, address, served) => {
    const variables = { https_proxy: 'http://proxy:3128', NO_PROXY: exempt };
    expect(choose(address, variables)).toBe(served ? 'http://proxy:3128' : null);
  });

  it('gets the credentials of its variable', () => {
    const variables = { HTTPS_PROXY: 'http://fred:p%40ss%zz@proxy:3128' };
    const chosen = chooseProxy(new URL('https://lab-01.example'), { mode: 'system' }, null, variables);
    const authorization = `Basic ${Buffer.from('fred:p%40ss%zz').toString('base64')}`;
    expect(chosen).toMatchObject({ value: { url: new URL('http://proxy:3128'), authorization } });
  });

  it('does not tell the credentials of a variable that makes no sense', () => {
    const chosen = chooseProxy(new URL('https://lab-01.example'), { mode: 'system' }, null, {
      HTTPS_PROXY: 'socks5://fred:canary@proxy:1080',
    });
    expect(chosen).toMatchObject({ failure: { code: 'proxy-address-invalid' } });
    expect(JSON.stringify(chosen)).not.toContain('canary');
  });

  it('is read from the variables of Roster', async () => {
    const proxy = await serveProxy({ to: await encrypted() });
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ['NO_PROXY', 'no_proxy', 'https_proxy']) vi.stubEnv(name, '');
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const trust = { mode: 'ca', pem: root.certificate } as const;
    const { send } = connectTo('https://lab-01.example', { network: network({ trust }), variables: process.env });
    expect(await send(get)).toMatchObject({ ok: true });
    expect(proxy.asked).toHaveLength(1);
  });
});

describe('calls to this computer', () => {
  it.each([{ mode: 'system' }, { mode: 'own', url: 'http://proxy:3128', handle: null }] as const)(
    'take no proxy ($mode)',
    async (proxy) => {
      const server = await serve(answerOk);
      const variables = { HTTP_PROXY: 'http://proxy:3128', HTTPS_PROXY: 'http://proxy:3128' };
      const { send } = connectTo(server.origin, { network: network({ proxy }), variables });
      expect(await send(get)).toMatchObject({ ok: true });
    },
  );
});

describe('a call through a proxy', () => {
  it('tunnels what is encrypted; the credentials of either side stay with it', async () => {
    const seen: unknown[] = [];
    const server = await encrypted((request, response) => {
      seen.push(request.headers);
      response.end('{}');
    });
    const proxy = await serveProxy({ to: server, credentials: 'fred:canary-proxy' });
    const { send } = connectTo('https://lab-01.example', {
      network: through(proxy.url, 'fred'),
      networkSecrets: { clientKey: null, proxyPassword: 'canary-proxy' },
    });
    expect(await send({ ...get, headers: { Authorization: 'canary-server' } })).toMatchObject({ ok: true });
    expect(proxy.asked).toMatchObject([{ method: 'CONNECT', target: 'lab-01.example:443' }]);
    expect(JSON.stringify(proxy.asked)).not.toContain('canary-server');
    expect(seen).toMatchObject([{ host: 'lab-01.example', authorization: 'canary-server' }]);
    expect(JSON.stringify(seen)).not.toContain('proxy-authorization');
  });

  it('keeps its tunnel for the next call', async () => {
    const proxy = await serveProxy({ to: await encrypted() });
    const { send } = connectTo('https://lab-01.example', { network: through(proxy.url) });
    await send(get);
    expect(await send(post)).toMatchObject({ ok: true });
    expect(proxy.asked).toHaveLength(1);
  });

  it('names the whole address when it is not encrypted', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      seen.push({ url: request.url, host: request.headers.host });
      response.end('{}');
    });
    const proxy = await serveProxy({ to: server, credentials: 'fred:secret' });
    const { send } = connectTo('http://lab-01.example:8080/api', {
      allowHttp: true,
      network: through(proxy.url, 'fred'),
      networkSecrets: { clientKey: null, proxyPassword: 'secret' },
    });
    expect(await send({ ...post, query: { page: 2 } })).toMatchObject({ ok: true });
    expect(proxy.asked).toMatchObject([{ method: 'POST', target: 'http://lab-01.example:8080/api/users?page=2' }]);
    expect(seen).toEqual([{ url: '/api/users?page=2', host: 'lab-01.example:8080' }]);
  });

  it.each(['https://lab-01.example', 'http://lab-01.example'])('may be encrypted up to the proxy (%s)', async (to) => {
    const server = to.startsWith('https') ? await encrypted() : await serve(answerOk);
    const proxy = await serveProxy({ to: server, certificate: local });
    const { send } = connectTo(to, { allowHttp: true, network: through(proxy.url) });
    expect(await send(get)).toMatchObject({ ok: true });
    expect(proxy.asked).toHaveLength(1);
  });

  it('verifies the proxy’s certificate, by its name', async () => {
    const stranger = issue({ subject: 'proxy', names: ['localhost'] });
    const misnamed = issue({ subject: 'proxy', issuer: root, names: ['lab-01.example'] });
    for (const [certificate, reason] of [
      [stranger, 'tls-self-signed'],
      [misnamed, 'tls-wrong-host'],
    ] as const) {
      const proxy = await serveProxy({ certificate });
      const { send } = connectTo('https://lab-01.example', { network: through(proxy.url, 'fred') });
      const answer = await send(post);
      expect(answer).toMatchObject({
        failure: { code: 'proxy-untrusted', details: { reason, proxy: `localhost:${proxy.port}` } },
      });
      expect(proxy.asked).toEqual([]);
    }
  });

  it('does not show the client certificate to the proxy', async () => {
    const client = issue({ subject: 'roster', issuer: root });
    const proxy = await serveProxy({ certificate: local, clients: root });
    const { send } = connectTo('https://lab-01.example', {
      network: through(proxy.url, null, { clientCertificate: { pem: client.certificate } }),
      networkSecrets: { clientKey: client.key, proxyPassword: null },
    });
    expect(await send(post)).toMatchObject({
      failure: { code: 'proxy-untrusted', details: { reason: 'tls-client-certificate' } },
    });
    expect(proxy.asked).toEqual([]);
  });

  it('verifies the proxy as usual when the server’s key is pinned', async () => {
    const before = tls.getCACertificates('default');
    onTestFinished(() => tls.setDefaultCACertificates(before));
    const trust = {
      mode: 'pin',
      fingerprint: pinOf(new X509Certificate(lab.certificate)),
      pem: lab.certificate,
    } as const;
    const proxy = await serveProxy({ to: await encrypted(), certificate: local });
    const call = () => connectTo('https://lab-01.example', { network: through(proxy.url, null, { trust }) }).send(post);
    expect(await call()).toMatchObject({ failure: { code: 'proxy-untrusted' } });
    tls.setDefaultCACertificates([...before, root.certificate]);
    expect(await call()).toMatchObject({ ok: true });
  });
});

describe('a proxy that does not pass calls on', () => {
  it.each(['https://lab-01.example', 'http://lab-01.example'])('may ask for a sign-in (%s)', async (to) => {
    const server = await serve(answerOk);
    const proxy = await serveProxy({ to: server, credentials: 'fred:secret' });
    const { send, waits } = connectTo(to, {
      allowHttp: true,
      network: through(proxy.url, 'fred'),
      networkSecrets: { clientKey: null, proxyPassword: 'canary' },
    });
    for (const call of [get, post]) {
      const answer = await send(call);
      expect(answer).toMatchObject({
        failure: { code: 'proxy-sign-in', details: { proxy: `localhost:${proxy.port}`, status: 407 } },
      });
      expect(JSON.stringify(answer)).not.toContain('canary');
    }
    expect([server.calls, waits.length, proxy.asked.length]).toEqual([0, 0, 2]);
  });

  it('may refuse: a read is tried again, a write is known not to have been sent', async () => {
    const proxy = await serveProxy({ status: 502 });
    const { send, waits } = connectTo('https://lab-01.example', { network: through(proxy.url) });
    const refused = { failure: { code: 'proxy-failed', details: { status: 502, reason: 'status 502' } } };
    expect(await send(post)).toMatchObject(refused);
    expect(waits).toEqual([]);
    expect(await send(get)).toMatchObject(refused);
    expect(waits).toEqual([500, 1000]);
  });

  it.each([
    ['nothing listens', async () => freePort(), 'connection-refused'],
    ['it hangs up', async () => (await serveRaw((socket) => socket.end())).port, 'connection-cut'],
    ['it speaks no HTTP', async () => (await serveRaw((socket) => socket.end('SSH-2.0\r\n'))).port, 'answer-not-json'],
    ['it stays silent', async () => (await serveRaw(() => {})).port, 'timed-out-connecting'],
  ] as const)('is what failed when %s', async (_what, port, reason) => {
    const url = `http://127.0.0.1:${await port()}`;
    const timeouts = { connect: 300, headers: 1000, body: 1000 };
    const { send } = connectTo('https://lab-01.example', { network: through(url, null, { timeouts }) });
    expect(await send(post)).toMatchObject({ failure: { code: 'proxy-failed', details: { reason } } });
  });

  it('is what failed when its name is not found', async () => {
    const { send } = connectTo('http://lab-01.example', { allowHttp: true, network: through('http://proxy.invalid') });
    expect(await send(post)).toMatchObject({
      failure: { code: 'proxy-failed', details: { proxy: 'proxy.invalid', reason: 'name-not-found' } },
    });
  });

  it('is left at once when the call is cancelled', { timeout: 5000 }, async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<unknown>();
    const proxy = await serveRaw((socket: Socket) => {
      closed.resolve(once(socket, 'close'));
      socket.once('data', () => controller.abort());
    });
    const { send } = connectTo('https://lab-01.example', { network: through(`http://127.0.0.1:${proxy.port}`) });
    expect(await send({ ...post, signal: controller.signal })).toMatchObject({ failure: { code: 'cancelled' } });
    await closed.promise;
  });

  it('is not what failed when the server behind it cannot be trusted', async () => {
    const stranger = issue({ subject: 'lab-01', names: ['lab-01.example'] });
    const proxy = await serveProxy({ to: await serveEncrypted({ cert: stranger.certificate, key: stranger.key }) });
    const { send } = connectTo('https://lab-01.example', { network: through(proxy.url) });
    expect(await send(post)).toMatchObject({
      failure: { code: 'tls-self-signed', details: { host: 'lab-01.example' } },
    });
  });
});
