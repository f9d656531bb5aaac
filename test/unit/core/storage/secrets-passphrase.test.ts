import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSealed } from '../../../../electron/core/storage/secrets-passphrase.ts';
import { breakOperation, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';

const PASSPHRASE = 'Käse und Brot';

let sealed = '';

/** A folder with a sealed store that holds one secret. Sealed once, because that takes half a second. */
async function sealedFolder() {
  const folder = temporaryFolder();
  const file = path.join(folder, 'secrets.sealed');
  if (sealed === '') {
    must(await must(await openSealed(folder, PASSPHRASE)).set('lab', 'password', 'one'));
    sealed = readFileSync(file, 'utf8');
  }
  writeFileSync(file, sealed);
  return { folder, file, lines: sealed.split('\n') };
}

describe('the sealed file', () => {
  test('says in its header how it is sealed, and uses a nonce once', async () => {
    const { folder, file, lines } = await sealedFolder();
    const header = JSON.parse(lines[0] ?? '');
    expect(header).toMatchObject({
      format: 'roster-secrets',
      version: 1,
      derivation: { name: 'scrypt', N: 131072, r: 8, p: 1 },
      cipher: 'aes-256-gcm',
    });
    must(await must(await openSealed(folder, PASSPHRASE)).set('lab', 'password', 'one'));
    const again = readFileSync(file, 'utf8').split('\n');
    const { nonce, ...rest } = JSON.parse(again[0] ?? '');
    expect({ ...rest, nonce: header.nonce }).toEqual(header);
    expect(nonce).not.toBe(header.nonce);
    expect(again[1]).not.toBe(lines[1]);
  });

  test('opens however the pass phrase encodes its letters', async () => {
    const { folder } = await sealedFolder();
    const store = must(await openSealed(folder, PASSPHRASE.normalize('NFD')));
    expect(must(await store.get('lab', 'password'))).toBe('one');
  });

  const damages: [string, (lines: string[]) => string][] = [
    ['is cut short', (lines) => lines.join('\n').slice(0, 250)],
    ['is empty', () => ''],
    ['has a changed letter', (lines) => lines.join('\n').replace(/^(.{20})./m, '$1~')],
    ['has another body', ([header = '', body = '', checksum]) => [header, flip(body), checksum].join('\n')],
    ['asks for a cheaper derivation', (lines) => lines.join('\n').replace('131072', '1024')],
  ];
  test.each(damages)('that %s is told as damaged, and stays as it is', async (_, damage) => {
    const { folder, file, lines } = await sealedFolder();
    const damaged = damage(lines);
    writeFileSync(file, damaged);
    const failure = failureOf(await openSealed(folder, PASSPHRASE));
    expect([failure.code, failure.details]).toEqual(['secrets-damaged', { file: 'secrets.sealed' }]);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    expect(readdirSync(folder)).toEqual(['secrets.sealed']);
  });

  test('of a newer Roster is refused, and stays as it is', async () => {
    const { folder, file } = await sealedFolder();
    const newer = '{"format":"roster-secrets","version":2}\n';
    writeFileSync(file, newer);
    expect(failureOf(await openSealed(folder, PASSPHRASE)).code).toBe('settings-newer');
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });

  test('keeps the old secret where a new one cannot be written', async () => {
    const { folder, file } = await sealedFolder();
    const store = must(await openSealed(folder, PASSPHRASE));
    const { mend } = breakOperation('writeFileSync', 'ENOSPC', (target) => target.startsWith(file));
    const refused = failureOf(await store.set('lab', 'password', 'two'));
    mend();
    expect(refused.code).toBe('disk-full');
    expect(must(await store.get('lab', 'password'))).toBe('one');
    expect(readFileSync(file, 'utf8')).toBe(sealed);
  });
});

/** The same length and alphabet, another content. */
function flip(base64: string): string {
  return (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1);
}
