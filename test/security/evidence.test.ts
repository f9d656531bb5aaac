import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import evidence from './evidence.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '../..');
const documented = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number = '', , heldBy = '', tests = '', proof = ''] = line.split('|').map((cell) => cell.trim());
    return /^\d+$/.test(number) ? [{ number, heldBy, tests, proof }] : [];
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

/** What a name in the table stands for: a file by the end of its path, `…` and `*` for any characters. */
function fileNamed(name: string): RegExp {
  const pattern = name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/[…*]/g, '[^/]*');
  return new RegExp(`/${pattern}(\\.(test|spec))?\\.tsx?$`);
}

test('the table of docs/security.md tells the same: the criteria, their tests, what is proven in part', () => {
  expect(documented.map(({ number }) => number)).toEqual(Object.keys(evidence));
  for (const { number, tests, proof } of documented) {
    const known: { readonly tests: string[]; readonly skip?: string } = evidence[number as keyof typeof evidence];
    expect([number, proof === 'partly']).toEqual([number, 'skip' in known]);
    const names = [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    const leadingNowhere = names.filter((name) => !known.tests.some((file) => fileNamed(name).test(file)));
    expect([number, leadingNowhere]).toEqual([number, []]);
    const unnamed = known.tests.filter((file) => !names.some((name) => fileNamed(name).test(file)));
    expect([number, unnamed]).toEqual([number, []]);
  }
});

test('every file that the table of docs/security.md says holds a criterion is there', () => {
  const sources = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ['electron', 'renderer', 'packaging'].includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) => `/${name}/${file}`),
    );
  const named = documented.flatMap(({ heldBy }) => [...heldBy.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
  expect(named).toContain('shell/outside.ts');
  const isThere = (name: string) =>
    existsSync(path.join(root, name)) || sources.some((file) => file.includes(`/${name.split('*')[0]}`));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
