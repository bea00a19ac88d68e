import { defineConfig } from 'vitest/config';

/** The domain's tests for mutation runs: every example, and few of the random cases, because each mutant is tried against all of them. */
export default defineConfig({
  test: { include: ['packages/domain/src/{tickets,dispatch}/**/*.test.ts'], exclude: ['**/node_modules/**'], provide: { effort: 0.02 } },
});
