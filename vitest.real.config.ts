import { defineConfig } from 'vitest/config';
import embedded from './vitest.config.ts';

/** The suites that need Kafka and MongoDB, and the acceptance suite on the real deployment. */
export default defineConfig({
  ...embedded,
  test: {
    ...embedded.test,
    include: [
      '{schema,infra,services,test}/**/*.real.spec.ts',
      'test/acceptance/**/*.spec.ts',
      'test/upgrade/**/*.spec.ts',
    ],
    // What is about the folder of one process, requests that the gateway's door turns away before any server is asked, and the words of mails and pages.
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      'test/acceptance/embedded/**',
      'test/acceptance/{attacks,bad-request,markup}.spec.ts',
    ],
    globalSetup: 'infra/deploy/vitest-real-setup.ts',
    // What chance finds is found embedded; here as much as shows that another store answers alike.
    env: { SINAN_TEST_ON: 'real', FUZZ_DOCUMENTS: '500' },
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
