import { defineConfig } from 'vitest/config';

/** The domain's tests for mutation runs: each mutant is tried against examples first; long random searches are left to `npm test`. */
export default defineConfig({
  test: { include: ['packages/domain/src/{tickets,dispatch}/**/*.test.ts'], exclude: ['**/node_modules/**', '**/*.property.test.ts'] },
});
