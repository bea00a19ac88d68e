import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const executablePath = process.env['CHROMIUM_PATH'];

/** The domain's tests once more in a real browser, because the same rules paint the expert's phone and the agent's screen; and components, which need one. */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.test.ts', 'apps/*/src/**/*.spec.tsx'],
    maxWorkers: 1,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: executablePath ? { executablePath } : {} }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
