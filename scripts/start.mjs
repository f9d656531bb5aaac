// `npm start`: opens Roster in Electron's window where Electron can run, else in a browser, and says which and why.
// `npm start -- --electron` tries Electron's download again after it has failed; other options go to the browser host.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { run } from './run.mjs';

const root = path.join(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules/electron');
/** Remembers a download that failed, until the packages are installed anew. */
const failureNote = path.join(root, 'node_modules/.cache/roster-electron-download');
const DOWNLOAD_LIMIT = 60_000;
const OFFLINE_LIMIT = 5_000;
/** An Electron that fails sooner than this never showed its window. */
const START_LIMIT = 15_000;

const args = process.argv.slice(2);
const hostArgs = args.filter((argument) => argument !== '--electron');

await buildIfNeeded({ quiet: true });
const obstacle = whyNoWindow() ?? (await obtainElectron(args.includes('--electron')));
const ended = obstacle ?? (await openWindow());
if (ended) {
  console.error(`Roster runs in a browser, because ${ended}.`);
  await run('dist/host/serve.js', hostArgs);
}

/** Why this computer can show no window of ours, as the end of a sentence; null when it can. */
function whyNoWindow() {
  if (hostArgs.length > 0) return 'options of the browser host were given';
  if (process.getuid?.() === 0) return 'Electron does not run as root with its sandbox';
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay ? null : 'there is no display';
}

/** Makes sure that Electron's binary is there. Answers with why it is not, or null. */
async function obtainElectron(tryAgain) {
  if (binary()) return null;
  if (existsSync(failureNote) && !tryAgain) {
    return `Electron's download failed on ${readFileSync(failureNote, 'utf8')} (npm start -- --electron tries again)`;
  }
  if (!(await isReachable())) return remember('Electron is not installed and its download cannot be reached');
  console.error(`Downloading Electron, for at most ${DOWNLOAD_LIMIT / 1000} s…`);
  spawnSync(process.execPath, [path.join(electron, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT,
    killSignal: 'SIGKILL',
  });
  return binary() ? null : remember('Electron is not installed and its download failed');
}

function remember(reason) {
  mkdirSync(path.dirname(failureNote), { recursive: true });
  writeFileSync(failureNote, new Date().toISOString().slice(0, 10));
  return reason;
}

/** Where the binary is; null when it is not there. Written as Electron's own package looks for it. */
function binary() {
  const note = path.join(electron, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electron, 'dist'), name);
  return existsSync(file) ? file : null;
}

/** Whether the place of the download answers at all; a mirror or a proxy is trusted to. */
async function isReachable() {
  const { env } = process;
  if (env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.HTTPS_PROXY || env.https_proxy) return true;
  try {
    await fetch('https://github.com/electron/electron', { method: 'HEAD', signal: AbortSignal.timeout(OFFLINE_LIMIT) });
    return true;
  } catch {
    return false;
  }
}

/** Runs the window until it is closed. Answers with why it could not open, or null. */
function openWindow() {
  console.error('Roster opens in its own window, because Electron is here.');
  const startedAt = Date.now();
  const child = spawn(binary(), [root], { stdio: 'inherit' });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopping = true;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`Electron could not start (${error.message})`));
    child.once('exit', (code) => {
      const failed = code !== 0 && !stopping && Date.now() - startedAt < START_LIMIT;
      if (!failed) process.exitCode = code ?? 0;
      resolve(failed ? `Electron ended with code ${code} before its window opened` : null);
    });
  });
}
