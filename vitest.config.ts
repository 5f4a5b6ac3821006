import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node loads graphql's CommonJS for packages; ours must meet the same instance, not the `module` build beside it.
  resolve: { conditions: ['source'], alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    include: ['schema/**/*.spec.ts', 'infra/**/*.spec.ts', 'services/**/*.spec.ts', 'test/**/*.spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.real.spec.ts', 'test/browser/**'],
    globalSetup: 'infra/deploy/vitest-setup.ts',
    setupFiles: 'test/acceptance/leave-none.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
