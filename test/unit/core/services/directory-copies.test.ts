import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDirectoryCopies } from '../../../../electron/core/services/directory-copies.ts';
import type { SecretStore } from '../../../../electron/core/storage/secrets.ts';
import { ok } from '../../../../electron/domain/result.ts';
import { connection } from '../storage/samples.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roster-copies-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store that answers a turn later, as every real one does. */
function slowStore() {
  const saved = new Map<string, string>();
  const store = {
    state: () => ({ backend: 'sealed', sealed: true, reason: null }),
    get: async (id: string) => ok(saved.get(id) ?? null),
    async set(id: string, _purpose: string, value: string) {
      await Promise.resolve();
      saved.set(id, value);
      return ok(undefined);
    },
  };
  return { saved, store: store as unknown as SecretStore };
}

describe('the place of an offline copy', () => {
  test('has the key that is saved, for all who ask at once', async () => {
    const { saved, store } = slowStore();
    const copies = openDirectoryCopies(folder, store, []);
    const one = connection('one');
    const [first, second] = await Promise.all([copies.placeOf(one), copies.placeOf(one)]);
    expect(Buffer.from(first?.key ?? []).toString('base64')).toBe(saved.get(one.id));
    expect(second?.key).toEqual(first?.key);
  });

  test('is nowhere for an instance that wants none, and what lies there goes', async () => {
    const { saved, store } = slowStore();
    const kept = await openDirectoryCopies(folder, store, []).placeOf(connection('one'));
    expect(kept).not.toBeNull();
    const place = path.join(folder, 'directories');
    writeCopy(kept?.file ?? '');
    saved.clear();
    const copies = openDirectoryCopies(folder, store, [{ ...connection('one'), keepCopy: false }]);
    expect(readdirSync(place)).toEqual([]);
    expect(await copies.placeOf({ ...connection('one'), keepCopy: false })).toBeNull();
    expect(saved.size).toBe(0);
  });
});

function writeCopy(file: string) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'a copy');
}
