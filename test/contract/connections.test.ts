import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../../demo/lib/emulator.ts';
import { startEmulator } from '../../demo/lib/profiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { pinOf } from '../../electron/core/net/certificate.ts';
import { startCore } from '../../electron/core/start-core.ts';
import { confStore } from '../../electron/core/storage/conf-store.ts';
import type { Confirmation } from '../../electron/domain/confirmation.ts';
import type { Connection, DraftInput } from '../../electron/domain/connection.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { DEFAULT_NETWORK, type Network, type Trust } from '../../electron/domain/network.ts';
import type { ProbeEvent } from '../../electron/domain/probe.ts';
import { type Issued, issue } from '../unit/core/net/certificates.ts';
import { type EncryptedRelay, startRelay } from '../unit/core/net/encrypted-relay.ts';
import { serveProxy } from '../unit/core/net/proxies.ts';
import { expectNowhereIn } from '../unit/core/storage/helpers.ts';

const root = issue({ subject: 'Lab Root', authority: true });
const leaf = issue({ subject: 'lab-01', issuer: root, names: ['localhost', 'lab-01.example'] });
const client = issue({ subject: 'roster', issuer: root });
const ownCa: Trust = { mode: 'ca', pem: root.certificate };
const pinOn = ({ certificate }: Issued): Trust => ({
  mode: 'pin',
  fingerprint: pinOf(new X509Certificate(certificate)),
  pem: certificate,
});
const PASSPHRASE = 'correct horse battery';

type Api = RouterClient<Core['router']>;

/** A core on a folder of its own. `asked` are the questions that its person was asked; `agrees` is the answer. */
interface Computer {
  readonly folder: string;
  readonly core: Core;
  readonly api: Api;
  readonly asked: Confirmation[];
  agrees: boolean;
}

let emulator: Emulator;
let relay: EncryptedRelay;
let here: Computer;
const computers: Computer[] = [];

async function startComputer(): Promise<Computer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roster-connections-'));
  const options = { folder, version: '0.0.0', face: 'terminal', createStore: confStore, startEmulator } as const;
  const started = await startCore({ ...options, passphrase: 'a pass phrase' });
  if (!started.ok) throw new Error(started.failure.message);
  const asked: Confirmation[] = [];
  const confirm = async (question: Confirmation) => {
    asked.push(question);
    return computer.agrees ? question.digest : null;
  };
  const desk = { confirm, pending: () => [], refuse: () => undefined };
  const api = createRouterClient(started.value.router, { context: { face: 'terminal', secret: null, desk } });
  const computer: Computer = { folder, core: started.value, api, asked, agrees: true };
  computers.push(computer);
  return computer;
}

const network = (parts: Partial<Network>): Network => ({ ...DEFAULT_NETWORK, ...parts });
const draft = (more: Partial<DraftInput> = {}): DraftInput => ({
  name: 'lab',
  address: relay.origin,
  environment: 'other',
  allowHttp: false,
  signIn: { method: 'password', handle: 'admin' },
  secret: emulator.signIn.password,
  ...more,
});
const plain = (more: Partial<DraftInput> = {}) => draft({ address: emulator.origin, ...more });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { data: Failure }) => error.data.code,
  );
const whoami = async (api: Api, { id }: Connection) => (await api.instances.describe({ instanceId: id })).self.handle;

/** Why a test stopped; null where every step passed or was skipped. */
async function whyStopped(events: Promise<unknown>): Promise<string | null> {
  let reason: string | null = null;
  for await (const event of (await events) as AsyncIterable<ProbeEvent>) {
    if (event.type === 'step') reason = event.step.failure?.code ?? reason;
  }
  return reason;
}

async function tlsStepOf(events: Promise<unknown>) {
  for await (const event of (await events) as AsyncIterable<ProbeEvent>) {
    if (event.type === 'step' && event.step.step === 'tls' && event.step.state !== 'running') return event.step;
  }
  throw new Error('The test never came to TLS.');
}

beforeAll(async () => {
  emulator = await startEmulator({ profile: 'virtool-m2', users: 5, port: 0 });
});
beforeEach(async () => {
  relay = await startRelay(emulator.origin, leaf);
  here = await startComputer();
});
afterEach(async () => {
  for (const { core, folder } of computers.splice(0)) {
    await core.close();
    rmSync(folder, { recursive: true });
  }
  await relay.close();
});
afterAll(() => emulator.close());

