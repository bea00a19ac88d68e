/** Mutation tests of the rules that send people: `npm run mutation`, or `-- --mutate 'packages/domain/src/tickets/*.ts'` for a part. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['packages/domain/src/{tickets,dispatch}/*.ts', '!**/*.test.ts', '!**/*-fixtures.ts', '!**/index.ts', '!**/*-{views,commands,terms}.ts'],
  ignorePatterns: ['apps', 'e2e', 'tools', 'docs', 'packages/db', 'packages/ui', 'packages/api-client'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Beside the measured time of the tests. Long on purpose: on a busy machine a mutant that lives must not pass for one that loops.
  timeoutMS: 10_000,
  tempDirName: 'node_modules/.stryker',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
