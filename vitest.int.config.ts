import { defineConfig } from 'vitest/config';

/** Integration tests: real PostgreSQL (one for the run, one database for each test), real queue, real processes. */
export default defineConfig({
  test: {
    include: ['{packages,apps,tools}/**/*.int.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['tools/test/integration-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
