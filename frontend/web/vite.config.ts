import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const built = fileURLToPath(new URL('../target/classes/pages', import.meta.url));

/** Puts each file of the build beside itself, compressed as well as it can be: once here instead of at every answer. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle() {
      const folder = join(built, 'assets');
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const file = join(folder, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    // Everything else would be allowed by no policy: the pages have no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/orders', '/catalog', '/stores', '/deliveries', '/payinfos', '/dashboards', '/operations', '/auth'].map((path) => [
        path,
        `http://localhost:${process.env['BAEDAL_GATEWAY_PORT'] ?? 8088}`,
      ]),
    ),
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // Where scripts/test-totals counts.
    reporters: ['default', ['junit', { outputFile: '../target/surefire-reports/TEST-pages.xml' }]],
  },
});
