import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findKeyring, proveKeyring } from '../../../../electron/core/storage/secrets-keyring.ts';
import { expectNowhereIn, temporaryFolder } from './helpers.ts';

/** What is found where a keyring is there and refuses. */
const unusable = (reason: string) => ({
  reason: { english: 'The keyring of this computer cannot be used: {reason}.', details: { reason } },
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const installed = (program: string) => spawnSync('which', [program]).status === 0;
const hasKeyring = ['dbus-run-session', 'gnome-keyring-daemon'].every(installed);

test.skipIf(process.platform !== 'linux')(
  'without a desktop session there is no keyring, and the reason says so',
  async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
    vi.spyOn(process, 'getuid').mockReturnValue(4_000_000);
    expect(await findKeyring()).toEqual({
      reason: { english: 'There is no keyring here, because no desktop session (D-Bus) is running.' },
    });
  },
);

test('a keyring that never answers is given up after two seconds', async () => {
  vi.useFakeTimers();
  const finding = proveKeyring(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(2000);
  expect(await finding).toEqual(unusable('no answer within 2 s'));
});

test('a keyring that cannot be opened gives its reason', async () => {
  const finding = await proveKeyring(() => Promise.reject(new Error('DBus error: no such service.\nmore')));
  expect(finding).toEqual(unusable('DBus error: no such service'));
});

// Needs the Debian packages dbus-daemon and gnome-keyring.
test.skipIf(!hasKeyring)('the keyring of a desktop session keeps a secret over restarts and forgets it', () => {
  const folder = temporaryFolder();
  const script = path.join(import.meta.dirname, 'keyring.child.ts');
  const session = `printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$1" "$2"`;
  const run = spawnSync('dbus-run-session', ['--', 'sh', '-c', session, process.execPath, script, folder], {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: `${folder}/share`, XDG_RUNTIME_DIR: folder },
    timeout: 15_000,
  });
  expect(JSON.parse(run.stdout || `"${run.stderr}"`)).toEqual({
    state: { backend: 'keyring', sealed: false, reason: null },
    read: 'canary-9b1d',
    readAfterRemoval: null,
  });
  expectNowhereIn(folder, ['canary-9b1d']);
});
