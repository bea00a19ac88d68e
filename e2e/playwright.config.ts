import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'];

/** People's journeys through the built product on a scratch database with the demo data. Nothing is tried twice. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  // Without an Electron the desktop journeys cannot run; the test command says so by name.
  testIgnore: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? [] : ['**/desktop/**'],
  globalSetup: './start-product-once.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
