import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFacesIfStale } from '../dev/build-faces.ts';
import { checkout, dataFolder } from '../dev/checkout.ts';
import { findBrowser } from './find-browser.ts';
import { findElectron } from './find-electron.ts';
import { findRedis } from './find-redis.ts';
import { readPlaywrightReport, readVitestReport } from './read-report.ts';
import { runStep, type Step, type StepResult } from './run-step.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const say = (line: string): void => console.log(`· ${line}`);
const reports = join(dataFolder, 'reports');
const bin = (path: string): string => join(checkout, 'node_modules', path);

const browser = findBrowser(say);
const redis = findRedis(say);
const electron = await findElectron(say);
const notRun = [
  ...(browser ? [] : ['the domain and the journeys in a browser (no Chromium could be found or installed)']),
  ...(redis ? [] : ['the queue on Redis (no redis-server could be found or installed)']),
  ...(electron ? [] : ['the desktop program under Xvfb (no Electron, or no Xvfb, could be found or installed)']),
];

function vitest(name: string, config: string, env: Record<string, string> = {}): Step {
  const file = join(reports, `${name}.json`);
  return { name, args: [bin('vitest/vitest.mjs'), 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env, report: () => readVitestReport(file) };
}

const tools = { ...(browser && { CHROMIUM_PATH: browser }), ...(redis && { REDIS_SERVER_PATH: redis }), ...(electron && { ELECTRON_OVERRIDE_DIST_PATH: electron }) };
const journeys = join(reports, 'journeys.json');
const steps: readonly Step[] = [
  { name: 'check', args: [bin('nx/dist/bin/nx.js'), 'run-many', '-t', ...'typecheck lint walls slices sizes texts drift dead copies'.split(' '), '--outputStyle=static'] },
  vitest('unit', 'vitest.config.ts'),
  ...(browser ? [vitest('browser', 'vitest.browser.config.ts', { CHROMIUM_PATH: browser })] : []),
  vitest('integration', 'vitest.int.config.ts', tools),
  { name: 'story', args: [join(checkout, 'tools/story/main.ts'), '--quiet'] },
  ...(browser ? [{ name: 'journeys', args: [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'], env: { ...tools, PLAYWRIGHT_JSON_OUTPUT_FILE: journeys }, report: () => readPlaywrightReport(journeys) }] : []),
];

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
const wanted = steps.filter((step) => !values.only || values.only.includes(step.name));
if (wanted.some((step) => ['story', 'journeys'].includes(step.name))) await buildFacesIfStale(say);
const results: StepResult[] = [];
for (const step of wanted) results.push(await runStep(step));

const sum = (of: 'passed' | 'failed' | 'skipped'): number => results.reduce((total, result) => total + result[of], 0);
console.log('\n── summary');
for (const { name, passed, failed, skipped, seconds } of results) console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}  (${seconds} s)`);
console.log(notRun.length > 0 ? `NOT RUN ${notRun.length}: ${notRun.join('; ')}` : 'Everything was run.');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`);
process.exitCode = sum('failed') > 0 || (notRun.length > 0 && process.env['CI']) ? 1 : 0;
