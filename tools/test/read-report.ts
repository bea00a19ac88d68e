import { readFile } from 'node:fs/promises';
import * as z from 'zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number(), numFailedTestSuites: z.number() });
const PlaywrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), skipped: z.number(), flaky: z.number() }) });

/** What Vitest's JSON report counts. A file that could not be run at all counts as a failure of its own. */
export async function readVitestReport(file: string): Promise<Counts> {
  const report = VitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0), skipped: report.numPendingTests + report.numTodoTests };
}

/** What Playwright's JSON report counts. A test that passed only on a second try is a failure. */
export async function readPlaywrightReport(file: string): Promise<Counts> {
  const { stats } = PlaywrightReport.parse(JSON.parse(await readFile(file, 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
