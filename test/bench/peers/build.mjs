// Builds every peer for production into dist/. Usage: npm ci && node build.mjs, in this folder.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

for (const peer of ['ag-grid', 'mui', 'tanstack']) {
  await build({
    root: path.join(import.meta.dirname, 'src', peer),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: path.join(import.meta.dirname, 'dist', peer), emptyOutDir: true, target: 'esnext' },
  });
}
