import path from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { leanPage } from './scripts/lean-page.ts';

const root = import.meta.dirname;

/** Builds the renderer; `scripts/build.mjs` adds the Electron entries. Vitest reads its own part from here. */
export default defineConfig({
  root: path.join(root, 'renderer'),
  base: './',
  plugins: [
    react(),
    // Where every keystroke draws, the compiler sees to it that only what changed is drawn; elsewhere its code would cost more.
    babel({ include: /renderer\/features\/users\/.*\.tsx?$/, exclude: /\/test\//, presets: [reactCompilerPreset()] }),
    leanPage(),
  ],
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
  },
  test: {
    root,
    include: ['test/{unit,contract,security}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/global-setup.ts',
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // On a busy machine an event may take long to come; a wrong one is wrong after any wait.
    expect: { poll: { timeout: 15_000 } },
    // Only for want of time; scripts/test.mjs names each test that needed it.
    retry: { count: 1, condition: /timed out/i },
  },
});
