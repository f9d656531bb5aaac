import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import evidence from './evidence.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '../..');
const documented = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, , , tests = '', proof = ''] = line.split('|').map((cell) => cell.trim());
    return /^\d+$/.test(number ?? '') ? [{ number: number ?? '', tests, proof }] : [];
  });

test('each of the 38 criteria is named by a test that is there', () => {
  expect(Object.keys(evidence)).toEqual(Array.from({ length: 38 }, (_, index) => String(index + 1)));
  const missing = Object.values(evidence)
    .flatMap(({ tests }) => tests)
    .filter((file) => !existsSync(path.join(root, file)));
  expect(missing).toEqual([]);
});

test('every criterion’s own tests stand for it', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.startsWith('criterion-'));
  for (const file of files) {
    const numbers = [...file.matchAll(/-(\d\d)(?=-)/g)].map(([, number]) => String(Number(number)));
    const standing = Object.entries(evidence).flatMap(([number, { tests }]) =>
      tests.includes(`test/security/${file}`) ? [number] : [],
    );
    expect([file, standing]).toEqual([file, expect.arrayContaining(numbers)]);
  }
});

test('the table of docs/security.md tells the same: the criteria, their end-to-end tests, what is proven in part', () => {
  expect(documented.map(({ number }) => number)).toEqual(Object.keys(evidence));
  for (const { number, tests, proof } of documented) {
    const known: { readonly tests: string[]; readonly skip?: string } = evidence[number as keyof typeof evidence];
    expect([number, proof === 'partly']).toEqual([number, 'skip' in known]);
    for (const file of known.tests.filter((one) => one.includes('/electron-'))) {
      expect([number, tests]).toEqual([number, expect.stringContaining(path.basename(file, '.spec.ts'))]);
    }
  }
});
