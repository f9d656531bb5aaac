// Builds the renderer, the host, the main process and the preload script into dist/.
// Usage: node scripts/build.mjs [--if-needed]
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, 'stamp');
const SOURCES = ['electron', 'demo', 'renderer', 'scripts/build.mjs', 'vite.config.ts', 'package-lock.json'];

/** Builds everything; does nothing when no source has changed since the last build. `quiet` prints only errors. */
export async function buildIfNeeded({ quiet = false } = {}) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  await buildAll({ quiet });
}

/** Builds everything. `quiet` prints only errors. */
async function buildAll({ quiet = false } = {}) {
  const before = fingerprint();
  await buildRenderer(quiet);
  await buildHost(quiet);
  await buildElectron(quiet);
  writeFileSync(stamp, before);
  if (!quiet) console.log('Built into dist/.');
}

async function buildRenderer(quiet) {
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: quiet ? 'error' : 'warn' });
}

/**
 * Puts the browser host, with the libraries that it uses, into a few files: reading five hundred takes three times as long.
 * The thread of the directories lies beside it, where it is looked for; what is native stays a package.
 */
async function buildHost(quiet) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: quiet ? 'error' : 'warn',
    ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
    build: {
      outDir: path.join(dist, 'host'),
      target: 'node24',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: {
          serve: path.join(root, 'electron/serve.ts'),
          'directory-worker': path.join(root, 'electron/core/directory/thread/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      },
    },
  });
}

/** Compiles the main process and the preload script. */
async function buildElectron(quiet) {
  const { build } = await import('vite');
  const compile = (options) =>
    build({
      root,
      configFile: false,
      logLevel: quiet ? 'error' : 'warn',
      build: { outDir: path.join(dist, 'electron'), emptyOutDir: false, target: 'node24', minify: false, ...options },
    });
  await compile({
    ssr: path.join(root, 'electron/main.ts'),
    emptyOutDir: true,
    rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.js', format: 'es' } },
  });
  // The thread of the directories runs a file of its own; it lies where the main process looks for it.
  await compile({
    ssr: path.join(root, 'electron/core/directory/thread/worker.ts'),
    rolldownOptions: { output: { entryFileNames: 'directory-worker.js', format: 'es' } },
  });
  // The sandbox lets a preload script load no file of its own: everything goes into one, as CommonJS.
  await compile({
    lib: { entry: path.join(root, 'electron/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  });
}

/** Names, sizes and times of all sources. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isDirectory()) for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
  else hash.update(`${file} ${stats.size} ${stats.mtimeMs}\n`);
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--if-needed')) await buildIfNeeded();
  else await buildAll();
}
