import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSecretStore, type SecretStore } from '../../../../electron/core/storage/secrets.ts';
import type { Keyring } from '../../../../electron/core/storage/secrets-keyring.ts';
import type { Say } from '../../../../electron/domain/say.ts';
import { expectNowhereIn, modeOf, now, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';

const CANARY = 'canary-7f3a-secret-of-fred';
const PASSPHRASE = 'canary-51cc-correct horse battery';

/** A keyring in memory. */
function fakeKeyring(): Keyring & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (account) => entries.get(account) ?? null,
    set: async (account, secret) => {
      entries.set(account, secret);
    },
    remove: async (account) => {
      entries.delete(account);
    },
  };
}

const open = (folder: string, options: { passphrase?: string; keyring?: Keyring; say?: Say } = {}) =>
  openSecretStore({ folder, now, passphrase: null, keyring: null, ...options });
const reopen = async (...args: Parameters<typeof open>) => must(await open(...args));

const read = async (store: SecretStore, id = 'lab', purpose = 'password') => must(await store.get(id, purpose));
const write = async (store: SecretStore, id = 'lab', purpose = 'password', secret = CANARY) =>
  must(await store.set(id, purpose, secret));

describe('with a keyring', () => {
  test('secrets are kept by connection and purpose, over restarts, and removed together', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    const store = await reopen(folder, { keyring });
    expect(store.state()).toEqual({ backend: 'keyring', sealed: false, reason: null });
    expect(await read(store)).toBeNull();
    await write(store);
    await write(store, 'lab', 'key', 'key of lab');
    await write(store, 'other', 'key', 'key of other');
    await write(store, 'lab', 'key', 'new key of lab');

    const later = await reopen(folder, { keyring });
    expect(await read(later)).toBe(CANARY);
    expect(await read(later, 'lab', 'key')).toBe('new key of lab');
    must(await later.remove('lab'));
    expect(await read(later)).toBeNull();
    expect([...keyring.entries.values()]).toEqual(['key of other']);
    expectNowhereIn(folder, [CANARY]);
    expect(modeOf(folder, 'secret-index.json')).toBe('600');
  });

  test('its refusal is a failure that names the reason, and what was there stays', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    const store = await reopen(folder, { keyring });
    await write(store);
    keyring.set = () => Promise.reject(new Error('the keyring is locked'));
    const refused = failureOf(await store.set('lab', 'password', 'another'));
    expect([refused.code, refused.details]).toEqual(['secret-store-failed', { reason: 'the keyring is locked' }]);
    expect(await read(store)).toBe(CANARY);
  });

  test('a pass phrase is not asked for', async () => {
    const store = await reopen(temporaryFolder(), { keyring: fakeKeyring() });
    expect(must(await store.unlock(PASSPHRASE))).toEqual(store.state());
    expect(store.state().backend).toBe('keyring');
  });

  test('one that does not give back what was put in is not used', async () => {
    const keyring = { ...fakeKeyring(), get: async () => null };
    const state = (await reopen(temporaryFolder(), { keyring })).state();
    expect(state.backend).toBe('memory');
    expect(state.reason).toContain('it does not give back what was put in');
  });
});

describe('without keyring and pass phrase', () => {
  test('secrets last for the run and are written nowhere', async () => {
    const folder = temporaryFolder();
    const store = await reopen(folder);
    expect(store.state()).toEqual({
      backend: 'memory',
      sealed: false,
      reason:
        'No keyring is used here. Secrets last until Roster ends; with a pass phrase they are kept in a sealed file.',
    });
    await write(store);
    expect(await read(store)).toBe(CANARY);
    expectNowhereIn(folder, [CANARY]);
    expect(await read(await reopen(folder))).toBeNull();
  });

  test('what is said of the store is said in the language of that moment', async () => {
    let language = 'first';
    const store = await reopen(temporaryFolder(), { say: (english) => `${language}: ${english}` });
    expect(store.state().reason).toMatch(/^first: No keyring is used here\. first: /);
    language = 'second';
    expect(store.state().reason).toMatch(/^second: No keyring is used here\. second: /);
  });

  test('a pass phrase makes a sealed store and carries the secrets over', async () => {
    const folder = temporaryFolder();
    const store = await reopen(folder);
    await write(store);
    await write(store, 'other', 'key', 'canary-2-key');
    const state = { backend: 'passphrase', sealed: false, reason: 'No keyring is used here.' };
    expect(must(await store.unlock(PASSPHRASE))).toEqual(state);
    expect(await read(store)).toBe(CANARY);
    expectNowhereIn(folder, [CANARY, PASSPHRASE, 'canary-2-key']);

    const later = await reopen(folder);
    expect(later.state()).toEqual({ ...state, sealed: true });
    expect(failureOf(await later.get('lab', 'password')).code).toBe('secrets-locked');
    expect(failureOf(await later.set('lab', 'password', 'x')).code).toBe('secrets-locked');
    expect(failureOf(await later.unlock('wrong')).code).toBe('passphrase-wrong');
    expect(later.state().sealed).toBe(true);
    must(await later.unlock(PASSPHRASE));
    expect(await read(later, 'other', 'key')).toBe('canary-2-key');
  });

  test('removing a connection while the store is sealed takes effect when it is opened', async () => {
    const folder = temporaryFolder();
    const store = await reopen(folder, { passphrase: PASSPHRASE });
    await write(store);
    await write(store, 'other');
    const sealed = await reopen(folder);
    must(await sealed.remove('lab'));
    must(await sealed.unlock(PASSPHRASE));
    expect(await read(sealed)).toBeNull();
    expect(await read(sealed, 'other')).toBe(CANARY);
    expect(JSON.parse(readFileSync(path.join(folder, 'secret-index.json'), 'utf8')).secrets).toHaveLength(1);
  });
});