describe('the way to a server', () => {
  test('an own CA is confirmed with its fingerprint, saved, and used for every call', async () => {
    expect(await codeOf(here.api.instances.add(draft()))).toBe('tls-untrusted');
    const added = await here.api.instances.add(draft({ network: network({ trust: ownCa }) }));
    expect(here.asked).toMatchObject([
      {
        purpose: 'trust',
        instance: { name: 'lab', origin: relay.origin },
        facts: {
          mode: 'ca',
          fingerprint: new X509Certificate(root.certificate).fingerprint256,
          subject: 'CN=Lab Root',
        },
      },
    ]);
    expect(added.network.trust).toEqual(ownCa);
    expect(await whoami(here.api, added)).toBe('admin');
  });

  test('nobody agreed: nothing is saved, and no sign-in leaves', async () => {
    here.agrees = false;
    const asking = draft({ network: network({ trust: pinOn(leaf) }) });
    expect(await codeOf(here.api.instances.add(asking))).toBe('not-confirmed');
    expect(await here.api.instances.list({})).toEqual([]);
  });

  test('a pin whose certificate holds another key is refused before anybody is asked', async () => {
    const lying = { ...pinOn(leaf), pem: root.certificate } as Trust;
    expect(await codeOf(here.api.instances.add(draft({ network: network({ trust: lying }) })))).toBe(
      'certificate-unreadable',
    );
    expect(here.asked).toEqual([]);
  });

  test('a pinned key that changed blocks every call, shows the new one, and is pinned anew by an edit', async () => {
    const added = await here.api.instances.add(draft({ network: network({ trust: pinOn(leaf) }) }));
    const renewed = issue({ subject: 'lab-01', names: ['localhost'] });
    relay.renew(renewed);
    const step = await tlsStepOf(here.api.instances.test({ instanceId: added.id }));
    expect(step.failure?.code).toBe('tls-pin-changed');
    expect(step.chain?.[0]?.pin).toBe((pinOn(renewed) as { fingerprint: string }).fingerprint);
    const again = draft({ secret: null, network: network({ trust: pinOn(renewed) }) });
    await here.api.instances.update({ instanceId: added.id, draft: again });
    expect(await whoami(here.api, added)).toBe('admin');
    expect(here.asked.map(({ facts }) => facts.fingerprint)).toEqual(
      [leaf, renewed].map((one) => pinOf(new X509Certificate(one.certificate))),
    );
  });

  test('an unchanged trust is not asked for again', async () => {
    const trusting = { network: network({ trust: ownCa }) };
    const added = await here.api.instances.add(draft(trusting));
    const renamed = draft({ ...trusting, name: 'other', secret: null });
    expect(await here.api.instances.update({ instanceId: added.id, draft: renamed })).toMatchObject({ name: 'other' });
    expect(here.asked).toHaveLength(1);
  });

  test('a proxy with credentials: the password is a secret, kept when left out, and never for another proxy', async () => {
    const proxy = await serveProxy({ to: relay, credentials: 'fred:proxy-secret' });
    const through = (url: string) => network({ trust: ownCa, proxy: { mode: 'own', url, handle: 'fred' } });
    const way = { address: 'https://lab-01.example', network: through(proxy.url) };
    expect(await codeOf(here.api.instances.add(draft(way)))).toBe('proxy-sign-in');
    const secrets = { clientKey: null, proxyPassword: 'proxy-secret' };
    const added = await here.api.instances.add(draft({ ...way, networkSecrets: secrets }));
    expect(await whoami(here.api, added)).toBe('admin');
    expectNowhereIn(here.folder, ['proxy-secret']);
    const patient = { ...way.network, timeouts: { ...DEFAULT_NETWORK.timeouts, body: 90_000 } };
    await here.api.instances.update({ instanceId: added.id, draft: draft({ ...way, secret: null, network: patient }) });
    expect(await whoami(here.api, added)).toBe('admin');
    const trap = await serveProxy({ to: relay, credentials: 'fred:proxy-secret' });
    const moved = draft({ ...way, secret: null, network: through(trap.url) });
    expect(await codeOf(here.api.instances.update({ instanceId: added.id, draft: moved }))).toBe('proxy-sign-in');
    expect(trap.asked.some(({ headers }) => String(headers['proxy-authorization']).includes('ZnJlZDpwcm94eS1'))).toBe(
      false,
    );
  });

  test('a test of a changed way uses what is saved for it: the password for the same proxy, the client key', async () => {
    const strict = await startRelay(emulator.origin, leaf, root);
    onTestFinished(() => strict.close());
    const proxy = await serveProxy({ to: strict, credentials: 'fred:proxy-secret' });
    const through = (url: string) => ({
      address: 'https://lab-01.example',
      network: network({
        trust: ownCa,
        proxy: { mode: 'own', url, handle: 'fred' },
        clientCertificate: { pem: client.certificate },
      }),
    });
    const networkSecrets = { clientKey: client.key, proxyPassword: 'proxy-secret' };
    const added = await here.api.instances.add(draft({ ...through(proxy.url), networkSecrets }));
    const typed = (change: Partial<DraftInput>) =>
      draft({ ...through(proxy.url), signIn: null, secret: null, ...change });
    const { probe } = here.api.instances;
    expect(await whyStopped(probe({ ...typed({ name: 'changed' }), instanceId: added.id }))).toBeNull();
    expect(await whyStopped(probe(typed({})))).toBe('client-key-missing');
    const other = await serveProxy({ to: strict, credentials: 'fred:proxy-secret' });
    expect(await whyStopped(probe({ ...typed(through(other.url)), instanceId: added.id }))).toBe('proxy-sign-in');
    expect(await codeOf(whyStopped(probe({ ...typed({}), instanceId: 'gone' })))).toBe('instance-not-found');
  });

  test('the password of a proxy stays behind when another proxy is saved, and is gone', async () => {
    const proxy = await serveProxy({ to: relay, credentials: 'fred:proxy-secret' });
    const trap = await serveProxy({ to: relay });
    const through = (url: string) => ({
      address: 'https://lab-01.example',
      network: network({ trust: ownCa, proxy: { mode: 'own', url, handle: 'fred' } }),
    });
    const networkSecrets = { clientKey: null, proxyPassword: 'proxy-secret' };
    const added = await here.api.instances.add(draft({ ...through(proxy.url), networkSecrets }));
    const change = (url: string) =>
      here.api.instances.update({ instanceId: added.id, draft: draft({ ...through(url), secret: null }) });
    await change(trap.url);
    expect(await whoami(here.api, added)).toBe('admin');
    expect(trap.asked.length).toBeGreaterThan(0);
    expect(trap.asked.filter(({ headers }) => headers['proxy-authorization']?.includes('cHJveHktc2Vjcm'))).toEqual([]);
    expect(await codeOf(change(proxy.url))).toBe('proxy-sign-in');
  });

  test('a removed client certificate takes its key along', async () => {
    const showing = network({ trust: ownCa, clientCertificate: { pem: client.certificate } });
    const networkSecrets = { clientKey: client.key, proxyPassword: null };
    const added = await here.api.instances.add(draft({ network: showing, networkSecrets }));
    const change = (way: Network) =>
      here.api.instances.update({ instanceId: added.id, draft: draft({ secret: null, network: way }) });
    await change(network({ trust: ownCa }));
    expect(await codeOf(change(showing))).toBe('client-key-missing');
    expect(readFileSync(path.join(here.folder, 'secret-index.json'), 'utf8')).not.toContain('client-key');
  });

  test('a client certificate is shown with its key, which a duplicate has too', async () => {
    const strict = await startRelay(emulator.origin, leaf, root);
    onTestFinished(() => strict.close());
    const way = network({ trust: ownCa, clientCertificate: { pem: client.certificate } });
    const given = draft({ address: strict.origin, network: way });
    expect(await codeOf(here.api.instances.add(given))).toBe('client-key-missing');
    const networkSecrets = { clientKey: client.key, proxyPassword: null };
    const added = await here.api.instances.add({ ...given, networkSecrets });
    const copy = await here.api.instances.duplicate({ instanceId: added.id });
    expect(await whoami(here.api, copy)).toBe('admin');
  });

  test('a saved password never goes to another origin', async () => {
    const added = await here.api.instances.add(plain());
    const other = await startEmulator({ profile: 'virtool-m2', users: 5, port: 0 });
    onTestFinished(() => other.close());
    const moved = plain({ address: other.origin, secret: null });
    expect(await codeOf(here.api.instances.update({ instanceId: added.id, draft: moved }))).toBe('credentials-missing');
    // Not even later, by way of a method whose secret was kept while another one was in use.
    const key = { method: 'key', handle: 'admin' };
    await here.api.instances.update({
      instanceId: added.id,
      draft: plain({ signIn: key, secret: emulator.signIn.key }),
    });
    const there = { address: other.origin, secret: other.signIn.key };
    await here.api.instances.update({ instanceId: added.id, draft: plain({ ...there, signIn: key }) });
    const back = here.api.instances.update({ instanceId: added.id, draft: plain({ ...there, secret: null }) });
    expect(await codeOf(back)).toBe('credentials-missing');
  });
});

