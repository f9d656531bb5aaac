import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : filesBelow(name);
    return /\.(ts|tsx|mjs|jsx)$/.test(name) ? [name] : [];
  });
}

const SHIPPED = ['electron', 'demo', 'renderer', 'scripts'];
const ENTRIES = ['vite.config.ts', 'playwright.config.ts'];
const files = [...[...SHIPPED, 'test'].flatMap(filesBelow), ...ENTRIES].map((file) => {
  return { file, text: readFileSync(path.join(root, file), 'utf8') };
});

/** What is imported from each file, by name; a file that is imported as a whole holds `*`. */
const imported = new Map<string, Set<string>>();
for (const { file, text } of files) {
  const take = (from: string, names: readonly string[]) => {
    const target = path.posix.join(path.posix.dirname(file), from);
    const known = imported.get(target) ?? new Set();
    imported.set(target, known);
    for (const name of names) known.add(name);
  };
  for (const [, names, from = ''] of text.matchAll(
    /\bimport\s+(?:type\s+)?(\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+'(\.[^']+)'/g,
  )) {
    take(
      from,
      names?.startsWith('{') ? [...names.matchAll(/(?:type\s+)?(\w+)(?:\s+as\s+\w+)?\s*(?=[,}])/g)].map(nameIn) : ['*'],
    );
  }
  for (const [, from = ''] of text.matchAll(/\bimport\(\s*'(\.[^']+)'/g)) take(from, ['*']);
}

function nameIn([, name = '']: RegExpExecArray): string {
  return name;
}

const EXPORT = /^export (?:abstract |async )*(function|class|const|let|interface|type)\*? (\w+)/gm;

test('10: every exported function, class and constant is imported by another file, every type and schema is used', () => {
  const needless = files
    .filter(({ file }) => !file.startsWith('test/'))
    .flatMap(({ file, text }) => {
      const wanted = imported.get(file) ?? new Set();
      return [...text.matchAll(EXPORT)].flatMap(([, what = '', name = '']) => {
        if (wanted.has(name) || wanted.has('*')) return [];
        const describes = what === 'interface' || what === 'type' || name.endsWith('Schema');
        const isUsedHere = [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
        return describes && isUsedHere ? [] : [`${file}: ${name}`];
      });
    });
  expect(needless).toEqual([]);
});
