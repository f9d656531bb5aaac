import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
/** Bytes, gzipped: what may come before the first screen can be used. */
const BUDGET = 250_000;
/** What every start needs: the page's own script, with the frame, the connections and the English texts. */
const START = ['renderer/index.html'];

let chunks = new Map<string, Rolldown.OutputChunk>();

beforeAll(async () => {
  const configFile = path.join(root, 'vite.config.ts');
  // React has another half for tests, which is not what is shipped.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ configFile, logLevel: 'error', build: { write: false } });
  vi.unstubAllEnvs();
  const { output } = built as Rolldown.RolldownOutput;
  chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
}, 120_000);

/** The scripts of some modules and all that these import at once. */
function scriptsOf(modules: readonly string[]): Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>();
  const take = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || found.has(chunk.fileName)) return;
    found.set(chunk.fileName, chunk);
    for (const name of chunk.imports) take(chunks.get(name));
  };
  for (const module of modules) {
    const own = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId === path.join(root, module));
    expect(own, module).toBeDefined();
    take(own);
  }
  return [...found.values()];
}

const sizeOf = (scripts: readonly Rolldown.OutputChunk[]) =>
  scripts.reduce((sum, { code }) => sum + gzipSync(code).length, 0);

test('what every start needs lies in one file', () => {
  const [page, ...others] = scriptsOf(['renderer/index.html']);
  // Half a kilobyte of the bundler's own, which the page names too.
  expect(others.map(({ name }) => name)).toEqual(['rolldown-runtime']);
  expect(Object.keys(page?.modules ?? {})).toContain(
    path.join(root, 'renderer/features/instances/instances-screen.tsx'),
  );
});

test.each([
  ['connections', []],
  ['users', ['renderer/features/welcome/start-screen.tsx', 'renderer/features/users/users-screen.tsx']],
  ['welcome', ['renderer/features/welcome/start-screen.tsx', 'renderer/features/welcome/welcome-screen.tsx']],
])('a start that ends at the %s loads no more than 250 kB', (_, screen) => {
  expect(sizeOf(scriptsOf([...START, ...screen]))).toBeLessThanOrEqual(BUDGET);
});

test('no start waits for the schemas, for menus and dialogs, or for a language that is not spoken', () => {
  const scripts = scriptsOf([...START, 'renderer/features/users/users-screen.tsx']);
  const modules = scripts.flatMap((one) => Object.keys(one.modules));
  const unwanted =
    /zod\/v4\/classic|\/components\/(Menu|Modal|Popover)\/|electron\/contract\/contract\.ts|i18n\/(de|fr)/;
  expect(modules.filter((one) => unwanted.test(one))).toEqual([]);
});
