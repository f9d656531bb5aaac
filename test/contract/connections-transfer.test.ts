import { expect, test } from 'vitest';
import { DEFAULT_NETWORK } from '../../electron/domain/network.ts';
import { codeOf, network, openConnectionsLab, ownCa, whoami } from './connections-lab.ts';

const PASSPHRASE = 'correct horse battery';
const lab = openConnectionsLab();
const { draft, plain } = lab;

async function filled() {
  await lab.here.api.instances.add(draft({ name: 'trusting', folder: 'Labs', network: network({ trust: ownCa }) }));
  await lab.here.api.instances.add(plain({ name: 'plain', environment: 'staging' }));
  return lab.startComputer();
}

test('without secrets: names and folders arrive, no secret and no trust does', async () => {
  const there = await filled();
  const { text } = await lab.here.api.instances.export({});
  expect(text).not.toContain(lab.emulator.signIn.password);
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
  lab.here.agrees = false;
  expect(await codeOf(lab.here.api.instances.exportSealed({ passphrase: PASSPHRASE }))).toBe('not-confirmed');
  lab.here.agrees = true;
  const { text } = await lab.here.api.instances.exportSealed({ passphrase: PASSPHRASE });
  expect(lab.here.asked.at(-1)).toMatchObject({ purpose: 'export-secrets', facts: { count: '2' } });
  expect(text).not.toContain(lab.emulator.signIn.password);
  const { previewImport } = there.api.instances;
  expect(await codeOf(previewImport({ text, passphrase: null }))).toBe('passphrase-needed');
  expect(await codeOf(previewImport({ text, passphrase: 'wrong' }))).toBe('passphrase-wrong');
  const [arrived] = await there.api.instances.import({ text, passphrase: PASSPHRASE, chosen: [1] });
  expect(arrived && (await whoami(there.api, arrived))).toBe('admin');
});

test('says what is here already, and takes over no weaker environment', async () => {
  const there = await filled();
  await there.api.instances.add(plain({ name: 'mine', environment: 'production' }));
  await there.api.instances.add(draft({ name: 'Trusting', address: lab.emulator.origin }));
  const { text } = await lab.here.api.instances.export({});
  const preview = await there.api.instances.previewImport({ text, passphrase: null });
  expect(preview).toMatchObject([
    { what: 'name-taken' },
    { what: 'same-address', environment: 'production', notes: [{ about: 'environment' }, { about: 'no-secrets' }] },
  ]);
  const arrived = await there.api.instances.import({ text, passphrase: null, chosen: [0, 1] });
  expect(arrived).toMatchObject([{ name: 'trusting 2' }, { name: 'plain', environment: 'production' }]);
});

test('other files, newer ones and damaged ones are told apart', async () => {
  await lab.here.api.instances.add(plain());
  const { text: open } = await lab.here.api.instances.export({});
  const { text: sealed } = await lab.here.api.instances.exportSealed({ passphrase: PASSPHRASE });
  const read = (text: string) => codeOf(lab.here.api.instances.previewImport({ text, passphrase: PASSPHRASE }));
  for (const foreign of ['', 'host,user\n', '{"format":"something-else","version":1}', '[1,2]', '{"hosts":[]}']) {
    expect([foreign, await read(foreign)]).toEqual([foreign, 'export-unreadable']);
  }
  expect(await read(open.replace('"version": 1', '"version": 2'))).toBe('export-newer');
  expect(await read(sealed.replace('"version":1', '"version":2'))).toBe('export-newer');
  expect(await read(open.replace('"kind": "virtool"', '"kind": "tomorrow"'))).toBe('export-newer');
  expect(await read(open.slice(0, -20))).toBe('export-damaged');
  expect(await read(open.replace('"baseUrl"', '"basUrl"'))).toBe('export-damaged');
  expect(await read(open.replace(lab.emulator.origin, 'javascript:alert(1)'))).toBe('export-damaged');
  for (const length of [60, 200, sealed.length - 10]) {
    expect([length, await read(sealed.slice(0, length))]).toEqual([length, 'export-damaged']);
  }
  // Line ends of another system.
  expect(await read(sealed.replaceAll('\n', '\r\n'))).toBe('ok');
});
