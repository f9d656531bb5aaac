import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** Builds the renderer; `scripts/build.mjs` adds the Electron entries. Vitest reads its own part from here. */
export default defineConfig({
  root: path.join(root, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
  },
  test: {
    root,
    include: ['test/{unit,contract,security}/**/*.test.{ts,tsx}'],
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
