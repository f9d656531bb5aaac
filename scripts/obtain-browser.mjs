// Finds a browser for the tests, or gets one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * An installed browser, else Debian's by apt as root, else Playwright's download. Answers with its program; with null,
 * after having said why, where there is none to be had.
 */
export async function obtainBrowser() {
  const found = (await installed()) ?? fromPlaywright();
  if (found) return found;
  if (fromDebian()) return installed();
  console.error('No browser is installed; downloading the one that Playwright brings…');
  const downloaded = runQuietly(process.execPath, [playwrightCommand(), 'install', 'chromium']);
  const browser = downloaded ? fromPlaywright() : null;
  if (!browser) {
    console.error(
      'No browser was found, and none could be downloaded. Install Chromium, Chrome or Edge, or name one in ROSTER_BROWSER, and run the tests again.',
    );
  }
  return browser;
}

async function installed() {
  const { findChromium } = await import('../electron/host/find-browser.ts');
  const named = process.env.ROSTER_BROWSER;
  return [named, findChromium()].find((file) => file && starts(file)) ?? null;
}

/** Some packages install a program that only says how to install it. Windows' browsers would open a window here. */
function starts(file) {
  return process.platform === 'win32' || runQuietly(file, ['--version']);
}

function fromPlaywright() {
  const file = require('playwright-core').chromium.executablePath();
  return file && existsSync(file) ? file : null;
}

function fromDebian() {
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!isDebian || process.getuid?.() !== 0) return false;
  console.error('No browser is installed; installing Debian’s Chromium…');
  const install = () => runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return install() || (runQuietly('apt-get', ['update']) && install());
}

function playwrightCommand() {
  return path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
}

/** Runs a program; shows what it said only when it failed. */
function runQuietly(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr, error } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) console.error(error?.message ?? String(stderr).trim().split('\n').slice(-3).join('\n'));
  return status === 0;
}