describe('with a pass phrase given at the start', () => {
  test('the sealed store is made, used in place of a keyring, and opened again', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    const store = await reopen(folder, { passphrase: PASSPHRASE, keyring });
    const reason = 'A pass phrase was given, so no keyring is used.';
    expect(store.state()).toEqual({ backend: 'passphrase', sealed: false, reason });
    await write(store);
    const later = await reopen(folder, { passphrase: PASSPHRASE });
    expect(await read(later)).toBe(CANARY);
    expect(keyring.entries.size).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['secret-index.json', 'secrets.sealed']);
    expect(modeOf(folder, 'secrets.sealed')).toBe('600');
    expectNowhereIn(folder, [CANARY, PASSPHRASE]);
  });

  test('a wrong one does not start', async () => {
    const folder = temporaryFolder();
    await reopen(folder, { passphrase: PASSPHRASE });
    expect(failureOf(await open(folder, { passphrase: 'wrong' })).code).toBe('passphrase-wrong');
  });
});

describe('a change of back end', () => {
  test('is noticed: the secret counts as missing until it is entered again, and the state explains it', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    const before = await reopen(folder, { keyring });
    await write(before);
    await write(before, 'other', 'key', 'canary-2-key');

    const changed = await reopen(folder, { passphrase: PASSPHRASE });
    expect(await read(changed)).toBeNull();
    expect(changed.state().reason).toBe(
      'A pass phrase was given, so no keyring is used. ' +
        '2 secrets are in the keyring of this computer, not in use now; enter them again.',
    );
    await write(changed, 'lab', 'password', 'entered again');
    expect(await read(changed)).toBe('entered again');
    expect(changed.state().reason).toContain('One secret is in the keyring');

    const back = await reopen(folder, { keyring });
    expect(await read(back), 'the older one').toBeNull();
    expect(await read(back, 'other', 'key')).toBe('canary-2-key');
  });

  test('does not let the secrets of removed connections stay behind', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    await write(await reopen(folder, { keyring }));
    must(await (await reopen(folder)).remove('lab'));
    expect([...keyring.entries.values()]).toEqual([CANARY]);
    const back = await reopen(folder, { keyring });
    expect(keyring.entries.size).toBe(0);
    expect(back.state().reason).toBeNull();
  });
});

describe('one secret of several', () => {
  test('is forgotten alone, in every back end', async () => {
    const keyring = fakeKeyring();
    for (const options of [{ keyring }, { passphrase: PASSPHRASE }, {}]) {
      const folder = temporaryFolder();
      const store = await reopen(folder, options);
      await write(store);
      await write(store, 'lab', 'client-key', 'key of lab');
      must(await store.forget('lab', 'client-key'));
      must(await store.forget('lab', 'never there'));
      expect(await read(store, 'lab', 'client-key')).toBeNull();
      expect(await read(store)).toBe(CANARY);
      expect(readFileSync(path.join(folder, 'secret-index.json'), 'utf8')).not.toContain('client-key');
    }
    expect([...keyring.entries.values()]).toEqual([CANARY]);
  });

  test('that is in a back end not in use now goes when that one is back, and the others stay', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    const store = await reopen(folder, { keyring });
    await write(store);
    await write(store, 'lab', 'client-key', 'key of lab');
    must(await (await reopen(folder)).forget('lab', 'client-key'));
    expect(keyring.entries.size).toBe(2);
    const back = await reopen(folder, { keyring });
    expect([...keyring.entries.values()]).toEqual([CANARY]);
    expect(await read(back)).toBe(CANARY);
  });
});

describe('the index of back ends', () => {
  test('when damaged is set aside and told; secrets are still found', async () => {
    const [folder, keyring] = [temporaryFolder(), fakeKeyring()];
    await write(await reopen(folder, { keyring }));
    writeFileSync(path.join(folder, 'secret-index.json'), '{"version":1');
    const store = await reopen(folder, { keyring });
    expect(store.notices.map(({ code, details }) => [code, details.file])).toEqual([
      ['settings-lost', 'secret-index.json'],
    ]);
    expect(await read(store)).toBe(CANARY);
    expect(readdirSync(folder)).toContain('secret-index.damaged-2026-02-03T04-05-06.789Z.json');
  });

  test('of a newer Roster is refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'secret-index.json'), '{"version":2}');
    expect(failureOf(await open(folder)).code).toBe('settings-newer');
  });
});