describe('folders and order', () => {
  test('are kept, ask no server, and are refused as a whole when one instance is gone', async () => {
    const one = await here.api.instances.add(plain({ name: 'one', folder: 'Labs' }));
    const two = await here.api.instances.add(plain({ name: 'two' }));
    expect([one.position, two.position]).toEqual([0, 1]);
    const place = { folder: 'Games', favourite: true, position: 7 };
    const gone = [
      { instanceId: two.id, ...place },
      { instanceId: 'gone', ...place },
    ];
    expect(await codeOf(here.api.instances.organise(gone))).toBe('instance-not-found');
    await here.api.instances.organise(gone.slice(0, 1));
    expect(await here.api.instances.list({})).toMatchObject([{ folder: 'Labs', favourite: false }, place]);
  });
});

describe('export and import', () => {
  async function filled() {
    await here.api.instances.add(draft({ name: 'trusting', folder: 'Labs', network: network({ trust: ownCa }) }));
    await here.api.instances.add(plain({ name: 'plain', environment: 'staging' }));
    return startComputer();
  }

  test('without secrets: names and folders arrive, no secret and no trust does', async () => {
    const there = await filled();
    const { text } = await here.api.instances.export({});
    expect(text).not.toContain(emulator.signIn.password);
    expect(text).not.toContain('CERTIFICATE');
    const preview = await there.api.instances.previewImport({ text, passphrase: null });
    expect(preview).toMatchObject([
      { name: 'trusting', what: 'new', notes: [{ about: 'trust', mode: 'ca' }, { about: 'no-secrets' }] },
      { name: 'plain', what: 'new', notes: [{ about: 'no-secrets' }] },
    ]);
    await there.api.instances.import({ text, passphrase: null, chosen: [0] });
    expect(await there.api.instances.list({})).toMatchObject([
      { name: 'trusting', folder: 'Labs', allowHttp: false, network: DEFAULT_NETWORK, lastContact: null },
    ]);
  });

  test('sealed: confirmed first, opened by its pass phrase alone, and signs in at once', async () => {
    const there = await filled();
    here.agrees = false;
    expect(await codeOf(here.api.instances.exportSealed({ passphrase: PASSPHRASE }))).toBe('not-confirmed');
    here.agrees = true;
    const { text } = await here.api.instances.exportSealed({ passphrase: PASSPHRASE });
    expect(here.asked.at(-1)).toMatchObject({ purpose: 'export-secrets', facts: { count: '2' } });
    expect(text).not.toContain(emulator.signIn.password);
    const { previewImport } = there.api.instances;
    expect(await codeOf(previewImport({ text, passphrase: null }))).toBe('passphrase-needed');
    expect(await codeOf(previewImport({ text, passphrase: 'wrong' }))).toBe('passphrase-wrong');
    const [arrived] = await there.api.instances.import({ text, passphrase: PASSPHRASE, chosen: [1] });
    expect(arrived && (await whoami(there.api, arrived))).toBe('admin');
  });

  test('says what is here already, and takes over no weaker environment', async () => {
    const there = await filled();
    await there.api.instances.add(plain({ name: 'mine', environment: 'production' }));
    await there.api.instances.add(draft({ name: 'Trusting', address: emulator.origin }));
    const { text } = await here.api.instances.export({});
    const preview = await there.api.instances.previewImport({ text, passphrase: null });
    expect(preview).toMatchObject([
      { what: 'name-taken' },
      { what: 'same-address', environment: 'production', notes: [{ about: 'environment' }, { about: 'no-secrets' }] },
    ]);
    const arrived = await there.api.instances.import({ text, passphrase: null, chosen: [0, 1] });
    expect(arrived).toMatchObject([{ name: 'trusting 2' }, { name: 'plain', environment: 'production' }]);
  });

  test('other files, newer ones and damaged ones are told apart', async () => {
    await here.api.instances.add(plain());
    const { text: open } = await here.api.instances.export({});
    const { text: sealed } = await here.api.instances.exportSealed({ passphrase: PASSPHRASE });
    const read = (text: string) => codeOf(here.api.instances.previewImport({ text, passphrase: PASSPHRASE }));
    for (const foreign of ['', 'host,user\n', '{"format":"something-else","version":1}', '[1,2]', '{"hosts":[]}']) {
      expect([foreign, await read(foreign)]).toEqual([foreign, 'export-unreadable']);
    }
    expect(await read(open.replace('"version": 1', '"version": 2'))).toBe('export-newer');
    expect(await read(sealed.replace('"version":1', '"version":2'))).toBe('export-newer');
    expect(await read(open.replace('"kind": "virtool"', '"kind": "tomorrow"'))).toBe('export-newer');
    expect(await read(open.slice(0, -20))).toBe('export-damaged');
    expect(await read(open.replace('"baseUrl"', '"basUrl"'))).toBe('export-damaged');
    expect(await read(open.replace(emulator.origin, 'javascript:alert(1)'))).toBe('export-damaged');
    for (const length of [60, 200, sealed.length - 10]) {
      expect([length, await read(sealed.slice(0, length))]).toEqual([length, 'export-damaged']);
    }
    // Line ends of another system.
    expect(await read(sealed.replaceAll('\n', '\r\n'))).toBe('ok');
  });
});
