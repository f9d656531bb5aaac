import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : filesBelow(name);
    return /\.(ts|tsx|mjs)$/.test(name) ? [name] : [];
  });
}

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

const sources = ['electron', 'demo', 'renderer', 'scripts'].flatMap(filesBelow).map((file) => {
  const text = textOf(file);
  const imports = [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '');
  const internal = imports
    .filter((target) => /^\..*\.tsx?$/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(file), target));
  return { file, text, packages: imports.filter((target) => !target.startsWith('.')), internal };
});

/** Which layers a layer may import, itself included. The first matching folder decides. */
const LAYERS: [folder: string, allowed: string[]][] = [
  ['electron/domain/', ['electron/domain/']],
  ['electron/contract/', ['electron/domain/', 'electron/contract/']],
  ['electron/core/log/', ['electron/core/log/']],
  ['electron/core/storage/', ['electron/domain/', 'electron/contract/', 'electron/core/storage/']],
  ['electron/core/net/', ['electron/domain/', 'electron/contract/', 'electron/core/net/']],
  [
    'electron/core/adapters/',
    ['electron/domain/', 'electron/contract/', 'electron/core/net/', 'electron/core/adapters/'],
  ],
  ['electron/core/directory/', ['electron/domain/', 'electron/core/adapters/adapter.ts', 'electron/core/directory/']],
  ['electron/core/', ['electron/domain/', 'electron/contract/', 'electron/core/']],
  [
    'electron/host/',
    ['electron/domain/', 'electron/contract/', 'electron/core/', 'electron/host/', 'demo/lib/profiles.ts'],
  ],
  ['electron/cli/', ['electron/domain/', 'electron/contract/', 'electron/core/', 'electron/host/', 'electron/cli/']],
  [
    'electron/shell/',
    ['electron/domain/', 'electron/contract/', 'electron/core/', 'electron/host/', 'electron/shell/'],
  ],
  ['renderer/', ['renderer/', 'electron/contract/', 'electron/domain/']],
  ['demo/', ['demo/']],
];

function allowedFor(file: string): string[] | null {
  return LAYERS.find(([folder]) => file.startsWith(folder))?.[1] ?? null;
}

const tests = filesBelow('test').map((file) => ({ file, text: textOf(file) }));

const found = (pattern: RegExp, where: (file: string) => boolean) =>
  sources.filter(({ file, text }) => where(file) && pattern.test(text)).map(({ file }) => file);

describe('the laws of the architecture', () => {
  test('1: imports run one way', () => {
    const wrong = sources.flatMap(({ file, internal }) => {
      const allowed = allowedFor(file);
      if (!allowed) return [];
      return internal
        .filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))
        .map((target) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('1: features of the renderer do not import each other', () => {
    const featureOf = (file: string) => /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
    const wrong = sources.flatMap(({ file, internal }) =>
      internal
        .filter((target) => featureOf(file) && featureOf(target) && featureOf(file) !== featureOf(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('1: electron is imported by the shell and its two entries only', () => {
    const users = sources
      .filter(({ packages }) => packages.some((name) => name === 'electron' || name === 'electron-store'))
      .map(({ file }) => file)
      .filter((file) => !/^electron\/(shell\/|main\.ts|preload\.ts)/.test(file));
    expect(users).toEqual([]);
  });

  test('2: electron is thin: the core is never imported by the renderer and HTTP stays in core/net', () => {
    const users = sources.filter(({ packages }) => packages.includes('axios')).map(({ file }) => file);
    expect(users.filter((file) => !file.startsWith('electron/core/net/'))).toEqual([]);
  });

  test('4: no kind is named outside adapters and demo, so that nothing branches on one', () => {
    const pattern = /['"`](virtool|virtool-legacy|arvados|pterodactyl)['"`]/;
    expect(found(pattern, (file) => /^(electron\/(?!core\/adapters\/)|renderer\/)/.test(file))).toEqual([]);
  });

  test('5: writes leave through changes alone, and each is journalled first', () => {
    const writing = /\bsession\s*\.write\(|\.resetOwnPassword\(/;
    const allowed = ['electron/core/services/changes.ts', 'electron/core/services/own-password.ts'];
    expect(found(writing, (file) => file.startsWith('electron/') && !allowed.includes(file))).toEqual([]);
    const journalling = found(/\bjournal\s*\.recordIntent\(/, (file) => file.startsWith('electron/'));
    expect(journalling).toEqual(['electron/core/services/changes.ts']);
  });

  test('6: emulators read neither electron/ nor recordings', () => {
    expect(found(/recorded\//, (file) => file.startsWith('demo/'))).toEqual([]);
  });

  test('10: files stay below 350 lines, tests too', () => {
    const long = [...sources, ...tests].filter(({ text }) => text.split('\n').length > 350).map(({ file }) => file);
    expect(long).toEqual([]);
  });

  test('10: nothing is exported under another name or passed on, and by name only', () => {
    expect(found(/^export (default\b|\*|(type )?\{)/m, () => true)).toEqual([]);
  });

  test('10: what is exported is told in a doc sentence', () => {
    const exported = /^export (?:abstract |async )*(?:function\*?|class) (\w+)/gm;
    const untold = sources.flatMap(({ file, text }) =>
      [...text.matchAll(exported)]
        .filter(({ index }) => !text.slice(0, index).trimEnd().endsWith('*/'))
        .map(([, name]) => `${file}: ${name}`),
    );
    expect(untold.filter((one) => !one.startsWith('scripts/'))).toEqual([]);
  });

  test('11: no test waits for a time to pass where an event can tell', () => {
    const sleeping = /\bsetTimeout\((resolve|done), (?!0\))|waitForTimeout\(/;
    // Laws names it; the listener's test proves that nothing more comes.
    const exempt = ['test/unit/laws.test.ts', 'test/unit/host/face-listener.test.ts'];
    const wrong = tests.filter(({ file, text }) => /\/(unit|contract|security)\//.test(file) && sleeping.test(text));
    expect(wrong.map(({ file }) => file).filter((file) => !exempt.includes(file))).toEqual([]);
  });

  test('criterion 27: certificate verification is never switched off', () => {
    const pattern = /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/;
    expect(found(pattern, () => true)).toEqual([]);
  });

  test('criterion 2: nothing that is shipped switches the sandbox off', () => {
    expect(found(/--no-sandbox/, (file) => !file.startsWith('scripts/test'))).toEqual([]);
  });

  test('criterion 36: no Math.random where values matter', () => {
    expect(found(/Math\.random\(\)/, (file) => !file.startsWith('electron/core/net/'))).toEqual([]);
  });
});
