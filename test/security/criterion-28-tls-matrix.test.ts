import { X509Certificate } from 'node:crypto';
import net from 'node:net';
import type { TlsOptions } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { pinOf } from '../../electron/core/net/certificate.ts';
import { createHttpClient } from '../../electron/core/net/client.ts';
import { diagnose } from '../../electron/core/net/diagnose.ts';
import { type NetworkSecrets, NO_SECRETS } from '../../electron/core/net/tls-settings.ts';
import type { FailureCode } from '../../electron/domain/failure.ts';
import type { Network, Trust } from '../../electron/domain/network.ts';
import { note, noteText, type ProbeStep, type Sent, sentBy } from '../../electron/domain/probe.ts';
import { type Issued, issue } from '../unit/core/net/certificates.ts';
import { serveProxy } from '../unit/core/net/proxies.ts';
import { answerOk, network, serve, serveEncrypted, serveRaw } from '../unit/core/net/servers.ts';

const DAY = 86_400_000;
const root = issue({ subject: 'Lab Root', authority: true });
const issuing = issue({ subject: 'Lab Issuing', issuer: root, authority: true });
const stranger = issue({ subject: 'Unknown Root', authority: true });
const client = issue({ subject: 'roster', issuer: root });
const strangeClient = issue({ subject: 'roster', issuer: stranger });

/** A certificate for the test's server, in order but for what is said otherwise. */
const leaf = (wanted: Partial<Parameters<typeof issue>[0]> = {}): Issued =>
  issue({ subject: 'lab-01', issuer: root, names: ['localhost', 'lab-01.example'], ...wanted });
const good = leaf();
const selfSigned = issue({ subject: 'lab-01', names: ['localhost'] });
const renamed = issue({ subject: 'lab-01', names: ['elsewhere.example'] });

const labTrust: Trust = { mode: 'ca', pem: root.certificate };
const pinOn = ({ certificate }: Issued): Trust => ({
  mode: 'pin',
  fingerprint: pinOf(new X509Certificate(certificate)),
  pem: certificate,
});

/** Where a case calls and with what; the lab's CA is trusted unless the case says otherwise. */
interface Scene {
  readonly address: string;
  readonly parts?: Partial<Network>;
  readonly secrets?: NetworkSecrets;
  /** How many requests reached what listens there. */
  readonly calls: () => number;
}

async function showing(cert: Issued, options: TlsOptions & { chain?: Issued[] } = {}): Promise<Scene> {
  const { chain = [], ...more } = options;
  const server = await serveEncrypted({
    ...more,
    cert: [cert, ...chain].map((one) => one.certificate).join(''),
    key: cert.key,
  });
  return { address: server.origin, calls: () => server.calls };
}

async function demanding(shown: Issued | null, version: 'TLSv1.2' | 'TLSv1.3'): Promise<Scene> {
  const scene = await showing(good, { requestCert: true, ca: root.certificate, maxVersion: version });
  if (!shown) return scene;
  const secrets = { ...NO_SECRETS, clientKey: shown.key };
  return { ...scene, parts: { clientCertificate: { pem: shown.certificate } }, secrets };
}

/** A server that refuses the client certificate as OpenSSL does. Node's own just hangs up, so its alert is made here. */
async function refusingClients(): Promise<Scene> {
  const { address, ...scene } = await demanding(strangeClient, 'TLSv1.2');
  const relay = await serveRaw((socket) => {
    const server = net.connect(Number(new URL(address).port), '127.0.0.1');
    server.on('error', () => {}).pipe(socket, { end: false });
    socket.on('close', () => server.destroy());
    socket.once('data', (hello) => {
      server.write(hello);
      const alert = Buffer.from([0x15, 3, 3, 0, 2, 2, 48]);
      socket.once('data', () => socket.end(alert));
    });
  }, 'https');
  return { ...scene, address: `https://localhost:${relay.port}` };
}

async function behindProxy(options: Parameters<typeof serveProxy>[0]): Promise<Scene> {
  const server = await serveEncrypted({ cert: good.certificate, key: good.key });
  const proxy = await serveProxy({ to: server, ...options });
  const parts = { proxy: { mode: 'own', url: proxy.url, handle: null } } as const;
  return { address: 'https://lab-01.example', parts, calls: () => server.calls };
}

async function trusting(trust: Trust, scene: Promise<Scene>): Promise<Scene> {
  const made = await scene;
  return { ...made, parts: { ...made.parts, trust } };
}

const oldTls = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
const past = { from: new Date('2023-03-01T12:00:00Z'), until: new Date('2024-03-01T12:00:00Z') };
const future = { from: new Date(Date.now() + DAY) };

