import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: true,
    // What is smaller than this would be put into the scripts as `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The first load is measured compressed, by the build (infra/deploy/build-portal.mjs).
    chunkSizeWarningLimit: 1024,
    // Components say for frameworks where they may run: here all run in browsers.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  html: { cspNonce: '__NONCE__' },
  resolve: { alias: [{ find: /^fflate$/, replacement: new URL('./site/zip.ts', import.meta.url).pathname }] },
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic' } },
});
