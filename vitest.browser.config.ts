import { defineConfig } from 'vitest/config';

/** The portal in a browser, on a platform that was really started: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.spec.ts'],
    globalSetup: ['infra/deploy/vitest-setup.ts', 'infra/deploy/chromium.ts'],
    setupFiles: 'test/acceptance/leave-none.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // One browser at a time: two would wait for each other's processor.
    maxWorkers: 1,
  },
});
