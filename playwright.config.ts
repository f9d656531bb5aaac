import { defineConfig } from '@playwright/test';
import { findChromium } from './electron/host/find-browser.ts';

// Found by scripts/test.mjs; when Playwright is called by hand, an installed browser is looked for here.
const executablePath = process.env.ROSTER_BROWSER ?? findChromium();
// Chromium refuses its sandbox to root. Tests of our own pages only; what we ship never asks for this.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** End-to-end tests, in a browser by default; `E2E_TARGET=electron` runs the same ones in Electron's window. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
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
    { name: 'e2e', testMatch: '*.spec.ts', testIgnore: 'screenshots*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots*.spec.ts' },
  ],
});