const CASES: [name: string, code: FailureCode | 'ok', scene: () => Promise<Scene>][] = [
  ['expired', 'tls-expired', () => showing(leaf(past))],
  ['not yet valid', 'tls-not-yet-valid', () => showing(leaf(future))],
  ['wrong host', 'tls-wrong-host', () => showing(leaf({ names: ['elsewhere.example'] }))],
  ['self-signed', 'tls-self-signed', () => showing(selfSigned)],
  ['unknown CA', 'tls-untrusted', () => showing(leaf({ issuer: stranger }), { chain: [stranger] })],
  [
    'missing intermediate',
    'tls-incomplete',
    () => showing(leaf({ issuer: issuing, issuerAt: 'http://ca.example/i.crt' })),
  ],
  ['old protocol', 'tls-protocol', () => showing(good, oldTls)],
  ['client certificate required (1.2)', 'tls-client-certificate', () => demanding(null, 'TLSv1.2')],
  ['client certificate required (1.3)', 'tls-client-certificate', () => demanding(null, 'TLSv1.3')],
  ['client certificate refused', 'tls-client-certificate-refused', refusingClients],
  ['client certificate accepted', 'ok', () => demanding(client, 'TLSv1.3')],
  ['key pinned, self-signed', 'ok', () => trusting(pinOn(selfSigned), showing(selfSigned))],
  ['key pinned, wrong host', 'ok', () => trusting(pinOn(renamed), showing(renamed))],
  [
    'key pinned, expired',
    'tls-expired',
    () => {
      const old = leaf(past);
      return trusting(pinOn(old), showing(old));
    },
  ],
  ['pinned key changed', 'tls-pin-changed', () => trusting(pinOn(selfSigned), showing(good))],
  ['own CA', 'ok', () => showing(leaf({ issuer: issuing }), { chain: [issuing] })],
  ['own CA of another instance', 'tls-untrusted', () => trusting({ mode: 'system' }, showing(good))],
  [
    'plain http behind https',
    'tls-absent',
    async () => {
      const server = await serve(answerOk);
      return { address: `https://localhost:${server.port}`, calls: () => server.calls };
    },
  ],
  ['proxy passes on', 'ok', () => behindProxy({})],
  ['proxy asks for a sign-in (407)', 'proxy-sign-in', () => behindProxy({ status: 407 })],
  ['proxy cannot pass on (502)', 'proxy-failed', () => behindProxy({ status: 502 })],
];

/** Runs a diagnosis to its end. */
async function diagnosed({ address, parts = {}, secrets = NO_SECRETS }: Scene) {
  const way = { network: network({ trust: labTrust, ...parts }), networkSecrets: secrets, variables: {} };
  const running = diagnose({ address, allowHttp: false, ...way });
  const steps: ProbeStep[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done) return { steps, result: next.value };
    steps.push(next.value);
  }
}

/** Sends a write with a secret over the same way. */
async function called({ address, parts = {}, secrets = NO_SECRETS }: Scene) {
  const way = { network: network({ trust: labTrust, ...parts }), networkSecrets: secrets, variables: {} };
  const http = createHttpClient({ baseUrl: address, allowHttp: false, ...way });
  const answer = await http.send({ method: 'POST', path: '/users', json: { password: 'canary' } });
  http.close();
  return answer;
}

describe('the TLS fault matrix (criterion 28)', () => {
  const table: { case: string; code: string; sent: Sent; words: string; 'next step': string }[] = [];
  afterAll(() => console.log(aligned(table)));

  it.each(CASES)('%s: %s', async (name, code, prepare) => {
    const scene = await prepare();
    const { steps, result } = await diagnosed(scene);
    const last = steps.at(-1);
    const sent = sentBy(steps);
    expect(scene.calls()).toBe(0);
    expect(['connection', 'handshake']).toContain(sent);

    const answer = await called(scene);
    const ends = [result, answer].map((one) => (one.ok ? 'ok' : one.failure.code));
    expect(ends).toEqual([code, code]);
    expect(scene.calls()).toBe(code === 'ok' ? 1 : 0);

    const words = result.ok ? noteText(last?.note ?? note('tls-unencrypted')) : result.failure.message;
    const next = result.ok ? '' : result.failure.hint;
    expect(`${words} ${next}`).not.toMatch(/\{\w+\}|undefined/);
    table.push({ case: name, code, sent, words, 'next step': next });
  });

  it('has words of its own for each of the required set-ups', () => {
    const required = CASES.filter(([, code]) => code !== 'ok')
      .slice(0, 8)
      .map(([, code]) => code);
    expect(new Set(required).size).toBe(8);
  });
});

function aligned<Row extends Record<string, string>>(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const all = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  const widths = names.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
