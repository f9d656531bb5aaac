import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../demo/lib/profiles.ts';
import { pinOf } from '../../electron/core/net/certificate.ts';
import type { DraftInput } from '../../electron/domain/connection.ts';
import { DEFAULT_NETWORK, type Network } from '../../electron/domain/network.ts';
import type { ProbeEvent } from '../../electron/domain/probe.ts';
import { issue } from '../unit/core/net/certificates.ts';
import { startRelay } from '../unit/core/net/encrypted-relay.ts';
import { serveProxy } from '../unit/core/net/proxies.ts';
import { expectNowhereIn } from '../unit/core/storage/helpers.ts';
import { codeOf, leaf, network, openConnectionsLab, ownCa, pinOn, root, whoami } from './connections-lab.ts';

const client = issue({ subject: 'roster', issuer: root });
const lab = openConnectionsLab();
const { draft, plain } = lab;

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

test('an own CA is confirmed with its fingerprint, saved, and used for every call', async () => {
  expect(await codeOf(lab.here.api.instances.add(draft()))).toBe('tls-untrusted');
  const added = await lab.here.api.instances.add(draft({ network: network({ trust: ownCa }) }));
  expect(lab.here.asked).toMatchObject([
    {
      purpose: 'trust',
      instance: { name: 'lab', origin: lab.relay.origin },
      facts: {
        mode: 'ca',
        fingerprint: new X509Certificate(root.certificate).fingerprint256,
        subject: 'CN=Lab Root',
      },
    },
  ]);
  expect(added.network.trust).toEqual(ownCa);
  expect(await whoami(lab.here.api, added)).toBe('admin');
});

test('nobody agreed: nothing is saved, and no sign-in leaves', async () => {
  lab.here.agrees = false;
  const asking = draft({ network: network({ trust: pinOn(leaf) }) });
  expect(await codeOf(lab.here.api.instances.add(asking))).toBe('not-confirmed');
  expect(await lab.here.api.instances.list({})).toEqual([]);
});

test('a pin whose certificate holds another key is refused before anybody is asked', async () => {
  const lying = { ...pinOn(leaf), pem: root.certificate };
  expect(await codeOf(lab.here.api.instances.add(draft({ network: network({ trust: lying }) })))).toBe(
    'certificate-unreadable',
  );
  expect(lab.here.asked).toEqual([]);
});

test('a pinned key that changed blocks every call, shows the new one, and is pinned anew by an edit', async () => {
  const added = await lab.here.api.instances.add(draft({ network: network({ trust: pinOn(leaf) }) }));
  const renewed = issue({ subject: 'lab-01', names: ['localhost'] });
  lab.relay.renew(renewed);
  const step = await tlsStepOf(lab.here.api.instances.test({ instanceId: added.id }));
  expect(step.failure?.code).toBe('tls-pin-changed');
  expect(step.chain?.[0]?.pin).toBe(pinOn(renewed).fingerprint);
  const again = draft({ secret: null, network: network({ trust: pinOn(renewed) }) });
  await lab.here.api.instances.update({ instanceId: added.id, draft: again });
  expect(await whoami(lab.here.api, added)).toBe('admin');
  expect(lab.here.asked.map(({ facts }) => facts.fingerprint)).toEqual(
    [leaf, renewed].map((one) => pinOf(new X509Certificate(one.certificate))),
  );
});

test('an unchanged trust is not asked for again', async () => {
  const trusting = { network: network({ trust: ownCa }) };
  const added = await lab.here.api.instances.add(draft(trusting));
  const renamed = draft({ ...trusting, name: 'other', secret: null });
  expect(await lab.here.api.instances.update({ instanceId: added.id, draft: renamed })).toMatchObject({
    name: 'other',
  });
  expect(lab.here.asked).toHaveLength(1);
});

test('a proxy with credentials: the password is a secret, kept when left out, and never for another proxy', async () => {
  const proxy = await serveProxy({ to: lab.relay, credentials: 'fred:proxy-secret' });
  const through = (url: string) => network({ trust: ownCa, proxy: { mode: 'own', url, handle: 'fred' } });
  const way = { address: 'https://lab-01.example', network: through(proxy.url) };
  expect(await codeOf(lab.here.api.instances.add(draft(way)))).toBe('proxy-sign-in');
  const secrets = { clientKey: null, proxyPassword: 'proxy-secret' };
  const added = await lab.here.api.instances.add(draft({ ...way, networkSecrets: secrets }));
  expect(await whoami(lab.here.api, added)).toBe('admin');
  expectNowhereIn(lab.here.folder, ['proxy-secret']);
  const patient = { ...way.network, timeouts: { ...DEFAULT_NETWORK.timeouts, body: 90_000 } };
  await lab.here.api.instances.update({
    instanceId: added.id,
    draft: draft({ ...way, secret: null, network: patient }),
  });
  expect(await whoami(lab.here.api, added)).toBe('admin');
  const trap = await serveProxy({ to: lab.relay, credentials: 'fred:proxy-secret' });
  const moved = draft({ ...way, secret: null, network: through(trap.url) });
  expect(await codeOf(lab.here.api.instances.update({ instanceId: added.id, draft: moved }))).toBe('proxy-sign-in');
  expect(trap.asked.some(({ headers }) => String(headers['proxy-authorization']).includes('ZnJlZDpwcm94eS1'))).toBe(
    false,
  );
});

