import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/contract/content-security-policy.ts';
import { openRendererFiles } from '../../electron/host/renderer-files.ts';
import {
  ask,
  openRpc,
  openSocket,
  rendererFolder,
  signIn,
  startFakeHost,
  temporaryFolder,
} from '../unit/host/support.ts';

const policyFor = (nonce: string) => contentSecurityPolicy(nonce, 'self');

test('criterion 5: the policy is the one of the criteria, and the host differs only in connect-src', () => {
  const window = contentSecurityPolicy('N', 'none');
  expect(window).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
      "require-trusted-types-for 'script'; trusted-types default",
  );
  expect(policyFor('N')).toBe(window.replace("connect-src 'none'", "connect-src 'self'"));
  expect(window).not.toMatch(/unsafe-/);
});

test('criterion 5: the page carries it as a header, with a nonce of its own for each load', async () => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  const loads = [
    await ask(host.origin, '/', { headers: { cookie } }),
    await ask(host.origin, '/', { headers: { cookie } }),
  ];
  const nonces = loads.map((load) => /content="([\w-]+)"/.exec(load.body)?.[1] ?? '');
  expect(loads.map((load) => load.headers['content-security-policy'])).toEqual(nonces.map(policyFor));
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(nonces[0]).toMatch(/^[\w-]{24}$/);
});

test('criterion 7: every answer forbids sniffing, and the page is never kept', async () => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  for (const pathname of ['/', '/assets/main-1a2b.js', '/missing']) {
    const { headers } = await ask(host.origin, pathname, { headers: { cookie } });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  }
});

test('criterion 7: types come from a closed list; what is not on it is not served', async () => {
  const files = openRendererFiles(rendererFolder(), policyFor);
  expect((await files.answer('/assets/main-1a2b.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect((await files.answer('/assets/main-1a2b.js.map')).status).toBe(404);
});

const OUTSIDE = [
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/%2e%2e%2fsecret.html',
  '/assets/../../secret.html',
  '/assets/%2e%2e/%2e%2e/secret.html',
  '/..\\secret.html',
  '/..%5csecret.html',
  '//secret.html',
  '//127.0.0.1/secret.html',
  '/\\\\server\\share\\secret.html',
  '/index.html%00.js',
  '/index.html/',
  '/./index.html',
  '/INDEX.HTML/../..',
  '/link.html',
  '/CON.html',
  '/NUL',
  '/assets',
  '/assets/',
  '/C:/secret.html',
  'http://elsewhere.example/index.html',
  '*',
];

test.each(OUTSIDE)('criterion 7: %s leads nowhere', async (pathname) => {
  const folder = rendererFolder();
  const secret = path.join(temporaryFolder(), 'secret.html');
  writeFileSync(secret, 'secret');
  symlinkSync(secret, path.join(folder, 'link.html'));
  expect(await openRendererFiles(folder, policyFor).answer(pathname)).toMatchObject({ status: 404 });
});

test('criterion 7: no path at all leads to anything but the built files', async () => {
  const folder = rendererFolder();
  const files = openRendererFiles(folder, policyFor);
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '%5c',
    '\\',
    '\0',
    'index.html',
    'assets',
    'etc',
    'passwd',
    'C:',
    '',
  );
  const anyPath = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('/')}`),
  );
  const built = ['/', '/index.html', '/assets/main-1a2b.js'];
  await fc.assert(
    fc.asyncProperty(anyPath, async (pathname) => {
      expect((await files.answer(pathname)).status).toBe(built.includes(pathname) ? 200 : 404);
    }),
    { numRuns: 500 },
  );
});

test('criterion 7: over the wire too, whatever the path, nothing but the page, its files or a 4xx comes back', async () => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  const paths = OUTSIDE.filter((pathname) => !/[\0\\ ]/.test(pathname));
  const answers = await Promise.all(paths.map((pathname) => ask(host.origin, pathname, { headers: { cookie } })));
  expect(answers.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
});

test('the host listens on loopback only', async () => {
  const host = await startFakeHost();
  expect(new URL(host.origin).hostname).toBe('127.0.0.1');
});

test.each(['/', '/index.html', '/assets/main-1a2b.js', '/?t=wrong', '/?t='])(
  'without the session %s shows nothing but how to get in',
  async (pathname) => {
    const host = await startFakeHost();
    const answer = await ask(host.origin, pathname);
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).not.toContain('style-nonce');
  },
);

test('another name for this computer is refused, so that no foreign name can be pointed at the host', async () => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  const { port } = new URL(host.origin);
  for (const name of ['localhost', `localhost:${port}`, `rebound.example:${port}`, '127.0.0.1', `127.0.0.1:${port}.`]) {
    expect((await ask(host.origin, '/', { headers: { cookie, host: name } })).status).toBe(421);
  }
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  const answer = await ask(host.origin, '/', { method, headers: { cookie } });
  expect(answer.status).toBe(405);
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test('criterion 12: only our own page may open the way for calls', async () => {
  const host = await startFakeHost();
  const cookie = await signIn(host);
  const { origin } = host;
  const rpc = `${origin.replace('http', 'ws')}/rpc`;
  const refused = [
    await openSocket(rpc, { origin }),
    await openSocket(rpc, { cookie }),
    await openSocket(rpc, { cookie: `${cookie}x`, origin }),
    await openSocket(rpc, { cookie, origin: 'https://elsewhere.example' }),
    await openSocket(rpc, { cookie, origin: origin.replace('127.0.0.1', 'localhost') }),
    await openSocket(rpc, { cookie, origin: 'null' }),
    await openSocket(rpc, { cookie, origin, host: 'rebound.example' }),
    await openSocket(`${rpc}/more`, { cookie, origin }),
  ];
  expect(refused).toEqual(refused.map(() => 403));
  expect(await openRpc(host)).toHaveProperty('readyState', 1);
});
