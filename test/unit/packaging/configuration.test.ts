import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readYaml } from './yaml.ts';

const root = path.join(import.meta.dirname, '../../..');
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

type Validate = (configuration: unknown, log: { isEnabled: boolean }) => Promise<void>;
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration: Validate;
};

/** A fresh copy, since the tool may change what it checks. */
const configuration = () => readYaml(path.join(root, 'packaging/electron-builder.yml')) as Record<string, unknown>;

test('the configuration is what electron-builder’s own schema describes, and the schema would notice a slip', async () => {
  await validateConfiguration(configuration(), { isEnabled: false });
  const slip = { ...configuration(), mac: { hardenedRuntimes: true } };
  await expect(validateConfiguration(slip, { isEnabled: false })).rejects.toThrow('configuration.mac');
});

test('every file that the configuration names is there', () => {
  const named = JSON.stringify(configuration()).match(/packaging\/[\w./-]+/g) ?? [];
  expect(named).toContain('packaging/after-pack.mjs');
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('installers are made for all three systems, and a build uploads nothing', () => {
  const { win, mac, linux, publish } = configuration() as Record<string, { target: string[] } | null>;
  const targets = [win, mac, linux].map((system) => system?.target);
  expect(targets).toEqual([
    ['nsis', 'portable'],
    ['dmg', 'zip'],
    ['AppImage', 'deb', 'rpm'],
  ]);
  expect(publish).toBeNull();
});

test('criterion 2: nothing in the packages asks for no sandbox', () => {
  const files = readdirSync(path.join(root, 'packaging'), { recursive: true, withFileTypes: true });
  const asking = files
    .filter((entry) => entry.isFile() && !/\.(png|ico|icns)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes('no-sandbox'));
  expect(asking).toEqual([]);
});

test('the icons are there in each format, and small', () => {
  const icons = path.join(root, 'packaging/icons');
  expect(readFileSync(path.join(icons, 'roster.ico')).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
  expect(readFileSync(path.join(icons, 'roster.icns')).subarray(0, 4).toString()).toBe('icns');
  for (const size of [16, 32, 48, 128, 256, 512]) {
    const picture = readFileSync(path.join(icons, `png/${size}x${size}.png`));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([size, size]);
    expect(picture.length).toBeLessThan(64_000);
  }
});