test('a test of a changed way uses what is saved for it: the password for the same proxy, the client key', async () => {
  const strict = await startRelay(lab.emulator.origin, leaf, root);
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
  const added = await lab.here.api.instances.add(draft({ ...through(proxy.url), networkSecrets }));
  const typed = (change: Partial<DraftInput>) =>
    draft({ ...through(proxy.url), signIn: null, secret: null, ...change });
  const { probe } = lab.here.api.instances;
  expect(await whyStopped(probe({ ...typed({ name: 'changed' }), instanceId: added.id }))).toBeNull();
  expect(await whyStopped(probe(typed({})))).toBe('client-key-missing');
  const other = await serveProxy({ to: strict, credentials: 'fred:proxy-secret' });
  expect(await whyStopped(probe({ ...typed(through(other.url)), instanceId: added.id }))).toBe('proxy-sign-in');
  expect(await codeOf(whyStopped(probe({ ...typed({}), instanceId: 'gone' })))).toBe('instance-not-found');
});

test('the password of a proxy stays behind when another proxy is saved, and is gone', async () => {
  const proxy = await serveProxy({ to: lab.relay, credentials: 'fred:proxy-secret' });
  const trap = await serveProxy({ to: lab.relay });
  const through = (url: string) => ({
    address: 'https://lab-01.example',
    network: network({ trust: ownCa, proxy: { mode: 'own', url, handle: 'fred' } }),
  });
  const networkSecrets = { clientKey: null, proxyPassword: 'proxy-secret' };
  const added = await lab.here.api.instances.add(draft({ ...through(proxy.url), networkSecrets }));
  const change = (url: string) =>
    lab.here.api.instances.update({ instanceId: added.id, draft: draft({ ...through(url), secret: null }) });
  await change(trap.url);
  expect(await whoami(lab.here.api, added)).toBe('admin');
  expect(trap.asked.length).toBeGreaterThan(0);
  expect(trap.asked.filter(({ headers }) => headers['proxy-authorization']?.includes('cHJveHktc2Vjcm'))).toEqual([]);
  expect(await codeOf(change(proxy.url))).toBe('proxy-sign-in');
});

test('a removed client certificate takes its key along', async () => {
  const showing = network({ trust: ownCa, clientCertificate: { pem: client.certificate } });
  const networkSecrets = { clientKey: client.key, proxyPassword: null };
  const added = await lab.here.api.instances.add(draft({ network: showing, networkSecrets }));
  const change = (way: Network) =>
    lab.here.api.instances.update({ instanceId: added.id, draft: draft({ secret: null, network: way }) });
  await change(network({ trust: ownCa }));
  expect(await codeOf(change(showing))).toBe('client-key-missing');
  expect(readFileSync(path.join(lab.here.folder, 'secret-index.json'), 'utf8')).not.toContain('client-key');
});

test('a client certificate is shown with its key, which a duplicate has too', async () => {
  const strict = await startRelay(lab.emulator.origin, leaf, root);
  onTestFinished(() => strict.close());
  const way = network({ trust: ownCa, clientCertificate: { pem: client.certificate } });
  const given = draft({ address: strict.origin, network: way });
  expect(await codeOf(lab.here.api.instances.add(given))).toBe('client-key-missing');
  const networkSecrets = { clientKey: client.key, proxyPassword: null };
  const added = await lab.here.api.instances.add({ ...given, networkSecrets });
  const copy = await lab.here.api.instances.duplicate({ instanceId: added.id });
  expect(await whoami(lab.here.api, copy)).toBe('admin');
});

test('a saved password never goes to another origin', async () => {
  const added = await lab.here.api.instances.add(plain());
  const other = await startEmulator({ profile: 'virtool-m2', users: 5, port: 0 });
  onTestFinished(() => other.close());
  const moved = plain({ address: other.origin, secret: null });
  expect(await codeOf(lab.here.api.instances.update({ instanceId: added.id, draft: moved }))).toBe(
    'credentials-missing',
  );
  // Not even later, by way of a method whose secret was kept while another one was in use.
  const key = { method: 'key', handle: 'admin' };
  await lab.here.api.instances.update({
    instanceId: added.id,
    draft: plain({ signIn: key, secret: lab.emulator.signIn.key }),
  });
  const there = { address: other.origin, secret: other.signIn.key };
  await lab.here.api.instances.update({ instanceId: added.id, draft: plain({ ...there, signIn: key }) });
  const back = lab.here.api.instances.update({ instanceId: added.id, draft: plain({ ...there, secret: null }) });
  expect(await codeOf(back)).toBe('credentials-missing');
});
