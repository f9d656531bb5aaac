import { defineConfig } from '@playwright/test';
import { findChromium } from './electron/host/find-browser.ts';
import type { ProjectOptions } from './test/e2e/fixtures.ts';

// Found by scripts/test.mjs; when Playwright is called by hand, an installed browser is looked for here.
const executablePath = process.env.ROSTER_BROWSER ?? findChromium();
// Chromium refuses its sandbox to root. Tests of our own pages only; what we ship never asks for this.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

// Tests of the window alone choose the double of Electron themselves; what stands for its binary is a shell script.
const windowOnly = 'electron-*.spec.ts';
const inElectron = process.env.E2E_TARGET === 'electron';
const doubleRuns = process.platform !== 'win32' && !inElectron;

/**
 * End-to-end tests: `e2e` in a browser, `window` the same ones in the window on the double of Electron. With
 * `E2E_TARGET=electron` those of `e2e` run in real Electron.
 */
export default defineConfig<object, ProjectOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // scripts/test.mjs names each story that needed it.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    {
      name: 'e2e',
      testMatch: '*.spec.ts',
      testIgnore: ['screenshots*.spec.ts', ...(doubleRuns ? [] : [windowOnly])],
      use: { target: inElectron ? 'electron' : 'browser' },
    },
    {
      name: 'window',
      testMatch: '*.spec.ts',
      testIgnore: ['screenshots*.spec.ts', windowOnly],
      use: { target: 'double' },
      // The window, its main process and the browser around it share what a page in the browser has for itself.
      timeout: 150_000,
      expect: { timeout: 20_000 },
    },
    { name: 'screenshots', testMatch: 'screenshots*.spec.ts' },
  ],
});
