// Runs a TypeScript entry on a Node that can: the pinned one in node_modules, else this one if it is new enough.
// Usage: node scripts/run.mjs ENTRY [arguments]. Signals pass on; the exit code is the entry's.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
/** Keeps what Node made of our TypeScript, which halves the time to start. */
const compileCache = path.join(root, 'node_modules/.cache/node-compile');
const atLeast = (major, minor) => {
  const [a, b] = process.versions.node.split('.').map(Number);
  return a > major || (a === major && b >= minor);
};

/** Starts `entry` in this process where it can run TypeScript, else in a child on the pinned Node. */
export async function run(entry, args) {
  const file = path.join(root, entry);
  if (atLeast(22, 18)) {
    module.enableCompileCache?.(compileCache);
    process.argv = [process.argv[0], file, ...args];
    await import(pathToFileURL(file).href);
    return;
  }
  const pinned = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const usePinned = existsSync(pinned);
  if (!usePinned && !atLeast(22, 12)) {
    console.error(
      `Roster needs Node 22.12 or newer; this is ${process.versions.node}. Run "npm ci" first, or use "npm run".`,
    );
    process.exit(1);
  }
  const flags = usePinned ? [] : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(usePinned ? pinned : process.execPath, [...flags, file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    shell: process.platform === 'win32' && usePinned,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (process.argv[1] === import.meta.filename) {
  const [entry, ...args] = process.argv.slice(2);
  await run(entry, args);
}
