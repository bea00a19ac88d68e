import { defineConfig } from 'vitest/config';

/** Unit tests: pure, no database, no network. */
export default defineConfig({
  test: {
    include: ['{packages,apps,tools}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.int.test.ts'],
    maxWorkers: 2,
  },
});
